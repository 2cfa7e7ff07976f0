// A document of the index as Pagefind stores it, and what in it fits a query. The documents are parts
// of papers, made by scripts/lunmai/search/documents.py.

import { isAnyFormOf } from "./search-query.js";

const HAN = "\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const PAIR = new RegExp(`^[${HAN}][${HAN}]`, "u");
const LATIN_EDGE = /[\p{L}\p{N})\]%,;:.!?]$/u;
const LATIN_START = /^[\p{L}\p{N}([]/u;
const RUN = /[\p{L}\p{N}]+/gu;
const HAN_END = new RegExp(`[${HAN}]$`, "u");
const HAN_START = new RegExp(`^[${HAN}]`, "u");
const WIDE = /[\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef]/;

const CLOSED = "\u2060"; // ends a word that the next one follows without a space

function gapBetween(before, after, chinese) {
  if (!before || before.endsWith(CLOSED)) return "";
  if (chinese) {
    const closed = HAN_END.test(before) || HAN_START.test(after) || WIDE.test(before.at(-1)) || WIDE.test(after[0]);
    return closed ? "" : " ";
  }
  if (HAN_END.test(before) && HAN_START.test(after)) return "";
  if (HAN_END.test(before)) return LATIN_START.test(after) ? " " : "";
  if (HAN_START.test(after)) return LATIN_EDGE.test(before) ? " " : "";
  return " ";
}

// The text that readers see, and where in it each word of the index stands.
export function decode(words, from, to, chinese) {
  const at = [];
  let text = "";
  for (let place = from; place < to; place += 1) {
    const piece = (PAIR.test(words[place]) ? [...words[place]][0] : words[place]).replace(CLOSED, "");
    text += gapBetween(place > from && words[place - 1].endsWith(CLOSED) ? CLOSED : text, piece, chinese);
    at.push([text.length, text.length + piece.length]);
    text += piece;
  }
  return { text, at, from };
}

// A stored document taken apart: its claims and its paper, with their places in words.
export function readDocument(data) {
  const words = data.content.split(/\s+/).filter(Boolean);
  const anchors = [...data.anchors].sort((a, b) => a.location - b.location);
  const found = { words, claims: [], paper: null };
  let open = null;
  for (const { id, location } of anchors) {
    const [kind, ...fields] = id.split("|").map(decodeURIComponent);
    if (open) open.to = Math.min(open.to, location);
    if (kind === "claim") {
      const [name, role, about, note] = fields;
      const concepts = about ? about.split(",") : [];
      found.claims.push((open = { id: name, role, concepts, note, from: location, to: words.length }));
    } else if (kind === "text") {
      open.middle = location;
      open.to = words.length;
    } else if (kind === "paper") {
      const [name, label] = fields;
      found.paper = { id: name, name: label, from: location, middle: words.length, to: words.length };
      open = null;
    } else if (kind === "also") found.paper.middle = location;
    else if (kind === "names") found.paper.names = location;
    else if (kind === "sound") found.paper.to = location;
  }
  return found;
}

// What of a word is marked: without the punctuation beside it, and of urban–rural only rural.
function markIn(text, [from, to], part) {
  const runs = [...text.slice(from, to).matchAll(RUN)].map(({ 0: run, index }) => [from + index, from + index + run.length]);
  const fitting = part.phrase ? [] : runs.filter((run) => isAnyFormOf(part.forms, text.slice(...run)));
  return fitting.length || !runs.length ? fitting : [[runs[0][0], runs.at(-1)[1]]];
}

function spansIn({ text, at, from }, parts, places) {
  const spans = [];
  parts.forEach((part, number) => {
    if (part.number) return;
    if (part.han) {
      for (let start = text.indexOf(part.text); start >= 0; start = text.indexOf(part.text, start + 1)) {
        spans.push([start, start + part.text.length]);
      }
    } else {
      at.forEach((span, index) => places[number].has(from + index) && spans.push(...markIn(text, span, part)));
    }
  });
  return spans.sort((a, b) => a[0] - b[0]);
}

function has(field, part, places) {
  if (part.number) return false;
  if (part.han) return field.text.includes(part.text);
  return field.at.some((_, index) => places.has(field.from + index));
}

// How well a claim fits: what its gist says counts more than what only its text does, and words that
// stand together more than words apart. Saying a word twice is no better.
function scoreOf(gist, text, parts, places) {
  const together = parts.map(({ text: word }) => word).join(" ").toLowerCase();
  const near = (field) => Number(parts.length > 1 && field.text.toLowerCase().replace(/[-–—/]/g, " ").includes(together));
  const inGist = parts.filter((part, number) => has(gist, part, places[number])).length / parts.length;
  return 3 * inGist + (near(gist) ? 3 : near(text));
}

// How much of a sentence a claim has: a long word tells more than a short one.
function toldBy(parts, own) {
  return parts.reduce((sum, { text }, number) => sum + (own[number] ? text.length : 0), 0);
}

// Of claims that fit as well the definitions come first, then those that begin with what is looked for.
export function bestFirst(a, b) {
  const isDefinition = ({ role }) => Number(role === "definition");
  const start = ({ gist }) => gist.spans[0]?.[0] ?? Infinity;
  return b.told - a.told || b.score - a.score || isDefinition(b) - isDefinition(a) || (start(a) === start(b) ? 0 : start(a) - start(b));
}

// The claims of a document that have all the parts, but for the names of the paper's authors and its
// year, or where `some` is enough that have one of them; and the paper, where its title, authors and year
// have them.
export function claimsIn(document, parts, places, { chinese, some }) {
  const { words, paper } = document;
  const title = decode(words, paper.from, paper.middle, chinese);
  const also = decode(words, paper.middle, paper.names, chinese);
  const names = decode(words, paper.names, paper.to, chinese);
  const byAuthor = parts.map((part, number) => has(names, part, places[number]));
  const byPaper = parts.map((part, number) => byAuthor[number] || [title, also].some((field) => has(field, part, places[number])));
  const claims = [];
  for (const { id, role, concepts, note, from, to, middle = to } of document.claims) {
    const gist = decode(words, from, middle, chinese);
    const text = decode(words, middle, to, chinese);
    const own = parts.map((part, number) =>
      part.number ? part.text.toLowerCase() === id : has(gist, part, places[number]) || has(text, part, places[number]));
    if (own.some(Boolean) && (some || own.every((found, number) => found || byAuthor[number]))) {
      claims.push({
        id, role, concepts, note, paper: paper.id, name: paper.name,
        share: own.filter(Boolean).length, told: some ? toldBy(parts, own) : 0,
        score: scoreOf(gist, text, parts, places),
        gist: { text: gist.text, spans: spansIn(gist, parts, places) },
        text: { text: text.text, spans: spansIn(text, parts, places) },
      });
    }
  }
  if (!byPaper.every(Boolean)) return { claims, paper: null };
  return { claims, paper: { id: paper.id, name: paper.name, title: title.text, named: byAuthor.every(Boolean) } };
}
