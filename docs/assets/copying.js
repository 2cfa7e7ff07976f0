// What a menu of references copies: at once in the style that the page shows, then in any other style
// or format. It is loaded when the first menu of a page is opened, see references.js.
import { choices, copy, names } from "./references.js";

const LABELS = { ...names, bibtex: "BibTeX", ris: "RIS", "csl-json": "CSL-JSON", markdown: "Markdown" };

// A button for each style and format of a work, whose texts are given, or of a claim.
export function fillMenu(details, work, claim) {
  const list = document.createElement("div");
  const said = document.createElement("output");
  const take = async (name) => {
    await copy(work ? work[name] : textOfClaim(claim, name));
    said.value = `${LABELS[name]}: ${choices[0].dataset.copied}`;
  };
  list.append(said);
  for (const [name, label] of Object.entries(LABELS)) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(label);
    button.addEventListener("click", () => take(name));
    list.append(button);
  }
  details.append(list);
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    details.open = false;
    details.firstElementChild.focus();
  });
  const takeShown = () => take(choices[0].querySelector("select").value);
  details.firstElementChild.addEventListener("click", () => details.open || takeShown());
  details.addEventListener("toggle", () => {
    if (!details.open) said.value = "";
    keepWithin(list);
  });
  keepWithin(list);
  takeShown();
}

// Within the screen.
function keepWithin(list) {
  list.style.left = "";
  const over = list.getBoundingClientRect().right - document.documentElement.clientWidth + 8;
  if (over > 0) list.style.left = `${-over}px`;
}

addEventListener("click", ({ target }) => {
  for (const open of document.querySelectorAll("details.lm-copy[open]")) {
    if (!open.contains(target)) open.open = false;
  }
});

// A claim is cited by the patterns of its page: see the comment in templates/cite.md.j2.
const data = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "null");
const patterns = data("_cite-patterns");
const formats = data("_claim-formats");
const fill = (pattern, gaps) => pattern.replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);

function textOfClaim(claim, name) {
  const id = claim.id || claim.querySelector(":scope > [id]").id;
  const gist = claim.querySelector(".lm-gist").textContent.trim().replace(/\s+/g, " ").replace(/[。.]$/, "");
  const own = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
  const address = `${own}#${id}`;
  const known = { ...patterns.known, ...patterns.own.find(([claims]) => claims.includes(id))?.[1] };
  known.work += known.draft;
  known.work_closed = known.work.endsWith("”") ? `${known.work.slice(0, -1)}.”` : `${known.work}.`;
  if (patterns.styles[name]) {
    const pattern = patterns.styles[name].replace(/<\/?em>/g, "");
    let title = fill(patterns.title, { claim: id, gist });
    if (pattern.includes("“{title}")) title = title.replaceAll("“", "‘").replaceAll("”", "’");
    const day = new Date();
    const read = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => String(n).padStart(2, "0"));
    return fill(pattern, { ...known, title, url: address, accessed: read.join("-") });
  }
  const written = {
    // Braces keep a style from changing capitals.
    bibtex: (text) => `{${text.replace(/[\\{}]/g, "").replace(/[#$%&_]/g, "\\$&")}}`,
    ris: (text) => text,
    "csl-json": (text) => JSON.stringify(text).slice(1, -1),
    markdown: (text) => text.replace(/[\\`*_[\]<>]/g, "\\$&"),
  }[name];
  let text = formats[name];
  for (const [from, to] of (known.late && formats.cut?.[name]) || []) text = text.slice(0, from) + text.slice(to);
  return text
    .replaceAll("\ue000", id)
    .replaceAll("\ue001", () => written(gist))
    .replaceAll("\ue002", () => address)
    .replaceAll("\ue003", () => (name === "bibtex" ? known.draft : written(known.draft)));
}
