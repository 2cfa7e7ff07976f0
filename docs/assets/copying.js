// What a menu of references copies: at once in the style that the page shows, then in any other style
// or format. It is loaded when the first menu of a page is opened, see references.js.
import { choices, copy, names } from "./references.js";

const LABELS = { ...names, bibtex: "BibTeX", ris: "RIS", "csl-json": "CSL-JSON", markdown: "Markdown" };

// A button for each style and format of a work, whose texts are given or stand on the page, or of a
// claim, which can be put on pages elsewhere too.
export function fillMenu(details, work, claim) {
  const list = document.createElement("div");
  const said = document.createElement("output");
  const take = async (label, text) => {
    await copy(text);
    said.value = `${label}: ${choices[0].dataset.copied}`;
  };
  const offer = (label, text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(label);
    button.addEventListener("click", () => take(label, text()));
    list.append(button);
  };
  const key = details.closest("[data-work]")?.dataset.work;
  const shown = (name) => document.querySelector(`[data-work="${key}"] [data-style="${name}"]`).textContent;
  const textOf = (name) => (work ? work[name] ?? shown(name) : textOfClaim(claim, name));
  list.append(said);
  for (const [name, label] of Object.entries(LABELS)) offer(label, () => textOf(name));
  for (const code of work ? [] : patterns.embed.codes) offer(code.name, () => frameOf(claim, code));
  details.append(list);
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    details.open = false;
    details.firstElementChild.focus();
  });
  const takeShown = () => {
    const name = choices[0].querySelector("select").value;
    return take(LABELS[name], textOf(name));
  };
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

const own = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];

function namesOf(claim) {
  const id = claim.id || claim.querySelector(":scope > [id]").id;
  const gist = claim.querySelector(".lm-gist").textContent.trim().replace(/\s+/g, " ").replace(/[。.]$/, "");
  return { id, gist, address: `${own}#${id}` };
}

// The code of a frame with the claim in the languages that are to be shown, about as high as it will be
// in a column of text: see pages/citing.py.
function frameOf(claim, { end, base, each }) {
  const { id, gist } = namesOf(claim);
  const url = new URL(`${patterns.embed.page}#${id}${end}`, own);
  const title = fill(patterns.title, { claim: id, gist });
  const texts = [...claim.querySelectorAll(":scope > * > .lm-text")].map((one) => one.textContent).join("");
  const height = Math.ceil(base + each * (gist + texts).length);
  const safe = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`);
  return `<iframe src="${safe(url.href)}" title="${safe(title)}" width="100%" height="${height}" loading="lazy" style="border:0"></iframe>`;
}

function textOfClaim(claim, name) {
  const { id, gist, address } = namesOf(claim);
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
