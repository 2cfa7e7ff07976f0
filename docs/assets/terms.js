// Shows the definition of a linked term, or the reference behind a citation, beside it: on hover,
// on focus, and at the first touch; a second touch follows the link. Screen readers get the same
// text from aria-describedby. Without JavaScript the link leads to the concept or the reference.

const DELAY = 150;
const card = document.createElement("div");
let shown = null;
let timer = 0;

card.className = "lm-definition";
card.setAttribute("aria-hidden", "true"); // the link's description says the same
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

function show(link, pointer) {
  const definition = document.getElementById(link.getAttribute("aria-describedby"));
  clearTimeout(timer);
  if (!definition) return;
  card.replaceChildren(...[...definition.childNodes].map((node) => node.cloneNode(true)));
  for (const inner of card.querySelectorAll("a")) inner.replaceWith(...inner.childNodes);
  document.body.append(card);
  card.hidden = false;
  shown = link;
  place(link, pointer);
}

function hide() {
  clearTimeout(timer);
  card.hidden = true;
  shown = null;
}

function later(action) {
  clearTimeout(timer);
  timer = setTimeout(action, DELAY);
}

function termOf(event) {
  return event.target instanceof Element ? event.target.closest("a[aria-describedby]") : null;
}

addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = termOf(event);
  if (link && link !== shown) later(() => show(link, event.clientY));
  else if (link || card.contains(event.target)) clearTimeout(timer); // one may read what is shown
  else if (shown && shown !== document.activeElement) later(hide);
});
addEventListener("focusin", (event) => {
  const link = termOf(event);
  if (link?.matches(":focus-visible")) show(link);
  else if (shown && !link) hide();
});
addEventListener("focusout", hide);
addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});
addEventListener("scroll", hide, { passive: true });
addEventListener("click", (event) => {
  const link = termOf(event);
  if (link && event.pointerType === "touch" && link !== shown) {
    event.preventDefault();
    show(link, event.clientY);
  } else if (!card.contains(event.target)) hide();
}, { capture: true });
