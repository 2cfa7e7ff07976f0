// Looks for claims in the index of one language. The index is Pagefind's: it says which documents have
// all the words; which claims in them do is found in search-document.js.

import { LANGUAGES, isHan } from "./languages.js";
import { bestFirst, claimsIn, decode, readDocument } from "./search-document.js";
import { factOf, isAnyFormOf, partsOf, spelled, termOf, wordsOf } from "./search-query.js";

const BATCH = 10;

// The places of words that stand one after the other, given the places of each of them.
function inARow(places) {
  const starts = [...places[0]].filter((start) => places.every((set, step) => set.has(start + step)));
  return new Set(starts.flatMap((start) => places.map((_, step) => start + step)));
}

// What one search has found so far; `more` loads the next documents.
class Finding {
  claims = [];
  papers = new Map();

  // `some` says that a claim need not have all the parts.
  constructor(results, parts, places, chinese, some = false) {
    Object.assign(this, { results, parts, places, chinese, some, loaded: 0 });
  }

  get complete() {
    return this.loaded >= this.results.length;
  }

  // Loads until there are so many claims, at the most three batches at once: the first documents
  // are those that fit best.
  async more(wanted) {
    for (let batch = 0; batch < 3 && !this.complete && this.claims.length < wanted; batch += 1) {
      const next = this.results.slice(this.loaded, this.loaded + BATCH);
      const documents = await Promise.all(next.map((result) => result.data()));
      this.next = [];
      documents.forEach((data, index) => this.add(readDocument(data), next[index]));
      this.claims.push(...this.next.sort(bestFirst)); // what was shown stays where it was
      this.loaded += next.length;
    }
    return this;
  }

  add(document, result) {
    const places = this.parts.map((part, number) => {
      const found = [...this.places(number, result)];
      return new Set(part.phrase ? found : found.filter((place) => isAnyFormOf(part.forms, document.words[place])));
    });
    const { claims, paper } = claimsIn(document, this.parts, places, this);
    this.next.push(...claims);
    if (paper) this.papers.set(paper.id, paper);
  }
}

export class SearchIndex {
  // `root` is the address of the site in any language, `language` one of them. `attempt` counts what
  // failed before: a browser may remember that a module did not come.
  static async open(root, language, attempt) {
    const folder = new URL("search/pagefind/", root);
    // The language keeps the indexes apart: each runs in a copy of Pagefind of its own.
    const pagefind = await import(new URL(`pagefind.js?${language}${attempt || ""}`, folder));
    const html = document.documentElement;
    const lang = html.lang;
    html.lang = LANGUAGES[language].indexedAs; // Pagefind reads there which index it opens
    const instance = pagefind.createInstance({ noWorker: true });
    html.lang = lang;
    await instance.init();
    const index = new SearchIndex();
    Object.assign(index, { instance, chinese: isHan(language) });
    return index;
  }

  // `chosen` names a paper, a role or a concept. It leaves documents that have it; which of their
  // claims do is for the caller to see. G20 is no claim number where no claim has it, and where no
  // claim has co-operation it may have cooperation.
  async find(query, chosen = {}, some = false) {
    const parts = partsOf(query);
    const finding = await this.findParts(parts, chosen, some);
    if (finding.results.length) return finding;
    const joined = query.replace(/(?<=\p{L})-(?=\p{L})/gu, "");
    if (joined !== query) return this.find(joined, chosen, some);
    if (!parts.some(({ number }) => number)) return finding;
    return this.findParts(parts.map((part) => ({ ...part, number: false })), chosen, some);
  }

  async findParts(parts, chosen, some) {
    const facets = Object.entries(chosen).map(([facet, value]) => factOf(facet, value));
    if (!parts.length) return new Finding([], parts, () => new Set(), this.chinese);
    const results = await (some ? this.withSome(parts, facets) : this.withAll(parts, facets));
    const words = await Promise.all(parts.map((part) => this.placesOf(part)));
    return new Finding(results, parts, (number, result) => words[number].get(result.id) ?? new Set(), this.chinese, some);
  }

  // The documents that have all the parts in any of their spellings; those that fit best first.
  async withAll(parts, facets) {
    const found = new Map();
    for (const way of spelled(parts)) {
      const term = facets.length ? [...way.flatMap(wordsOf), ...facets].join(" ") : termOf(way);
      for (const result of (await this.instance.search(term)).results) {
        if (!(found.get(result.id)?.score >= result.score)) found.set(result.id, result);
      }
    }
    return [...found.values()].sort((a, b) => b.score - a.score);
  }

  // The documents that have some of the parts: those with most first, and a rare one counts more.
  async withSome(parts, facets) {
    const found = new Map();
    for (const part of parts) {
      const results = await this.withAll([part], facets);
      for (const result of results) {
        const known = found.get(result.id) ?? { result, weight: 0 };
        known.weight += 1 + 1 / results.length;
        found.set(result.id, known);
      }
    }
    return [...found.values()].sort((a, b) => b.weight - a.weight).map(({ result }) => result);
  }

  // For each document, the places of a part; the documents need not be loaded. Words in quotation
  // marks are looked for one by one, since of words in a row Pagefind does not tell every place.
  async placesOf(part) {
    if (part.han || part.number) return new Map();
    if (part.phrase) {
      const found = await Promise.all(part.text.split(" ").map((text) => this.placesOf({ text, forms: [text] })));
      const ids = [...found[0].keys()];
      return new Map(ids.map((id) => [id, inARow(found.map((places) => places.get(id) ?? new Set()))]));
    }
    const places = new Map();
    for (const form of part.forms) {
      for (const { id, words } of (await this.instance.search(form)).results) {
        places.set(id, new Set([...(places.get(id) ?? []), ...words]));
      }
    }
    return places;
  }

  // The papers whose title or authors sound like this: syllables of pinyin in a row.
  async findSound(syllables) {
    const { results } = await this.instance.search(`"${syllables.join(" ")}"`);
    const documents = await Promise.all(results.slice(0, BATCH).map((result) => result.data()));
    const papers = new Map();
    for (const data of documents) {
      const { words, paper } = readDocument(data);
      const title = decode(words, paper.from, paper.middle, this.chinese).text;
      papers.set(paper.id, { id: paper.id, name: paper.name, title });
    }
    return papers;
  }
}
