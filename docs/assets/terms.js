// Shows beside a link what it leads to: the definition of a term, the reference behind a citation,
// the claim behind a number. On hover, on focus, and for terms and citations at the first touch; a
// second touch follows the link, and a number is followed at once. Without JavaScript the link leads
// to the concept, the reference or the claim.

const DELAY = 150;
const NUMBERS = ":is(.lm-id, .lm-signs a:not(.lm-citation))[href*='#'], .lm-sign";
const LINKS = `a:is([aria-describedby], .lm-citation, ${NUMBERS})`;
const card = document.createElement("div");
const pages = new Map(); // of other papers, while they are asked for and after
let shown = null;
let wanted = null; // the link whose page is on its way
let timer = 0;

card.className = "lm-definition";
card.id = "_card";
card.hidden = true;

function place(link, pointer) {
  const boxes = [...link.getClientRects()]; // a link may go over the end of a line
  const box = boxes.find((one) => pointer >= one.top && pointer <= one.bottom) ?? boxes[0];
  const width = document.documentElement.clientWidth;
  const { offsetWidth, offsetHeight } = card;
  const left = Math.max(8, Math.min(box.left, width - offsetWidth - 8));
  const below = box.bottom + 6;
  const fits = below + offsetHeight <= innerHeight || box.top < offsetHeight + 6;
  card.style.left = `${left}px`;
  card.style.top = `${fits ? below : box.top - offsetHeight - 6}px`;
}

// What a claim says: its number and role, its gist, and its text if it has one. Undefined when
// there is no such claim.
function claimIn(page, id) {
  const claim = page.getElementById(id)?.closest(".lm-claim");
  const line = claim?.querySelector(":scope > :is(.lm-line, h3, h4, h5, h6)");
  if (!line) return undefined;
  const first = document.createElement("p");
  first.append(...line.cloneNode(true).childNodes);
  for (const part of first.querySelectorAll(".headerlink, .lm-sign, .lm-record")) part.remove();
  const text = claim.querySelector(":scope > :is(.lm-body, .lm-fold) > :is(.lm-text, .lm-pair)");
  return text ? [first, text.cloneNode(true)] : [first];
}

// What an editorial note says.
function noteIn(page, id) {
  const note = page.getElementById(id);
  return note?.matches(".lm-note") ? [...note.children].map((part) => part.cloneNode(true)) : undefined;
}

// The page of a paper, once for all its claims, and not for readers who save data.
function pageOf(url) {
  if (!pages.has(url)) {
    if (navigator.connection?.saveData) return null;
    if (pages.size > 5) pages.delete(pages.keys().next().value);
    const parsed = fetch(url)
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
      .then((text) => new DOMParser().parseFromString(text, "text/html"));
    parsed.catch(() => pages.delete(url)); // one may be online again later
    pages.set(url, parsed);
  }
  return pages.get(url);
}

// The claim behind a number: on this page, or on the page of its paper.
async function claimBehind(link) {
  const url = new URL(link.getAttribute("href"), document.baseURI);
  const id = decodeURIComponent(url.hash.slice(1));
  url.hash = "";
  const here = url.pathname === location.pathname;
  if (here && document.getElementById(id)?.contains(link)) return undefined; // it is the claim's own
  const found = here && (claimIn(document, id) ?? noteIn(document, id));
  if (found || (here && !/\/papers\/[^/]+\/[^/]+\/$/.test(url.pathname))) return found;
  if (url.origin !== location.origin) return undefined;
  const page = await pageOf(here ? new URL("../", url).href : url.href); // a view of the same paper
  return page && (claimIn(page, id) ?? noteIn(page, id));
}

// The definition of a term, or the reference behind a citation, which may stand on another page.
async function definitionBehind(link) {
  const url = new URL(link.href);
  const key = url.hash.replace("#reference-", "_cite-");
  url.hash = "";
  const found = link.hasAttribute("aria-describedby")
    ? document.getElementById(link.getAttribute("aria-describedby"))
    : (await pageOf(url.href))?.getElementById(key);
  return found && [...found.childNodes].map((node) => node.cloneNode(true));
}

async function show(link, pointer) {
  if (shown !== link) hide();
  wanted = link;
  const number = link.matches(NUMBERS);
  const content = await (number ? claimBehind(link) : definitionBehind(link)).catch(() => undefined);
  if (!content || wanted !== link) return;
  card.replaceChildren(...content);
  for (const inner of card.querySelectorAll("a")) inner.replaceWith(...inner.childNodes);
  describe(link, number);
  document.body.append(card);
  card.hidden = false;
  shown = link;
  place(link, pointer);
}

// A term is described by its definition, and many a number stands beside the gist of its claim; the
// card is read out only where neither is so.
function describe(link, number) {
  const around = link.closest("dd, .lm-mention, li, td, th, p")?.textContent ?? "";
  const gist = card.querySelector(".lm-gist")?.textContent;
  const told = number ? gist && around.includes(gist) : link.hasAttribute("aria-describedby");
  card.setAttribute("aria-hidden", String(Boolean(told)));
  if (!told) link.setAttribute("aria-describedby", card.id);
}

function hide() {
  clearTimeout(timer);
  if (shown?.getAttribute("aria-describedby") === card.id) shown.removeAttribute("aria-describedby");
  card.hidden = true;
  shown = wanted = null;
}

function later(action) {
  clearTimeout(timer);
  timer = setTimeout(action, DELAY);
}

function linkOf(event) {
  return event.target instanceof Element ? event.target.closest(LINKS) : null;
}

addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = linkOf(event);
  if (link && link !== shown) later(() => show(link, event.clientY));
  else if (link || card.contains(event.target)) clearTimeout(timer); // one may read what is shown
  else if ((shown ?? wanted) !== document.activeElement) later(hide);
});
addEventListener("focusin", (event) => {
  const link = linkOf(event);
  if (link?.matches(":focus-visible")) show(link);
  else if (shown && !link) hide();
});
addEventListener("focusout", hide);
addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});
addEventListener(
  "scroll",
  () => {
    if (!shown) return; // what is on its way will be placed where its link is then
    // The focus may have scrolled there, and the pointer may still be where it was.
    if (shown === document.activeElement || shown.matches(":hover")) place(shown);
    else hide();
  },
  { passive: true },
);
addEventListener("click", (event) => {
  const link = linkOf(event);
  if (link && event.pointerType === "touch" && link !== shown && !link.matches(NUMBERS)) {
    event.preventDefault();
    show(link, event.clientY);
  } else if (!card.contains(event.target)) hide();
}, { capture: true });
