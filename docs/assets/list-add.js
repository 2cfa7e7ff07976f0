// Puts an item on the reading list that this browser remembers, without leaving the page: see adding.js.
// What is said then, at the foot of the window, are words of the builder's page, loaded with the first
// item. Where nothing can be remembered, the link leads to the builder, which adds it.

import { addItem, addedBy, countItems, emptyList, formatList, remember, remembered } from "./list-address.js";

const bar = document.createElement("p");
const said = document.createElement("span");
const open = document.createElement("a");
bar.className = "lm-list-bar";
said.setAttribute("role", "status");
bar.append(said, " ", open);

const style = new CSSStyleSheet();
style.replaceSync(`
  .md-typeset .lm-list-bar { position: sticky; z-index: 2; bottom: 0; margin: 1em 0 0; padding: 0.5em 0;
    border-top: 1px solid var(--lm-rule); background: var(--md-default-bg-color); font-size: 0.74rem }
  @media print { .md-typeset .lm-list-bar { display: none } }`);
document.adoptedStyleSheets.push(style);

let words;
function wordsOf(builder) {
  words ??= fetch(builder)
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
    .then((text) => new DOMParser().parseFromString(text, "text/html").getElementById("_words").textContent)
    .then((text) => JSON.parse(text)[document.documentElement.lang]);
  words.catch(() => (words = undefined)); // the next attempt may succeed
  return words;
}

const filled = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (gap, key) => String(values[key] ?? gap));

export async function add(link) {
  const [builder, fragment] = link.href.split("#");
  const item = addedBy(fragment);
  const list = remembered() ?? emptyList();
  const outcome = addItem(list, item);
  if (!remember(list)) return location.assign(link.href);
  const values = { item: item.replace("/", " "), number: countItems(list) };
  document.querySelector("article").append(bar);
  said.textContent = `✓ ${values.item}`; // it is on the list, even if the words for it do not come
  open.href = `${builder}#${formatList(list)}`;
  open.textContent = values.number;
  const own = await wordsOf(builder).catch(() => undefined);
  if (!own) return undefined;
  said.textContent = filled(own[outcome], values);
  open.textContent = filled(own.open, values);
  return undefined;
}
