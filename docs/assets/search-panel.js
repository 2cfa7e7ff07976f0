// The search itself: its field, what it found, what narrows that, and what it says.

import { LANGUAGES, language, othersOf } from "./languages.js";
import { FACETS, facetSelect, matching } from "./search-facets.js";
import { OptionList } from "./search-list.js";
import { SearchCards } from "./search-cards.js";
import { PAGE, indexOf, isAnswer, loadTerms, look, namedBy } from "./search-look.js";
import { nothingFound, notes, offerOf, otherWays, summary } from "./search-notes.js";
import { claimGroups, conceptGroup, paperGroup } from "./search-results.js";
import { element } from "./search-text.js";

const DELAY = 150;

export class SearchPanel {
  // `frame` has the field, `data` is that of the interface, `address` that of the search page; `leave` is
  // called when a result is followed, `changed` with the address of what is looked for.
  constructor(frame, data, address, leave, changed) {
    const { words, roles } = data;
    Object.assign(this, { address, leave, changed, words, roles, in: language, chosen: {}, turn: 0, other: othersOf(language)[0] });
    this.build(frame);
  }

  build(frame) {
    const { words } = this;
    this.input = frame.querySelector("input");
    this.list = new OptionList(this.input, words);
    this.cards = new SearchCards(words);
    this.status = frame.querySelector(".lm-search-status");
    this.note = element("div", { class: "lm-search-note" });
    this.facets = element("div", { class: "lm-search-facets", hidden: "" });
    this.after = element("div", { class: "lm-search-after" });
    this.share = element("a", { href: this.address, hidden: "" }, words.share);
    this.status.parentElement.append(this.note);
    frame.querySelector(".lm-search-body").append(this.facets, this.list.element, this.after);
    const foot = element("p", { class: "lm-search-foot" }, this.share, element("span", { class: "lm-search-keys" }, words.keys));
    frame.append(foot);
    this.listen();
  }

  listen() {
    this.input.addEventListener("input", (event) => event.isComposing || this.later());
    this.input.addEventListener("compositionend", () => this.later());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.list.element.addEventListener("click", (event) => {
      const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
      if (plain && event.target.closest("a")) this.leave();
    });
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.start(), DELAY);
  }

  // A new query: nothing is chosen yet.
  start() {
    const query = this.input.value.trim();
    clearTimeout(this.timer);
    this.timer = 0;
    if (query === this.asked) return;
    this.chosen = {};
    this.in = language;
    this.ask(query);
  }

  // A query with what was chosen, as an address has it.
  restore(address) {
    const { q, ...chosen } = Object.fromEntries(new URLSearchParams(address));
    if (!q?.trim()) return;
    this.input.value = q.trim();
    this.chosen = Object.fromEntries(FACETS.filter((facet) => chosen[facet]).map((facet) => [facet, chosen[facet]]));
    this.ask(q.trim());
  }

  async ask(query) {
    const turn = (this.turn += 1);
    this.asked = query;
    this.remember();
    if (!query) return this.clear(this.words.start);
    try {
      this.within(this.pin(query, turn)).catch(() => {}); // what follows says so
      const found = await this.within(look(query, this.in));
      if (turn !== this.turn) return;
      const elsewhere = isAnswer(found) ? null : await this.within(this.lookElsewhere(query));
      if (turn !== this.turn) return;
      Object.assign(this, { found, elsewhere, limit: PAGE });
      await this.narrow(turn);
    } catch {
      if (turn === this.turn) this.fail();
    }
  }

  // What a query surely means, and what it names, is shown before any claim is found.
  async pin(query, turn) {
    const { pinned, concepts } = await namedBy(query);
    if (turn !== this.turn || this.shown === turn || !pinned.length || this.in !== language) return;
    this.clear(this.words.loading);
    this.list.fill(this.groups({ pinned, concepts }, []), LANGUAGES[language].tag);
    this.shown = turn;
  }

  // The first other language that has something, or else what the last one says.
  async lookElsewhere(query) {
    let found = null;
    for (this.other of othersOf(this.in)) {
      found = await look(query, this.other);
      await found.finding.more(PAGE);
      if (found.finding.claims.length) break;
    }
    return found;
  }

  // Says that it is searching where this takes time.
  within(promise, turn = this.turn) {
    const timer = setTimeout(() => {
      if (turn === this.turn && this.shown !== turn) this.status.textContent = this.words.loading;
    }, 400);
    return promise.finally(() => clearTimeout(timer));
  }

  // Applies what is chosen: to what is loaded where that is all, else the index is asked again.
  async narrow(turn = (this.turn += 1)) {
    let { finding } = this.found;
    if (!finding.complete && Object.keys(this.chosen).length) {
      finding = await this.within((await indexOf(this.in)).find(this.found.query, this.chosen, Boolean(this.found.some)));
      if (turn !== this.turn) return;
    }
    this.narrowed = finding;
    await this.loadMore(turn);
  }

  async loadMore(turn = (this.turn += 1)) {
    const { narrowed } = this;
    this.glossary = await loadTerms();
    if (turn !== this.turn) return;
    while (!narrowed.complete && matching(narrowed.claims, this.chosen).length < this.limit) {
      this.list.fill(this.groups(this.found, matching(narrowed.claims, this.chosen)), LANGUAGES[this.in].tag);
      const before = narrowed.loaded;
      await narrowed.more(narrowed.claims.length + 1);
      if (turn !== this.turn) return;
      if (narrowed.loaded - before >= 30) break;
    }
    this.show();
  }

  show() {
    const claims = matching(this.narrowed.claims, this.chosen);
    const { found } = this;
    this.list.fill(this.groups(found, claims.slice(0, this.limit)), LANGUAGES[this.in].tag);
    this.status.textContent = summary(this, claims.length);
    this.note.replaceChildren(...notes(found, this.asked, this.in, this.words, (text) => this.retype(text)));
    this.showFacets();
    this.after.replaceChildren(...this.whatElse(claims.length));
    this.shown = this.turn;
    this.remember();
  }

  // What is surely meant, then the claims, then what else is named so.
  groups({ finding, pinned, concepts }, claims) {
    const claimed = claimGroups(claims, this.in, this);
    if (Object.keys(this.chosen).length) return claimed;
    const papers = [...(finding?.papers.values() ?? [])];
    const [named, others] = [true, false].map((is) => papers.filter((paper) => Boolean(paper.named) === is));
    return [
      ...this.cards.groups(pinned, this.in),
      ...paperGroup(named, this.in, this.words),
      ...claimed,
      ...paperGroup(others, this.in, this.words),
      ...conceptGroup(concepts.filter((concept) => !pinned.includes(concept)), this.in, this.words),
    ];
  }

  retype(text) {
    this.input.value = text;
    this.input.focus();
    this.start();
  }

  showFacets() {
    const { narrowed, chosen, words } = this;
    const focused = document.activeElement?.dataset?.facet;
    const papers = new Map(narrowed.claims.map((claim) => [claim.paper, claim.name]));
    const names = { paper: (id) => papers.get(id), role: (id) => this.roles[id], concept: (id) => this.glossary.concepts.get(id)?.[language] };
    const selects = FACETS.map((facet) =>
      facetSelect(facet, {
        claims: narrowed.claims, chosen, words,
        exact: narrowed.complete && (narrowed === this.found.finding || !chosen[facet]),
        name: (value) => names[facet](value) ?? value,
        choose: (value) => this.choose(facet, value),
      }));
    this.facets.replaceChildren(...selects);
    this.facets.hidden = !narrowed.claims.length && !Object.keys(chosen).length;
    if (focused) this.facets.querySelector(`[data-facet=${focused}]`).focus();
  }

  choose(facet, value) {
    this.chosen = { ...this.chosen, [facet]: value };
    if (!value) delete this.chosen[facet];
    this.limit = PAGE;
    this.narrow().catch(() => this.fail());
  }

  // After the results: more of them, the other language, other ways in.
  whatElse(number) {
    const { words } = this;
    const more = number > this.limit || !this.narrowed.complete;
    const parts = more ? [this.button(words.more, () => this.showMore())] : [];
    if (this.in !== language) return [...parts, this.button(words.back, () => this.askIn(language))];
    const offer = offerOf(this, words);
    if (offer) return [...parts, this.button(offer, () => this.askIn(this.other))];
    return this.elsewhere && !this.list.options.length ? nothingFound(this.asked, words) : parts;
  }

  showMore() {
    this.limit += PAGE;
    return this.loadMore();
  }

  askIn(name) {
    this.in = name;
    return this.ask(this.asked);
  }

  button(text, action) {
    const button = element("button", { type: "button", class: "md-button" }, text);
    button.addEventListener("click", () => {
      this.input.focus();
      action().catch(() => this.fail());
    });
    return button;
  }

  clear(text) {
    this.list.fill([], LANGUAGES[language].tag);
    this.status.textContent = text;
    this.note.replaceChildren();
    this.after.replaceChildren();
    this.facets.hidden = true;
  }

  // Nothing is hidden from the reader: that it failed, how to try again, and where else to look.
  fail() {
    const { words, asked } = this;
    this.asked = null; // the same query may be tried again
    this.clear(words.failed);
    this.after.replaceChildren(this.button(words.retry, () => this.ask(asked)), ...otherWays(words));
  }

  press(event) {
    if (event.isComposing || event.keyCode === 229) return; // the keys of an input method
    if (this.list.move(event.key)) return event.preventDefault();
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (this.input.value.trim() !== this.asked) this.start();
    else if (this.shown === this.turn) this.list.follow();
  }

  // The address of the search page that does the same search.
  get url() {
    const url = new URL(this.address);
    url.search = new URLSearchParams({ ...(this.asked && { q: this.asked }), ...this.chosen }).toString();
    return url;
  }

  remember() {
    this.share.href = this.url.href;
    this.share.hidden = !this.asked;
    this.changed(this.url);
  }
}
