// Opens the search, by its button or with / or s. All that it needs is made and loaded when somebody is about to.

const button = document.querySelector("a.lm-search-button");
const page = document.getElementById("_search");
let dialog, field;

const MODULES = "panel look terms query list text words index document results cards notes facets spelling";
const { lang } = document.documentElement;
const FILES = {
  stylesheet: ["search.css"],
  preload: ["terms", lang, `${lang}/index`].map((name) => `../search/${name}.json`),
  modulepreload: ["../search/languages.js", "languages.js", ...MODULES.split(" ").map((name) => `search-${name}.js`)],
};

// The dialog with its field is there at once; it is seen when it has its style.
function make() {
  dialog = document.createElement("dialog");
  dialog.className = "lm-search-dialog md-typeset";
  dialog.style.opacity = 0;
  dialog.innerHTML = `<div class="lm-search"><div class="lm-search-bar">
<input id="_search-input" type="text" role="combobox" inputmode="search" enterkeyhint="search" autocomplete="off" autocapitalize="off" spellcheck="false" aria-expanded="false" aria-controls="_search-list" aria-autocomplete="list">
<form method="dialog"><button class="lm-search-close">×</button></form></div>
<div class="lm-search-body"><div role="status"><p class="lm-search-status"></p></div></div></div>`;
  field = dialog.querySelector("input");
  field.placeholder = button.dataset.hint;
  dialog.ariaLabel = field.ariaLabel = button.ariaLabel;
  dialog.querySelector("button").ariaLabel = button.dataset.close;
  dialog.querySelector("p").textContent = button.dataset.start;
  button.after(dialog);
}

function load() {
  if (!dialog) {
    make();
    for (const [rel, names] of Object.entries(FILES)) {
      for (const name of names) {
        const link = Object.assign(document.createElement("link"), { rel, href: new URL(name, import.meta.url), as: rel === "preload" ? "fetch" : "", crossOrigin: "" });
        if (rel === "stylesheet") link.onload = link.onerror = () => dialog.removeAttribute("style");
        dialog.append(link);
      }
    }
  }
  return import("./search-dialog.js");
}

// On the search page the field is there.
function open(event) {
  event?.preventDefault();
  const loaded = load();
  if (!page) dialog.showModal();
  field.select();
  field.focus();
  if (!page) loaded.then((search) => search.openDialog(dialog, button.href)).catch(() => {
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

if (button) {
  button.setAttribute("aria-haspopup", "dialog");
  for (const type of ["pointerenter", "focus"]) button.addEventListener(type, () => load().catch(() => {}));
  button.addEventListener("click", (event) => isModified(event) || event.shiftKey || open(event));
  addEventListener("keydown", press);
  if (page) {
    const loaded = load();
    const panel = dialog.firstElementChild;
    page.prepend(panel);
    loaded.then((search) => search.fillPage(panel, button.href)).catch(() => panel.remove());
  } else if (history.state?.search) open();
}
