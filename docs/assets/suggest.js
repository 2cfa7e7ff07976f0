// Suggests a change to a claim or a concept: see adding.js. Where the repository is on GitHub, its form is
// opened with the id, the language, the text as it is now and the edition filled in; elsewhere a text to
// complete is shown, to be copied. Nothing is sent from here.

import { address } from "./lunmai.js";
import { copy } from "./references.js";

const DATA = new URL("../exports/corrections.json", import.meta.url);
const LONGEST = 6000; // of an address, what every browser and server takes
const FORM = "correction.yml";

let data;
function load() {
  data ??= fetch(DATA).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));
  data.catch(() => (data = undefined)); // the next attempt may succeed
  return data;
}

const language = document.documentElement.lang;
const own = (elements) => [...elements].find((one) => one.closest("[lang]").lang === language) ?? elements[0];

// What the claim or the concept says on this page, in its language.
function wording(link) {
  const claim = link.closest(".lm-claim");
  if (!claim) return document.querySelector(".lm-terms ~ p")?.textContent.trim() ?? "";
  const text = ":scope > .lm-body > .lm-text, :scope > .lm-body > .lm-pair > .lm-text, :scope > details > .lm-text, :scope > details > .lm-pair > .lm-text, :scope > details > p:not(.lm-actions)";
  const parts = [own(claim.querySelectorAll(".lm-gist")), own(claim.querySelectorAll(text))];
  return parts.map((one) => one?.textContent.trim()).filter(Boolean).join("\n");
}

// Where it is, for those who read the suggestion.
function place(link) {
  const claim = link.closest(".lm-claim");
  return claim ? `${address}#${link.dataset.id.split("#")[1]}` : address;
}

// The address of the form, with as much of the text as it can hold.
export function formAddress(repository, values) {
  const signs = [...values.wording];
  for (let kept = signs.length; ; kept = Math.floor(kept * 0.8)) {
    const text = kept < signs.length ? `${signs.slice(0, kept).join("")}…` : values.wording;
    const query = new URLSearchParams({ template: FORM, title: values.id, ...values, wording: text });
    const whole = `${repository}issues/new?${query}`;
    if (whole.length <= LONGEST || !kept) return whole;
  }
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.append(label);
  made.addEventListener("click", act);
  return made;
}

function showText(text, words, repository) {
  const dialog = document.createElement("dialog");
  const intro = document.createElement("p");
  const field = document.createElement("textarea");
  const actions = document.createElement("p");
  const said = document.createElement("output");
  dialog.className = "lm-suggestion";
  dialog.setAttribute("aria-labelledby", "_suggestion");
  intro.id = "_suggestion";
  intro.append(words.intro);
  field.rows = 12;
  field.value = text;
  field.setAttribute("aria-labelledby", "_suggestion");
  const copied = async () => {
    try {
      await copy(field.value);
      said.value = words.copied;
    } catch {
      field.select(); // where the browser forbids it, the reader's own keys copy
    }
  };
  actions.append(button(words.copy, copied), " ", button(words.close, () => dialog.close()), " ", said);
  if (repository) {
    const there = document.createElement("a");
    there.href = repository;
    there.append(words.repository);
    actions.append(" ", there);
  }
  dialog.append(intro, field, actions);
  dialog.addEventListener("close", () => dialog.remove());
  document.querySelector("article").append(dialog);
  dialog.showModal();
}

export async function suggest(link) {
  const { repository, edition, words } = await load();
  const values = { id: link.dataset.id, language, edition, wording: wording(link) };
  if (repository && new URL(repository).hostname === "github.com") return location.assign(formAddress(repository, values));
  const said = words[language];
  const gaps = { ...values, item: values.id, address: place(link) };
  const text = said.text.replace(/\{(\w+)\}/g, (gap, key) => gaps[key] ?? gap);
  showText(text, said, repository);
  return undefined;
}

const style = new CSSStyleSheet();
style.replaceSync(`
  .lm-suggestion { inset: 0; width: min(40rem, 94vw); margin: auto; border: 1px solid var(--lm-rule); border-radius: 6px; padding: 1rem 1.2rem; background: var(--md-default-bg-color); color: inherit }
  .lm-suggestion textarea { width: 100%; padding: 0.5em; border: 1px solid var(--lm-rule); background: none; color: inherit; font: inherit; font-size: 0.8rem }
  .lm-suggestion button { min-height: 2.2rem; padding: 0 0.8em; border: 1px solid currentcolor; border-radius: 4px; cursor: pointer }
  .lm-suggestion::backdrop { background: rgb(0 0 0 / 45%) }`);
document.adoptedStyleSheets.push(style);
