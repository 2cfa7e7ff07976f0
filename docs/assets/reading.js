// Reading a paper: keys, options that are remembered here and sent nowhere, and the full record of a
// claim under it. Its words stand in the page, see templates/views.md.j2. Without JavaScript every
// text, link and view is there as pages, and folds are the browser's own.
import { address, inView, keepPlace } from "./lunmai.js";
import { copy, offerCitations } from "./references.js";

const OPTIONS = "lunmai-reading"; // the classes of the chosen options; main.html sets them early
const KEYS = "lunmai-keys"; // "off" when the reader does not want any
const root = document.documentElement;
const options = document.querySelector(".lm-options");
const help = options.querySelector("dialog");
const wanted = help.querySelector("input");
const said = options.querySelector("output");
const words = options.dataset;
// Of each claim the element that has its id: its heading, or the claim itself.
const ids = [...document.querySelectorAll(".lm-claim > :is(h3, h4, h5, h6)[id], .lm-claim[id]")];
const claimOf = (element) => element.closest(".lm-claim");
const idOf = (claim) => claim.id || claim.querySelector(":scope > [id]").id;

// Where storage is forbidden a choice lasts as long as the page.
function remembered(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {}
}

// Pinyin over the Chinese terms that are linked: word by word, and only over a term that stands in
// the text exactly as the glossary has it. The style sheet writes it, so that text with pinyin is
// copied and found as if there were none.
function annotate() {
  const shown = root.classList.contains("lm-pinyin-over");
  for (const term of document.querySelectorAll(".lm-term:lang(zh)")) {
    if (term.firstElementChild?.matches("ruby")) {
      if (!shown) term.replaceChildren(term.textContent);
    } else if (shown) {
      const known = document.getElementById(term.getAttribute("aria-describedby"))?.dataset.pinyin;
      const pinyin = known && new Map(Object.entries(JSON.parse(known))).get(term.textContent);
      if (pinyin) term.replaceChildren(ruby(pinyin));
    }
  }
}

function ruby(words) {
  const element = document.createElement("ruby");
  for (const [word, pinyin] of words) {
    const reading = document.createElement("rt");
    reading.setAttribute("aria-hidden", "true"); // who listens hears the characters read
    if (/\p{Script=Han}/u.test(word)) reading.dataset.pinyin = pinyin;
    element.append(word, reading);
  }
  return element;
}

function apply() {
  for (const button of options.querySelectorAll("button[aria-pressed]")) {
    button.setAttribute("aria-pressed", String(root.classList.contains(button.value)));
  }
  annotate();
  const unfolded = root.classList.contains("lm-unfolded");
  for (const fold of document.querySelectorAll(".md-content .lm-fold")) {
    if (unfolded || fold.hasAttribute("data-all")) fold.open = unfolded;
    fold.toggleAttribute("data-all", unfolded);
  }
}

// The style sheet then lays out what is near the window first, however long the paper is.
for (const type of ["pointerover", "focusin", "click"]) {
  options.addEventListener(type, () => root.classList.add("lm-choosing"), { once: true });
}

options.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (button?.matches(".lm-keys-button")) help.showModal();
  if (!button?.hasAttribute("aria-pressed")) return;
  const seen = button.getBoundingClientRect().bottom > 0; // then nothing above it changes
  const place = seen ? undefined : inView(ids);
  const before = place?.getBoundingClientRect().top;
  root.classList.toggle(button.value);
  const chosen = [...options.querySelectorAll("button[aria-pressed]")].map((one) => one.value);
  const others = remembered(OPTIONS).split(" ").filter((name) => name && !chosen.includes(name)); // of another page
  remember(OPTIONS, [...others, ...chosen.filter((name) => root.classList.contains(name))].join(" "));
  apply();
  if (place) scrollBy({ top: place.getBoundingClientRect().top - before, behavior: "instant" });
});

function makeButton(name, label, id) {
  const button = document.createElement("button");
  const of = document.createElement("span");
  of.className = "lm-unseen";
  of.append(` ${id}`);
  button.type = "button";
  button.className = name;
  button.append(label, of);
  return button;
}

// The full record stands on a page of its own or on some, each loaded once, when it is asked for.
const records = new Map();
function recordPage(url) {
  if (!records.has(url)) {
    const answer = fetch(url).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));
    records.set(url, answer.then((text) => new DOMParser().parseFromString(text, "text/html")));
  }
  return records.get(url);
}

async function showRecord(link) {
  import("./adding.js"); // a record offers to put its claim on a list
  const claim = claimOf(link);
  const id = idOf(claim);
  const open = link.getAttribute("aria-expanded") !== "true";
  link.setAttribute("aria-expanded", String(open));
  claim.querySelector(":scope > .lm-record-of")?.remove();
  if (!open) return;
  const url = new URL(link.href);
  url.hash = "";
  const [page, { showWays }] = await Promise.all([recordPage(url.href), import("./record.js")]);
  if (link.getAttribute("aria-expanded") !== "true") return; // closed while it was on its way
  if (claim.querySelector(":scope > .lm-record-of")) return; // and opened again
  const found = page.getElementById(id)?.closest(".lm-claim");
  if (!found) throw new Error(`no record of ${id}`);
  const record = document.createElement("div");
  record.className = "lm-record-of";
  record.append(...[...found.querySelectorAll(":scope > details > :is(dl, .lm-actions)")].map((part) => document.importNode(part, true)));
  const actions = showWays(record.querySelector(".lm-actions"), id, page);
  for (const one of record.querySelectorAll("a[href]")) one.href = new URL(one.getAttribute("href"), url).href;
  claim.querySelector(":scope > .lm-line, :scope > :is(h3, h4, h5, h6)").after(record);
  actions.append(makeButton("lm-copy-link", words.copy, id));
  offerCitations(record);
}

async function copyAddress(button) {
  await copy(`${address}#${idOf(claimOf(button))}`);
  said.value = "";
  said.value = words.copied;
  button.firstChild.data = words.copied;
  button.addEventListener("blur", () => (button.firstChild.data = words.copy), { once: true });
  setTimeout(() => (button.firstChild.data = words.copy), 2000);
}

document.querySelector(".md-content").addEventListener("click", (event) => {
  const record = event.target.closest("a.lm-record");
  const button = event.target.closest(".lm-copy-link");
  if (button) copyAddress(button);
  if (!record || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  showRecord(record).catch(() => location.assign(record.href)); // as without scripts
});
for (const link of document.querySelectorAll("a.lm-record")) link.setAttribute("aria-expanded", "false");

// Keys. Going to a claim changes the address, as following a link to it would, but leaves no trail
// of pages to go back through.
function step(by) {
  const at = ids.indexOf(inView(ids));
  const next = ids[at + by];
  if (!next) return;
  location.replace(`#${next.id}`);
  globalThis.unfoldNamed(); // see main.html
  if (!next.matches("a")) next.tabIndex = -1;
  next.focus({ preventScroll: true });
}

function nextView() {
  const views = [...document.querySelectorAll(".lm-views > :not([data-view=map], [data-view=grid], [data-view=roles], [data-view=record])")];
  const here = views.findIndex((view) => view.hasAttribute("aria-current"));
  follow(views[(here + 1) % views.length]);
}

function follow(link) {
  keepPlace(link);
  link.click();
}

const actions = {
  j: () => step(1),
  k: () => step(-1),
  v: nextView,
  l: () => follow(document.querySelector("a.lm-language")),
  "?": () => help.showModal(),
};

addEventListener("keydown", (event) => {
  const { target, key } = event;
  const busy = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented;
  const elsewhere = target instanceof Element && target.closest("input, textarea, select, [contenteditable], dialog");
  if (busy || elsewhere || document.querySelector("dialog[open]") || !wanted.checked || !Object.hasOwn(actions, key)) return;
  event.preventDefault();
  actions[key]();
});

wanted.addEventListener("change", () => remember(KEYS, wanted.checked ? "on" : "off"));
help.addEventListener("click", (event) => {
  if (event.target === help) help.close(); // beside the dialog
});

// A page that comes back from the browser's memory may be older than the reader's choices.
function recall() {
  const chosen = remembered(OPTIONS).split(" ");
  for (const { value } of options.querySelectorAll("button[aria-pressed]")) root.classList.toggle(value, chosen.includes(value));
  wanted.checked = remembered(KEYS) !== "off";
  apply();
}
addEventListener("pageshow", (event) => event.persisted && recall());

recall();
