// The picker of the reading-list builder: the claims of a paper, the concepts, the references, with
// a filter; each can be put on the list.

import { everything, language, load, say, timeOf } from "./list-items.js";

const SHOWN = 60; // at a time
const at = (id) => document.getElementById(id);

// Without case, tones and spaces, in which writers differ.
const letters = (text) => text.toLowerCase().normalize("NFD").replace(/[^\p{L}\p{N}|]/gu, "");

function choice(entry, add) {
  const row = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "lm-small";
  button.textContent = say("add");
  const name = entry.kind === "papers" ? entry.id : entry.text[language];
  button.setAttribute("aria-label", `${say("add")}${say("colon")}${name}`);
  button.addEventListener("click", () => add(entry));
  const shown = document.createElement("span");
  if (entry.kind === "papers") {
    const id = document.createElement("span");
    id.className = "lm-id";
    id.textContent = entry.id;
    shown.append(id, ` ${say("claim", { role: entry.role[language], text: entry.text[language] })}`);
  } else shown.append(entry.text[language]);
  if (entry.seconds) {
    const time = document.createElement("small");
    time.textContent = ` ${say("meta", { facts: timeOf(entry) })}`;
    shown.append(time);
  }
  row.append(button, " ", shown);
  return row;
}

// The entries that have all the words of a text; or else, where it may be pinyin, that sound like them.
async function matching(entries, text) {
  const words = text.split(/\s+/).map((word) => letters(word).replaceAll("|", "")).filter(Boolean);
  const found = entries.filter((entry) => words.every((word) => entry.searched.includes(word)));
  if (found.length || !/[a-z]/.test(words.join(""))) return found;
  return (await import("./list-pinyin.js")).soundLike(entries, words.join(""));
}

export async function startPicker(add) {
  let entries = [];
  let chosen = 0;
  let asked = 0; // counted apart: who types while entries are on their way still wants them

  // What is found, a part at a time; the reader goes on from where the next part begins.
  function show(found, from = 0) {
    const part = found.slice(from, from + SHOWN).map((entry) => choice(entry, add));
    const list = at("_choices");
    if (from) list.lastChild.replaceWith(...part);
    else list.replaceChildren(...part);
    const shown = from + part.length;
    at("_found").textContent = found.length ? say("shown", { shown, number: found.length }) : say("none-found");
    if (from) part[0].querySelector("button").focus();
    if (shown === found.length) return;
    const more = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "lm-small";
    button.textContent = say("more", { number: Math.min(SHOWN, found.length - shown) });
    button.addEventListener("click", () => show(found, shown));
    more.append(button);
    list.append(more);
  }

  async function filter() {
    const turn = (asked += 1);
    const found = await matching(entries, at("_filter").value);
    if (turn === asked) show(found);
  }

  async function choose() {
    const kind = at("_kind").value;
    const turn = (chosen += 1);
    at("_paper").closest("label").hidden = kind !== "papers";
    at("_choices").replaceChildren(); // what is still shown is of the choice before
    try {
      const found = await everything(kind, at("_paper").value);
      if (turn !== chosen) return; // the reader has chosen something else meanwhile
      entries = found.map((entry) => ({
        ...entry,
        searched: letters([entry.id, entry.key, ...Object.values(entry.text), ...Object.values(entry.role ?? {})].filter(Boolean).join("|")),
      }));
      await filter();
    } catch {
      entries = [];
      at("_choices").replaceChildren();
      at("_found").textContent = say("unloaded");
    }
  }

  at("_kind").addEventListener("change", choose);
  at("_paper").addEventListener("change", choose);
  at("_filter").addEventListener("input", filter);
  try {
    const index = await load("index");
    for (const paper of index.papers) {
      at("_paper").append(new Option(`${paper.name[language]}${say("colon")}${paper.title[language]}`, paper.id));
    }
  } catch {
    // `choose` says that nothing could be loaded.
  }
  await choose();
}
