// The search as readers see it: in a dialog over any page, or as the content of the search page.

import { language } from "./languages.js";
import { ROOT, loadJson } from "./search-look.js";
import { SearchPanel } from "./search-panel.js";
import { element } from "./search-text.js";

const LAST = "lunmai-search";

let dialog = null;
let interfaceData = null;

function loadStyle() {
  const href = new URL("assets/search.css", ROOT).href;
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return Promise.resolve();
  const link = element("link", { rel: "stylesheet", href });
  const loaded = new Promise((done) => (link.onload = link.onerror = done));
  document.head.append(link);
  return loaded;
}

async function prepare() {
  [interfaceData] = await Promise.all([interfaceData ?? loadJson(language), loadStyle()]);
}

// The last search of this tab is there again when the search is opened on another page; where the
// browser forbids that, the field is empty.
function keepLast(query) {
  try {
    sessionStorage.setItem(LAST, query);
  } catch {}
}

function lastSearch() {
  try {
    return sessionStorage.getItem(LAST) ?? "";
  } catch {
    return "";
  }
}

function buildDialog(address) {
  const search = new SearchPanel(interfaceData, address, () => dialog.close(), (url) => keepLast(url.search));
  const close = element("button", { type: "button", class: "lm-search-close", "aria-label": search.words.close }, "×");
  close.addEventListener("click", () => dialog.close());
  search.bar.append(close);
  dialog = element("dialog", { class: "lm-search-dialog md-typeset", "aria-label": search.words.title }, search.element);
  dialog.search = search;
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  search.restore(lastSearch());
}

export async function openDialog(address) {
  await prepare();
  if (!dialog) buildDialog(address);
  if (!dialog.open) dialog.showModal();
  dialog.search.input.focus();
  dialog.search.input.select();
}

// The search page: its address says what is looked for.
export async function fillPage(place, address) {
  await prepare();
  const search = new SearchPanel(interfaceData, address, () => {}, (url) => history.replaceState(null, "", url));
  place.replaceChildren(search.element);
  search.restore(location.search);
  if (!search.asked) search.input.focus();
}
