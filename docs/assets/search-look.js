// What a query finds in a language: as it is typed or, where no claim has it so, as it may be meant.

import { isHan } from "./languages.js";
import { SearchIndex } from "./search-index.js";
import { hasHan, normal, wordsIn } from "./search-query.js";
import { Terms, letters, syllablesOf } from "./search-terms.js";
import { loadFrom } from "./search-text.js";

export const ROOT = new URL("../", import.meta.url);
export const PAGE = 20;
const INITIALS = /^[a-z]{2,4}$/i; // of the name of an author
const NEARLY = 8; // letters of a query beside which a term is shown that is written almost so

const indexes = {};
let terms = null;
let papers = null;

export const loadJson = (name) => loadFrom(new URL(`search/${name}.json`, ROOT));

// Loaded once.
export const indexOf = (name) => (indexes[name] ??= SearchIndex.open(new URL(`search/${name}/`, ROOT)));
export const loadTerms = () => (terms ??= loadJson("terms").then(afterRequests).then((entries) => new Terms(entries)));
const afterRequests = (data) => new Promise((resolve) => setTimeout(resolve, 0, data)); // what has to be loaded is asked for first

// What failed is loaded anew with the next query.
function forget() {
  terms = papers = null;
  for (const name of Object.keys(indexes)) delete indexes[name];
}

export const foundAny = ({ finding }) => finding.claims.length > 0 || finding.papers.size > 0;

// Whether it is more than papers of which only the title in another language has the words.
export const isAnswer = ({ finding, pinned }) =>
  finding.claims.length > 0 || pinned.length > 0 || [...finding.papers.values()].some(({ named }) => named !== false);

async function findClaims(query, name, some = false) {
  const finding = await (await indexOf(name)).find(query, {}, some);
  return finding.more(1);
}

function conceptsIn(query, glossary) {
  const whole = glossary.named(query);
  if (whole.length) return whole;
  const words = wordsIn(query, (signs) => glossary.lengthOfTerm(signs));
  return [...new Set(words.flatMap((word) => glossary.named(word, 2)))].slice(0, 3);
}

// The terms that a query is, or that are left of a question without the words that ask, with what is left.
function meantBy(query, glossary) {
  const whole = glossary.meant(query);
  if (whole.length) return { told: query, pinned: whole };
  const told = wordsIn(query, (signs) => glossary.lengthOfTerm(signs)).join(hasHan(query) ? "" : " ");
  return { told, pinned: told === query ? [] : glossary.meant(told) };
}

const findSound = async (query, syllables, name) => {
  const index = await indexOf(name);
  if (syllables.length > 1) return index.findSound(syllables);
  return INITIALS.test(query) ? index.findInitials(query.toLowerCase()) : new Map();
};

async function findAsTyped(query, name) {
  const syllables = syllablesOf(query);
  if (query.length >= NEARLY) loadNearest().catch(() => {}); // may be wanted with the first claim
  const [finding, papers, glossary] = await Promise.all([findClaims(query, name), findSound(query, syllables, name), loadTerms()]);
  const { told, pinned } = meantBy(query, glossary);
  if (pinned.length && told !== query) return { ...(await findAsTyped(told, name)), words: told };
  papers.forEach((paper, id) => finding.papers.set(id, paper));
  const readings = glossary.readings(query, name);
  return { query, finding, readings, meant: null, pinned, concepts: conceptsIn(query, glossary) };
}

// A term in another writing: the term of this language is looked for instead.
async function findMeant(found, name) {
  const meant = found.readings[0];
  const query = meant.map((concept) => concept[name]).join(" ");
  const finding = await findClaims(query, name);
  found.finding.papers.forEach((paper, id) => finding.papers.set(id, paper));
  const concepts = [...new Set([...meant, ...found.concepts])].slice(0, 3);
  const pinned = found.pinned.length || meant.length > 1 ? found.pinned : meant;
  return { ...found, query, finding, meant, pinned, readings: found.readings.slice(1), concepts };
}

// Chinese in traditional characters: in simplified ones.
async function findSimplified(found, name) {
  if (!hasHan(found.query)) return null;
  const { simplified } = await loadTraditional();
  const simple = simplified(found.query);
  if (simple === found.query) return null;
  const other = await find(simple, name);
  if (!foundAny(other) && !other.pinned.length) return null;
  return { ...other, simple: foundAny(other) && !other.words && !other.near ? simple : "" };
}

const loadTraditional = () => import("./search-traditional.js");
const loadPapers = () => (papers ??= loadJson("papers"));
const loadNearest = async () => {
  const [{ Nearest }, glossary] = await Promise.all([import("./search-nearest.js"), loadTerms()]);
  return new Nearest(glossary);
};

// What is written almost so: a term, an author, a title, or words of these.
async function findNearest(found, name) {
  const [nearest, names] = await Promise.all([loadNearest(), loadPapers()]);
  const concepts = nearest.concepts(found.query).slice(0, 4);
  if (concepts.length) {
    const readings = concepts.map((concept) => [concept]);
    return { ...(await findMeant({ ...found, readings }, name)), near: concepts[0][name] };
  }
  for (const near of [nearest.nameLike(found.query, names), nearest.corrected(found.query, names)]) {
    if (!near || near === found.query) continue;
    const other = await find(near, name);
    if (foundAny(other)) return { ...other, near };
  }
  return null;
}

// A sentence: its words, all of them or else as many as one claim has. Only in the language in which it
// is written.
async function findWords(found, name) {
  if (hasHan(found.query) !== isHan(name)) return null;
  const glossary = await loadTerms();
  const words = wordsIn(found.query, (signs) => glossary.lengthOfTerm(signs));
  const query = words.join(" ");
  if (query && query !== found.query) {
    const finding = await findClaims(query, name);
    if (finding.claims.length) return { ...found, query, finding, words: query };
  }
  const telling = words.filter((word) => !hasHan(word) || word.length > 1);
  if (telling.length < 2) return null;
  const finding = await findClaims(telling.join(" "), name, true);
  return finding.claims.length ? { ...found, query: telling.join(" "), finding, some: telling.length } : null;
}

// A term that is written almost so is shown, though some claims have other forms of its words.
async function withNearest(found) {
  if ((await loadTerms()).named(found.query).length || found.query.length < NEARLY) return found;
  const nearest = await loadNearest();
  return { ...found, pinned: nearest.concepts(found.query).slice(0, 1) };
}

async function find(query, name) {
  const found = await findAsTyped(query, name);
  const meant = found.pinned.filter((concept) => letters(concept[name]) !== letters(found.query)).map((concept) => [concept]);
  // A title that is printed in the other language is not all that is meant by a term.
  const elsewhere = meant.length > 0 && hasHan(query) !== isHan(name);
  if (found.finding.claims.length && !elsewhere) return withNearest(found);
  const readings = [...meant, ...found.readings.filter(([first]) => !found.pinned.includes(first))];
  if (readings.length) return findMeant({ ...found, readings }, name);
  if (foundAny(found) || !letters(query)) return found;
  // All that the ways below need comes at the same time; where it does not, the first one says so.
  Promise.all([hasHan(query) && loadTraditional(), loadNearest(), loadPapers()]).catch(() => {});
  for (const otherwise of [findSimplified, findNearest, findWords]) {
    const other = await otherwise(found, name);
    if (other) return other;
  }
  return found;
}

// The answer has the query as it was looked for, what it found, the concepts that were meant by it and
// those that it may mean besides, those that it surely means, and those of the glossary that it names.
export async function look(typed, name) {
  try {
    return await find(normal(typed), name);
  } catch (error) {
    forget();
    throw error;
  }
}

// The concepts that a query surely means, and those that it or its words name: known before any claim is.
export async function namedBy(typed) {
  const glossary = await loadTerms();
  const { told, pinned } = meantBy(normal(typed), glossary);
  return { pinned, concepts: conceptsIn(told, glossary) };
}

// Whether the language other than this has a query as it is typed, though this has it only by a term.
export function isTypedInOther({ meant, near }, typed, name) {
  if (!meant) return false;
  if (!isHan(name)) return hasHan(typed);
  const written = letters(normal(typed));
  return !hasHan(typed) && (Boolean(near) || meant.every(({ keys }) => keys.includes(written)));
}
