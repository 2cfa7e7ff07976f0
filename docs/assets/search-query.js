// What is typed, taken apart: Chinese as it stands, words, words in quotation marks, claim numbers.

import { spellings } from "./search-spelling.js";
import { HAN, wordsOf } from "./search-words.js";

const PART = new RegExp(`(?<han>[${HAN}]+)|[^\\s${HAN}]+`, "gu");
const QUOTED = /^\s*["“](.+)["”]\s*$/;
const NUMBER = /^[a-z]+\d+(-\d+)*$/i;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const JOINTS = /[-–—/]+/;
// Words that ask and join, of which a claim need not have any.
const ASKING = new Set(
  ("a an and are as at be between by can could did do does for from has have how if in into is it its of on or should that the " +
    "their there these this those to was were what when where which who whom whose why will with would define defined definition meaning " +
    "什么 哪些 哪个 哪种 哪里 谁 为什么 为何 如何 怎么 怎样 怎么样 是否 有没有 多少 可以 能否 应该 应当 以及 或者 关于 对于 定义 含义 " +
    "的 了 是 在 和 与 及 或 吗 呢 吧 有 对 把 被 也 都 就 而 其 这 那 能 会 请 于 从 由 以 之").split(" "));

export const hasHan = (text) => /\p{Script=Han}/u.test(text);

// Full-width letters, as an input method may write them, are letters.
export const normal = (text) => text.normalize("NFKC");

// The characters of a Chinese word in overlapping pairs and the last one alone, as the index has them.
export function inPairs(run) {
  const signs = [...run];
  return signs.map((sign, at) => sign + (signs[at + 1] ?? ""));
}

// The parts of a query that must all be found. A claim number in quotation marks is a word.
export function partsOf(query) {
  const phrase = QUOTED.exec(query)?.[1];
  const found = [...(phrase ?? query).matchAll(PART)].flatMap(({ 0: text, groups }) => {
    const han = Boolean(groups.han);
    const whole = text.replace(EDGES, "").replace(/['’]s$/, "");
    if (!phrase && NUMBER.test(whole)) return [{ text: whole, number: true, phrase: wordsOf(whole).length > 1, forms: [whole] }];
    const words = han ? [whole] : whole.split(JOINTS);
    return words.filter(Boolean)
      .map((word) => ({ text: word, han, phrase: wordsOf(word).length > 1, forms: han ? [word] : spellings(word) }));
  });
  const latin = found.every(({ han }) => !han);
  if (phrase && latin && found.length > 1) {
    const text = found.map(({ text: word }) => word).join(" ");
    return [{ text, phrase: true, forms: [text] }];
  }
  return found;
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
