// Texts of the search as elements. Data come into the page as text only, never as HTML.

import { LANGUAGES, isHan } from "./languages.js";

const LENGTH = { han: 90, latin: 220 };

export function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

export async function loadFrom(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}

// A phrase with its gaps filled.
export function fill(phrase, values) {
  return phrase.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// A text with some stretches marked, given in order; those that overlap are one.
export function marked(text, spans) {
  const parts = [];
  let end = 0;
  let mark = null;
  for (const [from, to] of spans) {
    if (mark && from < end) {
      mark.append(text.slice(end, Math.max(end, to)));
    } else {
      parts.push(text.slice(end, from), (mark = element("mark", {}, text.slice(from, to))));
    }
    end = Math.max(end, to);
  }
  return [...parts, text.slice(end)];
}

// The part of a text around its first mark, whole words only.
export function excerpt({ text, spans }, language) {
  const length = LENGTH[LANGUAGES[language].script];
  if (text.length <= length * 1.2) return marked(text, spans);
  let from = Math.max(0, Math.min(spans[0][0] - length / 4, text.length - length));
  let to = Math.min(text.length, from + length);
  from = from && boundary(text, Math.round(from), language);
  to = to < text.length ? boundary(text, Math.round(to), language) : to;
  const inside = spans
    .filter(([start, end]) => start >= from && end <= to)
    .map(([start, end]) => [start - from, end - from]);
  return [from ? "…" : "", ...marked(text.slice(from, to).trimEnd(), inside), to < text.length ? "…" : ""];
}

// The nearest place before at which a text may be cut: in English a space, in Chinese no surrogate.
function boundary(text, at, language) {
  if (!isHan(language)) return text.lastIndexOf(" ", at) + 1;
  return /[\udc00-\udfff]/.test(text[at]) ? at - 1 : at;
}
