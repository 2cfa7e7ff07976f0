// What is being read, for the links that lead to the same place in another language or view.
// Without JavaScript they lead to the page, and each claim has its own link to the other language.

const PLACES = ".md-content :is(h2, h3, h4, h5, h6)[id], .md-content td > .lm-id[id]";
const SWITCHES = "a.lm-language, .lm-views a";

function header() {
  return document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
}

// Where one reads among some elements: at the one that the address names, as long as it can be seen;
// else at the first that begins in the upper third of the window, or before it. At the head of a
// page one reads none of them.
export function inView(elements) {
  const top = Math.max(0, header());
  const named = document.querySelector(":target");
  if (elements.includes(named)) {
    const box = named.getBoundingClientRect();
    if (box.bottom > top && box.top < innerHeight) return named;
  }
  if (scrollY < 1) return undefined;
  const line = top + (innerHeight - top) / 3;
  const before = elements.findLastIndex((element) => element.getBoundingClientRect().bottom <= top);
  const next = elements[before + 1];
  return next?.getBoundingClientRect().top <= line ? next : elements[before];
}

export function keepPlace(link) {
  if (location.hash.length > 1 && !document.getElementById(location.hash.slice(1))) {
    link.hash = location.hash; // no place but what the page shows: a reading list
    return;
  }
  const place = inView([...document.querySelectorAll(PLACES)]);
  link.hash = place ? place.id : "";
}

// Asked for only when a reader is about to follow such a link, so that scrolling costs nothing.
for (const type of ["pointerdown", "focusin", "click"]) {
  addEventListener(
    type,
    ({ target }) => {
      const link = target instanceof Element && target.closest(SWITCHES);
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
for (const link of document.querySelectorAll("link[rel=alternate][hreflang]")) {
  link.relList.add("translation");
}
