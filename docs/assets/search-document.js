// A document of the index, and what in it fits a query. The documents are parts of papers, made by
// scripts/lunmai/search/documents.py. What is looked for in one is a part of the query with those of
// its forms that the index has, as `words`, or the words of it that stand in a `row`.

import { wordsOf } from "./search-words.js";

// A text that readers see; its words are found only where they are asked for.
class Field {
  constructor(text) {
    this.text = text;
  }

  get words() {
    return (this.known ??= wordsOf(this.text));
  }

  // The places of a part: Chinese wherever it stands, words in quotation marks one after the other.
  spansOf({ part, words, row }) {
    if (part.number) return [];
    if (part.han) return this.all(part.text);
    if (!part.phrase) return this.words.filter(({ word }) => words.has(word)).map(({ from, to }) => [from, to]);
    const starts = this.words.flatMap((_, at) => (row.every((word, step) => this.words[at + step]?.word === word) ? [at] : []));
    return starts.map((at) => [this.words[at].from, this.words[at + row.length - 1].to]);
  }

  all(text) {
    const spans = [];
    for (let at = this.text.indexOf(text); at >= 0; at = this.text.indexOf(text, at + 1)) spans.push([at, at + text.length]);
    return spans;
  }

  has = (sought) => this.spansOf(sought).length > 0;

  marked(sought) {
    return { text: this.text, spans: sought.flatMap((one) => this.spansOf(one)).sort((a, b) => a[0] - b[0]) };
  }
}

// How well a claim fits: what its gist says counts more than what only its text does, and words that
// stand together more than words apart. Saying a word twice is no better.
function scoreOf(gist, text, sought) {
  const together = sought.map(({ part }) => part.text).join(" ").toLowerCase();
  const near = (field) => Number(sought.length > 1 && field.text.toLowerCase().replace(/[-–—/]/g, " ").includes(together));
  return (3 * sought.filter(gist.has).length) / sought.length + (near(gist) ? 3 : near(text));
}

// How much of a sentence a claim has: a long word tells more than a short one.
function toldBy(sought, own) {
  return sought.reduce((sum, { part }, number) => sum + (own[number] ? part.text.length : 0), 0);
}

// Of claims that fit as well the definitions come first, then those that begin with what is looked for.
export function bestFirst(a, b) {
  const isDefinition = ({ role }) => Number(role === "definition");
  const start = ({ gist }) => gist.spans[0]?.[0] ?? Infinity;
  return b.told - a.told || b.score - a.score || isDefinition(b) - isDefinition(a) || (start(a) === start(b) ? 0 : start(a) - start(b));
}

// The claims of a document that have all that is sought, but for the names of the paper's authors and
// its year, or where `some` is enough that have one part of it; and the paper, where its title, authors
// and year have it.
export function claimsIn([paper, name, title, also, names, documentClaims], sought, some) {
  const byAuthor = sought.map(new Field(names).has);
  const titles = [title, also].map((text) => new Field(text));
  const claims = [];
  for (const [id, role, concepts, note, ...texts] of documentClaims) {
    const [gist, text] = texts.map((one) => new Field(one));
    const own = sought.map((one) => (one.part.number ? one.part.text.toLowerCase() === id : gist.has(one) || text.has(one)));
    if (own.some(Boolean) && (some || own.every((found, number) => found || byAuthor[number]))) {
      claims.push({
        id, role, concepts, note, paper, name,
        share: own.filter(Boolean).length, told: some ? toldBy(sought, own) : 0,
        score: scoreOf(gist, text, sought),
        gist: gist.marked(sought), text: text.marked(sought),
      });
    }
  }
  const byPaper = sought.every((one, number) => byAuthor[number] || titles.some((field) => field.has(one)));
  return { claims, paper: byPaper ? { id: paper, name, title, named: byAuthor.every(Boolean) } : null };
}
