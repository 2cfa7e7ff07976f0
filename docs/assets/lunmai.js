// What is being read, for the links that lead to it in another language or view. Without JavaScript
// they lead to the page.

const PLACES = ":target, .md-content :is(h2, h3, h4, h5, h6, .lm-claim)[id]";
const SWITCHES = "a.lm-language, .lm-views a";

function header() {
  return document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
}

// A claim has others below its line.
function box(element) {
  return (element.querySelector(".lm-line") ?? element).getBoundingClientRect();
}

// Where one reads among some elements: at the one that the address names, as long as it can be seen;
// else at the first in the upper third of the window that is not just leaving it, or before it. At
// the head of a page one reads none of them, and what is folded nowhere.
export function inView(elements) {
  const top = Math.max(0, header());
  const seen = elements.filter((one) => one.checkVisibility());
  const named = document.querySelector(":target");
  if (seen.includes(named) && box(named).bottom > top && box(named).top < innerHeight) return named;
  if (scrollY < 1) return undefined;
  const before = seen.findLastIndex((one) => box(one).bottom <= top + 16);
  const next = seen[before + 1];
  return next && box(next).top <= (2 * top + innerHeight) / 3 ? next : seen[before];
}

export function keepPlace(link) {
  const { hash, search } = location;
  const held = hash.length > 1 && !document.getElementById(hash.slice(1)); // not a place: a reading list
  link.search = search;
  link.hash = (!held && inView([...document.querySelectorAll(PLACES)])?.id) || hash;
}

// Asked for only when a reader is about to follow such a link, so that scrolling costs nothing.
for (const type of ["pointerdown", "focusin", "click"]) {
  addEventListener(
    type,
    ({ target }) => {
      const link = target.closest?.(SWITCHES);
      if (link) keepPlace(link);
    },
    { capture: true },
  );
}

// Print: every page with its address, and nothing closed.
const canonical = document.querySelector("link[rel=canonical]")?.href;
export const address = canonical ?? location.href.split("#")[0];
const printed = new CSSStyleSheet(); // on the element itself it would style the whole page anew
printed.replaceSync(`@media print { :root { --lm-address: ${JSON.stringify(address)} } }`);
document.adoptedStyleSheets.push(printed);
addEventListener("beforeprint", () => {
  for (const closed of document.querySelectorAll(".md-content details:not([open], .lm-copy)")) {
    closed.open = true;
    addEventListener("afterprint", () => (closed.open = false), { once: true });
  }
});

// The language last chosen is where language-neutral addresses lead; it is kept here and sent nowhere.
for (const link of document.querySelectorAll("a.lm-language")) {
  link.addEventListener("click", () => {
    try {
      localStorage.setItem("lunmai-language", link.hreflang);
    } catch {}
  });
}

// The theme takes every alternate link for the root of a language and would look for a sitemap
// below each page; a second word in `rel` hides them from it. Remove with the theme.
for (const link of document.querySelectorAll("link[rel=alternate]")) {
  link.relList.add("translation");
}
