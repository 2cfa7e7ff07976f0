// The words of texts, and which of them are forms of one word. Chinese characters are no such words.

export const HAN = "\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const RUN = new RegExp(`(?:(?![${HAN}])[\\p{L}\\p{N}])+`, "gu");
const ENDING = new RegExp(
  "(?<=....)(?:at(?:ion(?:al)?|or|ive|ed?|ing)|ition|ion|iv(?:ity|e)|ity|ment|ness|ful|less|[ai]ble|al|ic|ly|is[mt]|ous)$" +
    "|(?<=[aeiouy].*..|...)(?:ed|ing|e)$");

// A word as the index has it: without capitals and marks.
export const fold = (word) => word.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");

// The words of a text, each with its place.
export const wordsOf = (text) =>
  [...text.matchAll(RUN)].map(({ 0: word, index }) => ({ word: fold(word), from: index, to: index + word.length }));

// What an English word has in common with its forms: of mobility and mobile, mobil.
export function stem(word) {
  if (word.length < 4) return word;
  let left = word.replace(/(?<=..)ies$/, "y").replace(/(?<=ss|x|ch|sh|z)es$/, "").replace(/(?<=[^sui])s$/, "").replace(/(?<=...s)is$/, "");
  for (let shorter = ""; left !== shorter; ) [left, shorter] = [left.replace(ENDING, ""), left];
  return left.replace(/([^aeiou])\1$/, "$1");
}
