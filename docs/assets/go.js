// Leads from a language-neutral address to the reader's language, keeping the claim and the view.
// Without JavaScript the page offers both languages.
const main = document.querySelector("main");
const wanted = new URLSearchParams(location.search);
const LANGUAGES = ["zh", "en"];

// The language that the reader last switched to on this site; kept here and sent nowhere.
function remembered() {
  try {
    return localStorage.getItem("lunmai-language");
  } catch {
    return null;
  }
}

function language() {
  const pinned = wanted.get("lang") ?? LANGUAGES.find((name) => wanted.has(name));
  const read = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return [pinned, remembered(), ...read].find((name) => LANGUAGES.includes(name)) ?? "en";
}

function idInAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
}

function lead() {
  const id = idInAddress();
  if (id === "_all") return;
  if ("parts" in main.dataset && /^[a-z]/.test(id)) {
    location.replace(`${id[0]}/${location.search}#${id}`);
    return;
  }
  const place = document.getElementById(id || "_whole");
  const link = place?.matches("li, #_whole") && place.querySelector(`a[hreflang|=${language()}]`);
  if (link) {
    const address = new URL(link.href);
    const view = wanted.get("view");
    if (main.dataset.views.split(" ").includes(view)) address.pathname += `${view}/`;
    location.replace(address);
    return;
  }
  const unknown = document.getElementById("_unknown");
  for (const code of unknown.querySelectorAll("code")) code.textContent = id;
  unknown.hidden = !id;
}

addEventListener("hashchange", lead);
lead();
