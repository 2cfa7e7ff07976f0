// Looks for claims in the index of one language, which scripts/lunmai/search/index.py has made: it says
// which documents have all the words; which claims in them do is found in search-document.js.

import { bestFirst, claimsIn } from "./search-document.js";
import { inPairs, partsOf } from "./search-query.js";
import { loadFrom } from "./search-text.js";
import { fold, stem, wordsOf } from "./search-words.js";

const FIRST = 4; // documents for the first claims: 10 kB
const BATCH = 20;
const LAST = "\uffff"; // comes after all words

// What one search has found so far; `more` loads the next documents.
class Finding {
  claims = [];
  papers = new Map();
  loaded = 0;

  // `some` says that a claim need not have all that is sought.
  constructor(index, results, sought, some = false) {
    Object.assign(this, { index, results, sought, some });
  }

  get complete() {
    return this.loaded >= this.results.length;
  }

  // Loads until there are so many claims, at the most three batches at once: the first documents
  // are those that fit best.
  async more(wanted) {
    for (let batch = 0; batch < 3 && !this.complete && this.claims.length < wanted; batch += 1) {
      const next = this.results.slice(this.loaded, this.loaded ? this.loaded + BATCH : FIRST);
      const documents = await Promise.all(next.map((number) => this.index.document(number)));
      const found = documents.map((document) => claimsIn(document, this.sought, this.some));
      this.claims.push(...found.flatMap(({ claims }) => claims).sort(bestFirst)); // what was shown stays where it was
      for (const { paper } of found) if (paper) this.papers.set(paper.id, paper);
      this.loaded += next.length;
    }
    return this;
  }
}

// The documents that are in all of some lists.
function inAll([first, ...others]) {
  return [...first].filter(([number]) => others.every((one) => one.has(number)));
}

export class SearchIndex {
  files = new Map();

  // `folder` has the index of a language.
  static async open(folder) {
    const index = new SearchIndex();
    const [mark, documents, starts] = await loadFrom(new URL("index.json", folder), { cache: "no-cache" });
    return Object.assign(index, { folder, mark, documents, starts });
  }

  // A file is loaded once.
  load(name) {
    if (!this.files.has(name)) this.files.set(name, loadFrom(new URL(`${name}.json?${this.mark}`, this.folder)));
    return this.files.get(name);
  }

  document = (number) => this.load(`claims-${number}`);

  // The words of the index from one to another, of which the files may have more; each with its documents.
  async between(from, to) {
    const first = Math.max(0, this.starts.findLastIndex((start) => start <= from));
    const numbers = this.starts.flatMap((start, at) => (at === first || (at > first && start < to) ? [at] : []));
    const files = await Promise.all(numbers.map((at) => this.load(`words-${at}`)));
    return files.flatMap((file) => Object.entries(file)).filter(([word]) => word >= from && word < to);
  }

  // The documents of words that stand for the same thing, each with how much they count there.
  documentsOf(entries) {
    const found = new Map();
    for (const [, listed] of entries) {
      for (let at = 0, number = 0; at < listed.length; at += 2) {
        number += listed[at];
        found.set(number, (found.get(number) ?? 0) + listed[at + 1]);
      }
    }
    return found;
  }

  exactly = async (word) => this.documentsOf(await this.between(word, `${word}\0`));

  // The documents that have each of these words, which counts as much as the one that counts least.
  async withEach(words) {
    const found = await Promise.all(words.map(this.exactly));
    return new Map(inAll(found).map(([number]) => [number, Math.min(...found.map((one) => one.get(number)))]));
  }

  // A part of a query, with the words that stand for it and the documents that have them.
  async seek(part) {
    if (part.number) return { part, found: await this.exactly(`#${part.text.toLowerCase()}`) };
    const pairs = inPairs(part.text);
    if (part.han && pairs.length > 1) return { part, found: await this.withEach(pairs.slice(0, -1)) };
    if (part.han) return { part, found: this.documentsOf(await this.beginning(part.text)) };
    if (part.phrase) {
      const words = wordsOf(part.text).map(({ word }) => word);
      return { part, row: words, found: await this.withEach(words) };
    }
    const entries = (await Promise.all(part.forms.map((form) => this.formsOf(fold(form))))).flat();
    return { part, words: new Set(entries.map(([word]) => word)), found: this.documentsOf(new Map(entries)) };
  }

  beginning = (text) => this.between(text, `${text}${LAST}`);

  // The forms of a word; where there are none the words that begin with it, or else those that lack its
  // last letter: of constraint, constrain.
  async formsOf(word) {
    if (word.length < 3) return this.between(word, `${word}\0`);
    const common = stem(word);
    const near = await this.beginning(common.replace(/y$/, ""));
    const forms = near.filter(([other]) => stem(other) === common);
    if (forms.length) return forms;
    const longer = near.filter(([other]) => other.startsWith(word));
    if (longer.length || word.length < 6) return longer;
    const start = common.slice(0, -1);
    return (await this.beginning(start)).filter(([other]) => stem(other) === start);
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
    if (!parts.length) return new Finding(this, [], []);
    const facets = Object.entries(chosen).map(([facet, value]) => this.exactly(`${facet}:${value}`));
    const [sought, narrow] = await Promise.all([Promise.all(parts.map((part) => this.seek(part))), Promise.all(facets)]);
    const lists = sought.map(({ found }) => found);
    const numbers = some ? new Set(lists.flatMap((found) => [...found.keys()])) : inAll(lists).map(([number]) => number);
    const left = [...numbers].filter((number) => narrow.every((one) => one.has(number)));
    return new Finding(this, this.bestFirst(left, lists), sought, some);
  }

  // The documents with most of what is sought come first, and a rare word counts more.
  bestFirst(numbers, lists) {
    const rare = lists.map((found) => Math.log(1 + this.documents / found.size));
    const score = (number) =>
      lists.reduce((sum, found, at) => sum + (found.has(number) ? rare[at] * (1 + found.get(number) / (found.get(number) + 8)) : 0), 0);
    return numbers.map((number) => [score(number), number]).sort(([a, m], [b, n]) => b - a || m - n).map(([, number]) => number);
  }

  // The papers whose title or authors sound like this: syllables of pinyin in a row.
  findSound = async (syllables) => this.papersOf(await this.withEach(syllables.slice(1).map((syllable, at) => `~${syllables[at]}${syllable}`)));

  // The papers that have an author of these initials.
  findInitials = async (letters) => this.papersOf(await this.exactly(`^${letters}`));

  async papersOf(found) {
    const documents = await Promise.all([...found.keys()].slice(0, BATCH).map(this.document));
    return new Map(documents.map(([id, name, title]) => [id, { id, name, title }]));
  }
}
