// Leads from a language-neutral address to the reader's language, keeping the claim and the view.
// Without JavaScript the page offers all languages.
import { nearest } from "./nearest.js";

const main = document.querySelector("main");
const wanted = new URLSearchParams(location.search);

// The language that the reader last switched to on this site; kept here and sent nowhere.
function remembered() {
  try {
    return localStorage.getItem("lunmai-language");
  } catch {
    return null;
  }
}

// A language with its script, whatever of it a tag leaves to be understood; of what is no tag, nothing.
function understood(tag) {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return { language, script };
  } catch {
    return {};
  }
}

// The link in the reader's language: in the script that is asked for, or else in another; where no
// language fits, in that of Latin letters.
function linkFor(links) {
  const known = links.map((link) => ({ link, ...understood(link.hreflang) }));
  const tags = known.flatMap(({ link, language }) => [link.hreflang, language]);
  const pinned = wanted.get("lang") ?? tags.find((tag) => wanted.has(tag));
  for (const tag of [pinned, remembered(), ...navigator.languages].filter(Boolean)) {
    const asked = understood(tag);
    const same = known.filter(({ language }) => language === asked.language);
    if (same.length) return (same.find(({ script }) => script === asked.script) ?? same[0]).link;
  }
  return (known.find(({ script }) => script === "Latn") ?? known[0])?.link;
}

function idInAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
}

// The page that has an id where this one is divided: of those that it begins with, the longest.
function partWith(id) {
  const found = [...document.querySelectorAll("a[data-part]")].filter((link) => id.startsWith(link.dataset.part));
  return found.sort((one, other) => other.dataset.part.length - one.dataset.part.length)[0];
}

function lead() {
  const id = idInAddress();
  if (id === "_all") return;
  const place = document.getElementById(id || "_whole");
  const part = !place && partWith(id.replaceAll("/", "-"));
  if (part) {
    location.replace(`${part.href}${location.search}#${id}`);
    return;
  }
  const link = place?.matches("li, #_whole") && linkFor([...place.querySelectorAll("a[hreflang]")]);
  if (link) {
    const address = new URL(link.href);
    const view = wanted.get("view");
    if (main.dataset.views.split(" ").includes(view)) address.pathname += `${view}/`;
    location.replace(address);
    return;
  }
  const unknown = document.getElementById("_unknown");
  for (const code of unknown.querySelectorAll("p > code")) code.textContent = id;
  unknown.hidden = !id;
  const near = document.getElementById(nearest(id, [...main.querySelectorAll("li[id]")].map((one) => one.id)));
  const offer = document.getElementById("_near");
  offer.hidden = !near;
  offer.lastElementChild.replaceChildren(...(near?.cloneNode(true).childNodes ?? []));
}

addEventListener("hashchange", lead);
lead();
