// Opens the search: by its button, or with / or s. What it needs is loaded only then. Without
// JavaScript the button is a link to a page with the other ways in.

const buttons = document.querySelectorAll("a.lm-search-button");
const page = document.getElementById("_search");
const load = () => import("./search-dialog.js");

// On the search page there is a field already.
async function open(link) {
  const field = page?.querySelector("input");
  if (field) {
    field.focus();
    return field.select();
  }
  try {
    await (await load()).openDialog(link.href);
  } catch {
    location.assign(link.href);
  }
}

// A reader can turn single keys off: see reading.js.
function keysAreOff() {
  try {
    return localStorage.getItem("lunmai-keys") === "off";
  } catch {
    return false;
  }
}

// A key that is typed into something, or that belongs to a shortcut of the browser, is not ours.
function isOurs(event) {
  const { target } = event;
  const typing = target instanceof Element && (target.isContentEditable || target.closest("input, textarea, select"));
  const modified = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented;
  return (event.key === "/" || event.key === "s") && !typing && !modified && !document.querySelector("dialog[open]");
}

for (const link of buttons) {
  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });
}
if (buttons.length) {
  addEventListener("keydown", (event) => {
    if (keysAreOff() || !isOurs(event)) return;
    event.preventDefault();
    open(buttons[0]);
  });
}
if (page && buttons.length) {
  // Where it cannot be loaded, what stands there without it says so.
  load().then((search) => search.fillPage(page, buttons[0].href)).catch(() => {});
}
