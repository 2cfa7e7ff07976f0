// What a query finds in a language: as it is typed or, where no claim has it so, as it may be meant.

import { LANGUAGES, isHan } from "./languages.js";
import { hasHan, normal, wordsIn } from "./search-query.js";
import { Terms, letters, syllablesOf } from "./search-terms.js";
import { element } from "./search-text.js";

export const ROOT = new URL("../", import.meta.url);
export const PAGE = 20;

const indexes = {};
let attempt = 0;
let terms = null;
let papers = null;

export async function loadJson(name) {
  const answer = await fetch(new URL(`search/${name}.json`, ROOT));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}

// What opening an index loads one after the other is asked for at the same time.
function hasten(name) {
  const known = LANGUAGES[name].indexedAs.replace(/^und.*/, "unknown");
  const link = (path, attributes) => element("link", { ...attributes, href: new URL(path, ROOT) });
  const largest = link(`search/pagefind/wasm.${known}.pagefind`, { rel: "preload", as: "fetch", crossorigin: "" });
  largest.onerror = () => fetch(largest.href).catch(() => {}); // uses the failure up: else a later request would get it
  const modules = ["assets/search-document.js", `search/pagefind/pagefind.js?${name}`];
  document.head.append(...modules.map((path) => link(path, { rel: "modulepreload" })), largest);
}

async function openIndex(name) {
  if (!attempt) hasten(name);
  const { SearchIndex } = await import("./search-index.js");
  return SearchIndex.open(ROOT, name, attempt);
}

// Loaded once.
export const indexOf = (name) => (indexes[name] ??= openIndex(name));
export const loadTerms = () => (terms ??= loadJson("terms").then((entries) => new Terms(entries)));

// What failed is loaded anew with the next query: Pagefind keeps what did not come.
function forget() {
  attempt += 1;
  terms = papers = null;
  for (const name of Object.keys(indexes)) delete indexes[name];
}

export const foundAny = ({ finding }) => finding.claims.length > 0 || finding.papers.size > 0;

async function findClaims(query, name, some = false) {
  const index = await indexOf(name);
  const finding = await index.find(query, {}, some);
  return finding.more(PAGE);
}

function conceptsIn(query, glossary) {
  const whole = glossary.named(query);
  if (whole.length) return whole;
  const words = wordsIn(query, (signs) => glossary.lengthOfTerm(signs));
  return [...new Set(words.flatMap((word) => glossary.named(word, 2)))].slice(0, 3);
}

async function findAsTyped(query, name) {
  const [index, glossary] = await Promise.all([indexOf(name), loadTerms()]);
  const finding = await (await index.find(query)).more(PAGE);
  const syllables = syllablesOf(query);
  const papers = syllables.length > 1 ? await index.findSound(syllables) : new Map();
  papers.forEach((paper, id) => finding.papers.set(id, paper));
  const readings = glossary.readings(query, name);
  return { query, finding, readings, meant: null, pinned: glossary.meant(query), concepts: conceptsIn(query, glossary) };
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
  if ((await loadTerms()).named(found.query).length || found.query.length < 8) return found;
  const nearest = await loadNearest();
  return { ...found, pinned: nearest.concepts(found.query).slice(0, 1) };
}

async function find(query, name) {
  const found = await findAsTyped(query, name);
  if (found.finding.claims.length) return withNearest(found);
  const meant = found.pinned.filter((concept) => letters(concept[name]) !== letters(query)).map((concept) => [concept]);
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
  const query = normal(typed);
  return { pinned: glossary.meant(query), concepts: conceptsIn(query, glossary) };
}

// Whether the language other than this has a query as it is typed, though this has it only by a term.
export function isTypedInOther({ meant, near }, typed, name) {
  if (!meant) return false;
  if (!isHan(name)) return hasHan(typed);
  const written = letters(normal(typed));
  return !hasHan(typed) && (Boolean(near) || meant.every(({ keys }) => keys.includes(written)));
}
