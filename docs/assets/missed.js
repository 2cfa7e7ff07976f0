// An address with an id that a page of a paper does not have: on the first page of a record that is
// divided it leads to the part with the claim, from there to the first page; else it is said.
const CLAIMS = ".lm-claim > :is(h3, h4, h5, h6)[id], .lm-claim[id]";
const words = document.querySelector("[data-missed]").dataset;

async function seek() {
  const { hash } = location;
  if (hash.length < 2) return;
  const target = document.querySelector(":target");
  const lead = target ? target.querySelector(":scope > .lm-leads")?.href : words.first && new URL(words.first, location);
  if (lead) location.replace(new URL(hash, lead));
  else if (!target && /\d/.test(hash)) {
    const ids = [...document.querySelectorAll(CLAIMS)].map(({ id }) => id);
    (await import("./missed-note.js")).say(ids, words);
  }
}
for (const type of ["pageshow", "hashchange"]) addEventListener(type, seek);
