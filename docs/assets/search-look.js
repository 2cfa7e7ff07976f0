// What a query finds in a language: as it is typed or, where no claim has it so, as it may be meant.

import { isHan } from "./languages.js";
import { SearchIndex } from "./search-index.js";
import { hasHan, inWords, normal } from "./search-query.js";
import { Terms, letters, syllablesOf } from "./search-terms.js";

export const ROOT = new URL("../", import.meta.url);
export const PAGE = 20;

const indexes = {};
let attempt = 0;
let terms = null;

export async function loadJson(name) {
  const answer = await fetch(new URL(`search/${name}.json`, ROOT));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}

// Loaded once.
export const indexOf = (name) => (indexes[name] ??= SearchIndex.open(ROOT, name, attempt));
export const loadTerms = () => (terms ??= loadJson("terms").then((entries) => new Terms(entries)));

// What failed is loaded anew with the next query: Pagefind keeps what did not come.
function forget() {
  attempt += 1;
  terms = null;
  for (const name of Object.keys(indexes)) delete indexes[name];
}

const foundAny = ({ finding }) => finding.claims.length > 0 || finding.papers.size > 0;

async function findAsTyped(query, name) {
  const [index, glossary] = await Promise.all([indexOf(name), loadTerms()]);
  const finding = await (await index.find(query)).more(PAGE);
  const syllables = syllablesOf(query);
  const papers = syllables.length > 1 ? await index.findSound(syllables) : new Map();
  papers.forEach((paper, id) => finding.papers.set(id, paper));
  const readings = glossary.readings(query, name);
  return { query, finding, readings, meant: null, concepts: glossary.named(query) };
}

// A term in another writing: the term of this language is looked for instead.
async function findMeant(found, name) {
  const meant = found.readings[0];
  const query = meant.map((concept) => concept[name]).join(" ");
  const finding = await (await (await indexOf(name)).find(query)).more(PAGE);
  found.finding.papers.forEach((paper, id) => finding.papers.set(id, paper));
  const concepts = [...new Set([...meant, ...found.concepts])].slice(0, 3);
  return { ...found, query, finding, meant, readings: found.readings.slice(1), concepts };
}

// Chinese that was found nowhere: in simplified characters, or else word by word.
async function findOtherwise(found, name) {
  const { simplified } = await import("./search-traditional.js");
  const simple = simplified(found.query);
  if (simple !== found.query) {
    const other = await find(simple, name);
    if (foundAny(other) || other.meant) return { ...other, simple: other.words ? "" : simple };
  }
  const words = inWords(simple);
  if (words === simple) return found;
  const finding = await (await (await indexOf(name)).find(words)).more(PAGE);
  return finding.claims.length ? { ...found, query: words, finding, words } : found;
}

async function find(query, name) {
  const found = await findAsTyped(query, name);
  if (found.finding.claims.length) return found;
  if (found.readings.length) return findMeant(found, name);
  return hasHan(query) && !foundAny(found) ? findOtherwise(found, name) : found;
}

// The answer has the query as it was looked for, what it found, the concepts that were meant by it and
// those that it may mean besides, and those of the glossary that it names.
export async function look(typed, name) {
  try {
    return await find(normal(typed), name);
  } catch (error) {
    forget();
    throw error;
  }
}

// Whether the language other than this has a query as it is typed, though this has it only by a term.
export function isTypedInOther({ meant }, typed, name) {
  if (!meant) return false;
  if (!isHan(name)) return hasHan(typed);
  return meant.every(({ keys }) => keys.includes(letters(normal(typed)))) && !hasHan(typed);
}
