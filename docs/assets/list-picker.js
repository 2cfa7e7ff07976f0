// The picker of the reading-list builder: the claims of a paper, the concepts, the references, with
// a filter; each can be put on the list.

import { everything, language, load, say, timeText } from "./list-items.js";

const MOST_SHOWN = 60;
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
    time.textContent = ` ${say("meta", { facts: say("time", { time: timeText(entry.seconds[language], language) }) })}`;
    shown.append(time);
  }
  row.append(button, " ", shown);
  return row;
}

export async function startPicker(add) {
  let entries = [];
  let asked = 0;

  function filter() {
    const wanted = letters(at("_filter").value).replaceAll("|", "");
    const found = entries.filter((entry) => entry.searched.includes(wanted));
    at("_choices").replaceChildren(...found.slice(0, MOST_SHOWN).map((entry) => choice(entry, add)));
    at("_found").textContent = found.length ? say("shown", { shown: Math.min(found.length, MOST_SHOWN), number: entries.length }) : say("none-found");
  }

  async function choose() {
    const kind = at("_kind").value;
    const turn = (asked += 1);
    at("_paper").closest("label").hidden = kind !== "papers";
    try {
      const found = await everything(kind, at("_paper").value);
      if (turn !== asked) return; // the reader has chosen something else meanwhile
      entries = found.map((entry) => ({
        ...entry,
        searched: letters([entry.id, entry.key, ...Object.values(entry.text), ...Object.values(entry.role ?? {})].filter(Boolean).join("|")),
      }));
      filter();
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
