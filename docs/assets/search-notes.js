// What the search says about itself: how many, what was looked for instead, what else it may mean.

import { LANGUAGES, inScript, isHan, language } from "./languages.js";
import { isTypedInOther } from "./search-look.js";
import { hasHan, normal } from "./search-query.js";
import { pageRoot } from "./search-results.js";
import { letters, syllablesOf } from "./search-terms.js";
import { element, fill } from "./search-text.js";

const together = (texts) => new Intl.ListFormat(language, { type: "conjunction" }).format(texts);

export function counted(number, complete, words) {
  return fill(words[complete ? amount("claims", number) : "claims-more"], { number });
}

const amount = (kind, number) => (number === 1 ? `${kind}-one` : kind);

// How many claims were found, or else how many papers and terms, which no choice leaves.
export function summary({ found, narrowed, chosen, asked, words }, claims) {
  if (claims && found.some) return fill(words[narrowed.complete ? "some" : "some-more"], { number: claims });
  if (claims) return counted(claims, narrowed.complete, words);
  const numbers = [["papers", found.finding.papers.size], ["terms", new Set([...found.pinned, ...found.concepts]).size]];
  const shown = Object.keys(chosen).length ? [] : numbers.filter(([, number]) => number);
  const parts = shown.map(([kind, number]) => fill(words[amount(`${kind}-number`, number)], { number }));
  return parts.length ? together(parts) : fill(words.none, { query: asked });
}

// A term that was looked for, with what it is by: as it was typed, or its pinyin.
function namedTerm(concept, asked, name, words) {
  const written = concept.keys.includes(letters(normal(asked)));
  if (written && hasHan(asked) === isHan(name)) return fill(words["term-alone"], { term: concept[name] });
  const typed = hasHan(asked) ? concept[inScript("han")] : concept.pinyin;
  const beside = isHan(name) && written ? concept[inScript("latin")] : typed;
  const form = beside === concept[name] ? "term-alone" : "term-with-pinyin";
  return fill(words[form], { term: concept[name], pinyin: beside });
}

function insteadOf({ meant, simple, near, words: split }, asked, name, words) {
  const alone = (term) => fill(words["term-alone"], { term });
  const terms = meant ? together(meant.map((one) => namedTerm(one, near ? one[name] : asked, name, words))) : alone(near || simple);
  if (near) return fill(words.near, { query: asked, terms });
  if (meant || simple) return fill(words["looking-for"], { terms });
  return split ? fill(words["looking-for-words"], { query: asked, words: split }) : "";
}

// The lines below the number of results; `retype` is called with what is chosen to be looked for.
export function notes(found, asked, name, words, retype) {
  const instead = insteadOf(found, asked, name, words);
  const lines = instead ? [element("p", {}, instead)] : [];
  if (found.readings.length) {
    const label = found.meant ? words["looking-for-also"] : words["as-pinyin"];
    const choices = found.readings.slice(0, 4).map((concepts) => choice(concepts.map((one) => one[name]).join(" "), name, retype));
    lines.push(element("p", {}, element("span", {}, label), ...choices));
  }
  return lines;
}

function choice(text, name, retype) {
  const button = element("button", { type: "button", class: "lm-search-choice", lang: LANGUAGES[name].tag }, text);
  button.addEventListener("click", () => retype(text));
  return button;
}

// The ways in beside the search.
export function otherWays(words) {
  const ways = [["papers-list", "papers/"], ["glossary", "glossary/"], ["citations", "citations/"]];
  const links = ways.map(([name, path]) => element("li", {}, element("a", { href: new URL(path, pageRoot(language)).href }, words[name])));
  return [element("p", {}, words["other-ways"]), element("ul", {}, ...links)];
}

// What may help where neither language has anything.
export function nothingFound(asked, words) {
  const lines = [element("p", {}, words["other-language-none"])];
  if (!hasHan(asked) && syllablesOf(normal(asked)).length) lines.push(element("p", {}, words["pinyin-limits"]));
  return [...lines, ...otherWays(words)];
}

// The name of the button that looks in the other language, or nothing where that is no use.
export function offerOf({ found, elsewhere, asked }, words) {
  if (elsewhere?.finding.claims.length) {
    const { claims, complete } = elsewhere.finding;
    return fill(words["other-language"], { found: counted(claims.length, complete, words) });
  }
  return isTypedInOther(found, asked, language) ? words["other-language-as-typed"] : "";
}
