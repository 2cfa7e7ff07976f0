// Opens the search, by its button or with / or s. All but the dialog is loaded when somebody is about to.

const button = document.querySelector("a.lm-search-button");
const dialog = document.getElementById("_search-dialog");
const page = document.getElementById("_search");
const field = dialog?.querySelector("input");

const RELATIONS = { json: "preload", js: "modulepreload", css: "stylesheet" };

function load() {
  for (const name of dialog.dataset.files?.split(" ") ?? []) {
    const rel = RELATIONS[name.split(".").at(-1)];
    const href = new URL(name, import.meta.url);
    dialog.append(Object.assign(document.createElement("link"), { rel, href, as: rel === "preload" ? "fetch" : "", crossOrigin: "" }));
  }
  delete dialog.dataset.files;
  return import("./search-dialog.js");
}

// On the search page the field is there.
function open(event) {
  event?.preventDefault();
  if (!page) dialog.showModal();
  field.select();
  field.focus();
  if (!page) load().then((search) => search.openDialog(dialog, button.href)).catch(() => {
    location.assign(`${button.href}?q=${encodeURIComponent(field.value)}`);
  });
}

const isModified = ({ altKey, ctrlKey, metaKey }) => altKey || ctrlKey || metaKey;

// A key that is typed is not ours, nor is a shortcut of the browser; keys can be turned off in reading.js.
function press(event) {
  if (!["/", "s"].includes(event.key) || isModified(event) || event.isComposing || event.defaultPrevented) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return;
  try {
    if (localStorage.getItem("lunmai-keys") === "off") return;
  } catch {}
  open(event);
}

if (dialog) {
  button.setAttribute("aria-haspopup", "dialog");
  for (const type of ["pointerenter", "focus"]) button.addEventListener(type, () => load().catch(() => {}));
  button.addEventListener("click", (event) => isModified(event) || event.shiftKey || open(event));
  addEventListener("keydown", press);
  if (page) {
    const panel = dialog.firstElementChild;
    page.prepend(panel);
    load().then((search) => search.fillPage(panel, button.href)).catch(() => panel.remove());
  } else if (history.state?.search) open();
}
