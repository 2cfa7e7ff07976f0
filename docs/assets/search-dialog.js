// The search as readers see it: in a dialog over any page, or as the content of the search page.

import { SearchIndex } from "./search-index.js";
import { Terms, letters, syllablesOf } from "./search-terms.js";
import { element, excerpt, fill, marked } from "./search-text.js";

const ROOT = new URL("../", import.meta.url);
const PAGE = 20;
const DELAY = 150;
const FACETS = ["paper", "role", "concept"];
const MARKUP = { zh: "zh-Hans", en: "en" };
const OTHER = { zh: "en", en: "zh" };
const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";

let dialog = null;
let interfaceData = null;
const indexes = {};
let terms = null;

async function json(name) {
  const answer = await fetch(new URL(`search/${name}.json`, ROOT));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}

// Loaded once; what failed is tried again with the next query.
function indexOf(name) {
  indexes[name] ??= SearchIndex.open(ROOT, name).catch((error) => {
    delete indexes[name];
    throw error;
  });
  return indexes[name];
}

function loadTerms() {
  terms ??= json("terms").then(
    (entries) => new Terms(entries),
    (error) => {
      terms = null;
      throw error;
    },
  );
  return terms;
}

function loadStyle() {
  const href = new URL("assets/search.css", ROOT).href;
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return Promise.resolve();
  const link = element("link", { rel: "stylesheet", href });
  const loaded = new Promise((done) => (link.onload = link.onerror = done));
  document.head.append(link);
  return loaded;
}

async function prepare() {
  [interfaceData] = await Promise.all([interfaceData ?? json(language), loadStyle()]);
}

const pageRoot = (name) => new URL(name === "zh" ? "" : "en/", ROOT);

// What a query finds in a language. Where no claim has it, and it is a term in another writing,
// the term of this language is looked for instead.
async function look(query, name) {
  const [index, glossary] = await Promise.all([indexOf(name), loadTerms()]);
  const readings = glossary.readings(query, name);
  const direct = await (await index.find(query)).more(PAGE);
  const syllables = syllablesOf(query);
  const papers = syllables.length > 1 ? await index.findSound(syllables) : new Map();
  papers.forEach((paper, id) => direct.papers.set(id, paper));
  const found = { query, finding: direct, readings, meant: null, concepts: glossary.named(query) };
  if (direct.claims.length || !readings.length) return found;
  const meant = readings[0];
  const term = meant.map((concept) => concept[name]).join(" ");
  const finding = await (await index.find(term)).more(PAGE);
  direct.papers.forEach((paper, id) => finding.papers.set(id, paper));
  const concepts = [...new Set([...meant, ...found.concepts])].slice(0, 3);
  return { ...found, query: term, finding, meant, readings: readings.slice(1), concepts };
}

class Search {
  // `address` is that of the search page; `leave` is called when a result is followed.
  constructor(address, leave) {
    const { words, roles } = interfaceData;
    Object.assign(this, { address, leave, words, roles, in: language, chosen: {}, turn: 0, active: null });
    this.build();
  }

  build() {
    const { words } = this;
    this.input = element("input", {
      type: "text", id: "_search-input", role: "combobox", inputmode: "search", enterkeyhint: "search",
      autocomplete: "off", autocapitalize: "off", spellcheck: "false", placeholder: words.placeholder,
      "aria-label": words.title, "aria-expanded": "false", "aria-controls": "_search-list",
      "aria-autocomplete": "list",
    });
    this.status = element("p", { class: "lm-search-status", role: "status" });
    this.note = element("div", { class: "lm-search-note" });
    this.facets = element("div", { class: "lm-search-facets", hidden: "" });
    this.list = element("div", { id: "_search-list", role: "listbox", "aria-label": words.results });
    this.after = element("div", { class: "lm-search-after" });
    this.share = element("a", { href: this.address }, words.share);
    this.keys = element("span", { class: "lm-search-keys" }, words.keys);
    const foot = element("p", { class: "lm-search-foot" }, this.share, this.keys);
    this.bar = element("div", { class: "lm-search-bar" }, this.input);
    this.body = element("div", { class: "lm-search-body" }, this.status, this.note, this.facets, this.list, this.after);
    this.element = element("div", { class: "lm-search" }, this.bar, this.body, foot);
    this.status.textContent = words.start;
    this.input.addEventListener("input", (event) => event.isComposing || this.later());
    this.input.addEventListener("compositionend", () => this.later());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("click", (event) => {
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

  async ask(query) {
    const turn = (this.turn += 1);
    this.asked = query;
    this.remember();
    if (!query) return this.clear(this.words.start);
    try {
      const found = await this.within(look(query, this.in));
      const elsewhere = found.finding.claims.length ? null : await look(query, OTHER[this.in]);
      if (turn !== this.turn) return;
      Object.assign(this, { found, elsewhere, narrowed: null, limit: PAGE });
      await this.narrow(turn);
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    }
  }

  // Says that it is searching where this takes time.
  within(promise) {
    const timer = setTimeout(() => (this.status.textContent = this.words.loading), 400);
    return promise.finally(() => clearTimeout(timer));
  }

  // Applies what is chosen: to what is loaded where that is all, else the index is asked again.
  async narrow(turn = (this.turn += 1)) {
    let { finding } = this.found;
    if (!finding.complete && Object.keys(this.chosen).length) {
      finding = await this.within((await indexOf(this.in)).find(this.found.query, this.chosen));
    }
    this.narrowed = finding;
    await this.loadMore(turn);
  }

  async loadMore(turn = this.turn) {
    while (!this.narrowed.complete && this.matching().length < this.limit) {
      const before = this.narrowed.loaded;
      await this.narrowed.more(this.narrowed.claims.length + 1);
      if (turn !== this.turn) return;
      if (this.narrowed.loaded - before >= 30) break;
    }
    this.show();
  }

  // The loaded claims that fit what is chosen, but for one facet.
  matching(but) {
    const { paper, role, concept } = { ...this.chosen, ...(but && { [but]: undefined }) };
    return this.narrowed.claims.filter(
      (claim) =>
        (!paper || claim.paper === paper) && (!role || claim.role === role) && (!concept || claim.concepts.includes(concept)),
    );
  }

  async show() {
    const claims = this.matching();
    this.glossary = await loadTerms();
    this.setActive(null);
    this.list.lang = MARKUP[this.in];
    this.list.replaceChildren(...this.groups(claims.slice(0, this.limit)), ...this.others());
    this.options = [...this.list.querySelectorAll("[role=option]")];
    this.options.forEach((option, number) => (option.id = `_search-option-${number}`));
    this.input.setAttribute("aria-expanded", String(this.options.length > 0));
    this.status.textContent = this.summary(claims.length);
    this.note.replaceChildren(...this.readings());
    this.showFacets();
    this.showAfter(claims.length);
    this.remember();
  }

  summary(number) {
    const { words } = this;
    if (number) {
      const kind = !this.narrowed.complete ? "claims-more" : number === 1 ? "claims-one" : "claims";
      return fill(words[kind], { number });
    }
    return this.options.length ? words["elsewhere-only"] : fill(words.none, { query: this.asked });
  }

  // What was looked for instead of what was typed, and what else it may mean.
  readings() {
    const { meant, readings } = this.found;
    const { words } = this;
    const lines = [];
    if (meant) {
      const named = meant.map((concept) => this.namedTerm(concept)).join("");
      lines.push(element("p", {}, fill(words["looking-for"], { terms: named })));
    }
    if (readings.length) {
      const label = meant ? words["looking-for-also"] : words["as-pinyin"];
      const choices = readings.slice(0, 4).map((concepts) => this.choice(concepts));
      lines.push(element("p", {}, element("span", {}, label), ...choices));
    }
    return lines;
  }

  namedTerm(concept) {
    const typed = /\p{Script=Han}/u.test(this.asked) ? concept.zh : concept.pinyin;
    const beside = this.in === "zh" && concept.keys.includes(letters(this.asked)) ? concept.en : typed;
    return fill(this.words["term-with-pinyin"], { term: concept[this.in], pinyin: beside });
  }

  choice(concepts) {
    const text = concepts.map((concept) => concept[this.in]).join(" ");
    const button = element("button", { type: "button", class: "lm-search-choice", lang: MARKUP[this.in] }, text);
    button.addEventListener("click", () => this.retype(text));
    return button;
  }

  retype(text) {
    this.input.value = text;
    this.input.focus();
    this.start();
  }

  groups(claims) {
    const papers = new Map();
    for (const claim of claims) {
      if (!papers.has(claim.paper)) papers.set(claim.paper, []);
      papers.get(claim.paper).push(claim);
    }
    return [...papers.values()].map((own) => this.group(own[0].name, own.map((claim) => this.claim(claim))));
  }

  group(label, options) {
    const title = element("div", { class: "lm-search-label", role: "presentation" }, label);
    return element("div", { role: "group", "aria-label": label, class: "lm-search-group" }, title, ...options);
  }

  option(href, ...parts) {
    return element("a", { role: "option", tabindex: "-1", "aria-selected": "false", href }, ...parts);
  }

  claim({ id, role, paper, gist, text }) {
    const head = element("span", { class: "lm-search-head" },
      element("span", { class: "lm-id" }, id),
      element("span", { class: `lm-role lm-role-${role}`, lang: MARKUP[language] }, this.roles[role] ?? role));
    const parts = [head, element("span", { class: "lm-search-gist" }, ...marked(gist.text, gist.spans))];
    if (text.spans.length) parts.push(element("span", { class: "lm-search-excerpt" }, ...excerpt(text, this.in)));
    return this.option(`${new URL(`papers/${paper}/`, pageRoot(this.in))}#${id}`, ...parts);
  }

  // After the claims, and never before them: papers by title and author, entries of the glossary.
  others() {
    if (Object.keys(this.chosen).length) return [];
    const { words } = this;
    const papers = [...this.found.finding.papers.values()].slice(0, 5).map(({ id, name, title }) =>
      this.option(new URL(`papers/${id}/`, pageRoot(this.in)).href,
        element("span", { class: "lm-search-gist" }, title), element("span", { class: "lm-search-excerpt" }, name)));
    const concepts = this.found.concepts.map((concept) =>
      this.option(new URL(`concepts/${concept.id}/`, pageRoot(this.in)).href,
        element("span", { class: "lm-search-gist" }, concept[this.in]),
        element("span", { class: "lm-search-excerpt", lang: MARKUP[OTHER[this.in]] }, concept[OTHER[this.in]])));
    return [[words["papers-found"], papers], [words["concepts-found"], concepts]]
      .filter(([, options]) => options.length)
      .map(([label, options]) => this.group(label, options));
  }

  showFacets() {
    const focused = document.activeElement?.dataset?.facet;
    const selects = FACETS.map((facet) => this.facet(facet));
    this.facets.replaceChildren(...selects);
    this.facets.hidden = !this.narrowed.claims.length && !Object.keys(this.chosen).length;
    if (focused) this.facets.querySelector(`[data-facet=${focused}]`).focus();
  }

  facet(facet) {
    const counts = new Map();
    const names = new Map(this.narrowed.claims.map((claim) => [claim.paper, claim.name]));
    const nameOf = { paper: (id) => names.get(id), role: (id) => this.roles[id], concept: (id) => this.glossary.concepts.get(id)?.[language] };
    for (const claim of this.matching(facet)) {
      for (const value of facet === "concept" ? new Set(claim.concepts) : [claim[facet]]) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    if (this.chosen[facet] && !counts.has(this.chosen[facet])) counts.set(this.chosen[facet], 0);
    const ordered = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const select = element("select", { "data-facet": facet }, element("option", { value: "" }, this.words.any));
    for (const [value, number] of ordered) {
      const name = nameOf[facet](value) ?? value;
      select.append(element("option", { value }, fill(this.words.counted, { name, number })));
    }
    select.value = this.chosen[facet] ?? "";
    select.addEventListener("change", () => {
      this.chosen = { ...this.chosen, [facet]: select.value };
      if (!select.value) delete this.chosen[facet];
      this.limit = PAGE;
      this.narrow().catch((error) => this.fail(error));
    });
    return element("label", {}, element("span", {}, this.words[facet]), select);
  }

  showAfter(number) {
    const { words } = this;
    const parts = [];
    if (number > this.limit || !this.narrowed.complete) {
      parts.push(this.button(words.more, () => {
        this.limit += PAGE;
        return this.loadMore();
      }));
    }
    if (this.in !== language) {
      parts.push(this.button(words.back, () => {
        this.in = language;
        return this.ask(this.asked);
      }));
    } else if (this.elsewhere) parts.push(this.offer());
    this.after.replaceChildren(...parts);
  }

  // The same query in the other language, with what it finds there.
  offer() {
    const { claims, complete } = this.elsewhere.finding;
    const { words } = this;
    if (!claims.length) return this.options.length ? "" : element("p", {}, words["other-language-none"]);
    const kind = !complete ? "claims-more" : claims.length === 1 ? "claims-one" : "claims";
    const found = fill(words[kind], { number: claims.length });
    return this.button(fill(words["other-language"], { found }), () => {
      this.in = OTHER[this.in];
      return this.ask(this.asked);
    });
  }

  button(text, action) {
    const button = element("button", { type: "button", class: "md-button" }, text);
    button.addEventListener("click", () => {
      this.input.focus();
      action().catch((error) => this.fail(error));
    });
    return button;
  }

  clear(text) {
    this.setActive(null);
    this.options = [];
    this.status.textContent = text;
    this.input.setAttribute("aria-expanded", "false");
    for (const part of [this.note, this.list, this.after]) part.replaceChildren();
    this.facets.hidden = true;
  }

  // Nothing is hidden from the reader: what failed, and where else to look.
  fail() {
    const { words } = this;
    this.asked = null; // the same query may be tried again
    this.clear(words.failed);
    const ways = [["papers-list", "papers/"], ["glossary", "glossary/"], ["citations", "citations/"]];
    const links = ways.map(([name, path]) => element("li", {}, element("a", { href: new URL(path, pageRoot(language)).href }, words[name])));
    this.after.replaceChildren(element("p", {}, words["other-ways"]), element("ul", {}, ...links));
  }

  press(event) {
    if (event.isComposing || event.keyCode === 229) return; // the keys of an input method
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves && this.options?.length) {
      event.preventDefault();
      const at = this.options.indexOf(this.active);
      const next = at < 0 && moves[event.key] < 0 ? this.options.length - 1 : at + moves[event.key];
      this.setActive(this.options[next] ?? null);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (this.timer) this.start();
      else (this.active ?? this.options?.[0])?.click();
    }
  }

  setActive(option) {
    this.active?.setAttribute("aria-selected", "false");
    this.active = option;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  // The address of the search page that does the same search.
  remember() {
    const url = new URL(this.address);
    url.search = new URLSearchParams({ ...(this.asked && { q: this.asked }), ...this.chosen }).toString();
    this.share.href = url.href;
    this.share.hidden = !this.asked;
    this.changed?.(url);
  }
}

function buildDialog(address) {
  const search = new Search(address, () => dialog.close());
  const close = element("button", { type: "button", class: "lm-search-close", "aria-label": search.words.close }, "×");
  close.addEventListener("click", () => dialog.close());
  search.bar.append(close);
  dialog = element("dialog", { class: "lm-search-dialog md-typeset", "aria-label": search.words.title }, search.element);
  dialog.search = search;
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
}

export async function openDialog(address) {
  await prepare();
  if (!dialog) buildDialog(address);
  if (!dialog.open) dialog.showModal();
  dialog.search.input.focus();
  dialog.search.input.select();
}

// The search page: its address says what is looked for.
export async function fillPage(place, address) {
  await prepare();
  const search = new Search(address, () => {});
  const { q, ...chosen } = Object.fromEntries(new URLSearchParams(location.search));
  search.changed = (url) => history.replaceState(null, "", url);
  place.replaceChildren(search.element);
  search.input.value = q ?? "";
  if (!q) return search.input.focus();
  search.chosen = Object.fromEntries(FACETS.filter((facet) => chosen[facet]).map((facet) => [facet, chosen[facet]]));
  await search.ask(q);
}
