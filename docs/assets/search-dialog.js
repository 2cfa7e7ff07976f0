// The search as readers see it: in a dialog over any page, or as the content of the search page. Its frame
// with the field is made by search.js; what was typed there meanwhile is looked for.

import { language } from "./languages.js";
import { indexOf, loadJson, loadTerms } from "./search-look.js";
import { SearchPanel } from "./search-panel.js";

const LAST = "lunmai-search";

let search = null;
let left = false; // a result was followed: its page knows that the dialog was open, and after Back it is again

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

function prepare() {
  Promise.all([loadTerms(), indexOf(language)]).catch(() => {}); // a query will say so
  return loadJson(language);
}

function leave(dialog) {
  left = true;
  history.replaceState({ ...history.state, search: search.url.search }, "");
  dialog.close();
}

function listen(dialog) {
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    if (!left && history.state?.search) history.replaceState(null, "");
    left = false;
  });
  const reopen = () => history.state?.search && !dialog.open && dialog.showModal();
  addEventListener("popstate", reopen);
  addEventListener("pageshow", reopen);
}

export async function openDialog(dialog, address) {
  const data = await prepare();
  if (search) return;
  search = new SearchPanel(dialog.querySelector(".lm-search"), data, address, () => leave(dialog), (url) => keepLast(url.search));
  listen(dialog);
  begin(history.state?.search ?? lastSearch());
}

// The search page: its address says what is looked for.
export async function fillPage(panel, address) {
  search = new SearchPanel(panel, await prepare(), address, () => {}, (url) => history.replaceState(null, "", url));
  begin(location.search);
}

// With what was typed while all this came, or else with an earlier search.
function begin(address) {
  const { input } = search;
  if (input.value.trim()) return search.start();
  search.restore(address);
  if (search.asked && input !== document.activeElement) return undefined;
  input.focus();
  return input.select();
}
