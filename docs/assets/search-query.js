// What is typed, taken apart: Chinese as it stands, words, words in quotation marks, claim numbers.

import { spellings } from "./search-spelling.js";

const HAN = "\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const PART = new RegExp(`(?<han>[${HAN}]+)|[^\\s${HAN}]+`, "gu");
const QUOTED = /^\s*["“](.+)["”]\s*$/;
const NUMBER = /^[a-z]+\d+(-\d+)*$/i;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const JOINTS = /[-–—/]+/;
// Words that ask and join, of which a claim need not have any.
const ASKING = new Set(
  ("a an and are as at be between by can could did do does for from has have how if in into is it its of on or should that the " +
    "their there these this those to was were what when where which who whom whose why will with would " +
    "什么 哪些 哪个 哪种 哪里 谁 为什么 为何 如何 怎么 怎样 怎么样 是否 有没有 多少 可以 能否 应该 应当 以及 或者 关于 对于 " +
    "的 了 是 在 和 与 及 或 吗 呢 吧 有 对 把 被 也 都 就 而 其 这 那 能 会 请 于 从 由 以 之").split(" "));

export const hasHan = (text) => /\p{Script=Han}/u.test(text);

// Full-width letters, as an input method may write them, are letters.
export const normal = (text) => text.normalize("NFKC");

// The characters of a Chinese word in overlapping pairs, as the index has them.
function inPairs(run) {
  const signs = [...run];
  return signs.length < 2 ? signs : signs.slice(1).map((sign, at) => signs[at] + sign);
}

// The parts of a query that must all be found. A claim number in quotation marks is a word.
export function partsOf(query) {
  const phrase = QUOTED.exec(query)?.[1];
  const found = [...(phrase ?? query).matchAll(PART)].flatMap(({ 0: text, groups }) => {
    const han = Boolean(groups.han);
    const whole = text.replace(EDGES, "");
    if (!phrase && NUMBER.test(whole)) return [{ text: whole, han, number: true, forms: [whole] }];
    const words = han ? [whole] : whole.split(JOINTS);
    return words.filter((word) => word && word !== "AND")
      .map((word) => ({ text: word, han, number: false, forms: han ? [word] : spellings(word) }));
  });
  const latin = found.every(({ han }) => !han);
  if (phrase && latin && found.length > 1) {
    const text = found.map(({ text: word }) => word).join(" ");
    return [{ text, phrase: true, forms: [text] }];
  }
  return found;
}

// A fact about a claim as the word that scripts/lunmai/search/documents.py makes of it.
export const factOf = (kind, value) => `lm${kind}${value.toLowerCase().replaceAll("-", kind === "claim" ? "x" : "")}`;

// The words of the index that a part stands for.
export function wordsOf({ text, han, number }) {
  if (number) return [factOf("claim", text)];
  return han ? inPairs(text) : [text];
}

// What Pagefind is asked: words, or words in a row.
export function termOf(parts) {
  const text = parts.flatMap(wordsOf).join(" ");
  const inARow = parts.length === 1 && (parts[0].phrase || parts[0].number || (parts[0].han && text.includes(" ")));
  return inARow ? `"${text}"` : text;
}

// The parts in every spelling: each way to write all of them, the typed one first.
export function spelled(parts) {
  const ways = parts.reduce((before, part) => before.flatMap((way) => part.forms.map((text) => [...way, { ...part, text }])), [[]]);
  return ways.slice(0, 8);
}

// The words of a sentence that tell what it is about. Chinese as the terms in it, whose lengths
// `lengthOfTerm` knows, and between them as the words that the browser finds: 数字鸿沟扩大, 数字鸿沟 扩大.
export function wordsIn(query, lengthOfTerm) {
  if (QUOTED.test(query)) return [];
  const words = partsOf(query).flatMap(({ text, han }) => (han ? hanWords(text, lengthOfTerm) : [text]));
  const telling = words.filter((word) => !ASKING.has(word.toLowerCase()));
  return [...new Set(telling.length ? telling : words)];
}

function hanWords(text, lengthOfTerm) {
  const parts = [""];
  for (let at = 0; at < text.length; ) {
    const length = lengthOfTerm(text.slice(at));
    if (length) parts.push([text.slice(at, at + length)], "");
    else parts[parts.length - 1] += text[at];
    at += length || 1;
  }
  return parts.flatMap((part) => (typeof part === "string" ? segments(part) : part));
}

function segments(text) {
  if (!Intl.Segmenter) return text ? [text] : [];
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

// Whether a word of the index is a form of the one that was typed. Where no word is, Pagefind takes
// one that only begins like it, Yao for yaosu.
export const isAnyFormOf = (forms, indexed) => forms.some((form) => isFormOf(form, indexed));

function isFormOf(typed, indexed) {
  const fold = (word) => word.toLowerCase().replace(/ies$/, "y");
  const wanted = fold(typed).replace(/[^\p{L}\p{N}]/gu, "");
  return [indexed.replace(/[^\p{L}\p{N}]/gu, ""), ...indexed.split(/[^\p{L}\p{N}]+/u)].some((word) => {
    const other = fold(word);
    if (wanted.length < 3) return other === wanted;
    let same = 0;
    while (same < wanted.length && wanted[same] === other[same]) same += 1;
    return same > 0.6 * wanted.length;
  });
}
