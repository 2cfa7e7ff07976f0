// Looks for claims in the index of one language. The index is Pagefind's: it says which documents have
// all the words; which claims in them do is found in search-document.js.

import { LANGUAGES, isHan } from "./languages.js";
import { bestFirst, claimsIn, decode, readDocument } from "./search-document.js";
import { factOf, isFormOf, partsOf, termOf, wordsOf } from "./search-query.js";

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

  constructor(results, parts, places, chinese) {
    Object.assign(this, { results, parts, places, chinese, loaded: 0 });
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
      return new Set(part.phrase ? found : found.filter((place) => isFormOf(part.text, document.words[place])));
    });
    const { claims, paper } = claimsIn(document, this.parts, places, this.chinese);
    this.next.push(...claims);
    if (paper) this.papers.set(paper.id, paper);
  }
}

export class SearchIndex {
  // `root` is the address of the site in any language, `language` one of them. `attempt` counts what
  // failed before: a browser may remember that a module did not come.
  static async open(root, language, attempt) {
    // The language keeps the indexes apart: each runs in a copy of Pagefind of its own.
    const pagefind = await import(new URL(`search/pagefind/pagefind.js?${language}${attempt || ""}`, root));
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
  // claims do is for the caller to see. G20 is no claim number where no claim has it.
  async find(query, chosen = {}) {
    const parts = partsOf(query);
    const finding = await this.findParts(parts, chosen);
    if (finding.results.length || !parts.some(({ number }) => number)) return finding;
    return this.findParts(parts.map((part) => ({ ...part, number: false })), chosen);
  }

  async findParts(parts, chosen) {
    const facets = Object.entries(chosen).map(([facet, value]) => factOf(facet, value));
    const term = facets.length ? [...parts.flatMap(wordsOf), ...facets].join(" ") : termOf(parts);
    if (!parts.length) return new Finding([], parts, () => new Set(), this.chinese);
    const { results } = await this.instance.search(term);
    const alone = parts.length === 1 && !facets.length;
    const words = await Promise.all(parts.map((part) => this.placesOf(part, results, alone)));
    return new Finding(results, parts, (number, result) => words[number].get(result.id) ?? new Set(), this.chinese);
  }

  // For each document, the places of a part; the documents need not be loaded. Words in quotation
  // marks are looked for one by one, since of words in a row Pagefind does not tell every place.
  async placesOf(part, results, alone) {
    if (part.han || part.number) return new Map();
    if (part.phrase) {
      const words = part.text.split(" ").map((text) => ({ text }));
      const found = await Promise.all(words.map((word) => this.placesOf(word, results, false)));
      return new Map(results.map(({ id }) => [id, inARow(found.map((places) => places.get(id) ?? new Set()))]));
    }
    const found = alone ? results : (await this.instance.search(part.text)).results;
    return new Map(found.map(({ id, words }) => [id, new Set(words)]));
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
