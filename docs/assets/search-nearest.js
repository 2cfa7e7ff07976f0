// What may have been meant where nothing was found: terms, authors and titles that are written almost
// so. Loaded only then.

import { hasHan } from "./search-query.js";
import { INITIALS, letters } from "./search-terms.js";

// How many signs may be wrong: of letters one in five. Of three Chinese characters one may be in a name;
// in a term that would be another word.
function allowed(text, least) {
  const { length } = [...text];
  return Math.min(2, Math.floor(length / (hasHan(text) ? least : 5)));
}

// How many signs have to be left out, put in, changed, or put in the place of their neighbour to make
// one text of another; more than `most` need not be counted.
export function distance(from, to, most) {
  const [a, b] = [[...from], [...to]];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [[], b.map((_, at) => at).concat(b.length)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
}

// Of texts with what they stand for, those that are nearest to a query, as what they stand for.
function nearest(typed, entries, least = 4) {
  const most = allowed(typed, least);
  if (!most) return [];
  const han = hasHan(typed);
  return entries
    .filter(([key]) => hasHan(key) === han)
    .map(([key, value]) => ({ value, far: distance(typed, key, most) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
    .map(({ value }) => value);
}

export class Nearest {
  constructor(terms) {
    this.terms = [...terms.byKey].filter(([, [{ rank }]]) => rank < INITIALS).map(([key, [{ concept }]]) => [key, concept]);
    this.words = [...terms.concepts.values()].flatMap(({ words }) => words);
  }

  concepts = (query) => [...new Set(nearest(letters(query), this.terms))];

  // The author or title of `papers`, which has all of each.
  nameLike(query, papers) {
    const names = papers.flat().map((name) => [letters(name), name]);
    return nearest(letters(query), names, 3)[0];
  }

  // The query with each word that no term, author or title has as the one of theirs that it is nearest to.
  corrected(query, papers) {
    const texts = [...this.words, ...papers.flat()].flatMap((text) => text.split(/[^\p{L}]+/u));
    const known = new Map(texts.filter((word) => word.length > 3).map((word) => [word.toLowerCase(), word]));
    return query.replace(/\p{L}{5,}/gu, (word) =>
      hasHan(word) || known.has(word.toLowerCase()) ? word : nearest(word.toLowerCase(), [...known])[0] ?? word);
  }
}
