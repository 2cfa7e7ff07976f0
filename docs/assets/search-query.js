// What is typed, taken apart: Chinese as it stands, words, words in quotation marks, claim numbers.

const HAN = "\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const PART = new RegExp(`(?<han>[${HAN}]+)|[^\\s${HAN}]+`, "gu");
const QUOTED = /^\s*["“](.+)["”]\s*$/;
const NUMBER = /^[a-z]+\d+(-\d+)*$/i;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

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
  const found = [...(phrase ?? query).matchAll(PART)]
    .map(({ 0: text, groups }) => ({ text: text.replace(EDGES, ""), han: Boolean(groups.han) }))
    .filter(({ text }) => text && text !== "AND")
    .map((part) => ({ ...part, number: !phrase && NUMBER.test(part.text) }));
  const latin = found.every(({ han }) => !han);
  if (phrase && latin && found.length > 1) {
    return [{ text: found.map(({ text }) => text).join(" "), phrase: true }];
  }
  return found;
}

// A fact about a claim as the word that scripts/lunmai/render/search_documents.py makes of it.
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

// Chinese without spaces as the words that the browser finds in it: 数字鸿沟扩大, 数字 鸿沟 扩大.
export function inWords(query) {
  if (!Intl.Segmenter || QUOTED.test(query)) return query;
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  return [...segmenter.segment(query)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment).join(" ");
}

// Whether a word of the index is a form of the one that was typed. Where no word is, Pagefind takes
// one that only begins like it, Yao for yaosu.
export function isFormOf(typed, indexed) {
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
