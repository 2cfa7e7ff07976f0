// References: the reader chooses a style, which is remembered here and sent nowhere, and copies a
// work or a claim in any style or format. Without JavaScript a page shows one style; how to cite a
// claim stands at its end, and the downloads have every format.

const FORMATS = { bibtex: "BibTeX", ris: "RIS", "csl-json": "CSL-JSON", markdown: "Markdown" };
const KEY = "lunmai-style";
const choices = [...document.querySelectorAll(".lm-style-choice")];
const names = Object.fromEntries(
  [...(choices[0]?.querySelectorAll("option") ?? [])].map((option) => [option.value, option.textContent]),
);

// Where storage is forbidden the choice lasts as long as the page.
function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(style) {
  try {
    localStorage.setItem(KEY, style);
  } catch {}
}

function show(style) {
  for (const one of document.querySelectorAll(".lm-styled > [data-style]")) {
    one.hidden = one.dataset.style !== style;
  }
  for (const choice of choices) choice.querySelector("select").value = style;
}

for (const choice of choices) {
  const label = document.createElement("label");
  const select = choice.querySelector("select");
  label.append(`${choice.dataset.label} `, select);
  choice.append(label);
  choice.hidden = false;
  select.addEventListener("change", () => {
    remember(select.value);
    show(select.value);
  });
}
if (Object.hasOwn(names, remembered())) show(remembered());

export async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea"); // pages that are not served over https
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

// A menu that is opened like any other disclosure. What is in it is made when it is first opened: a
// page has hundreds of them.
function menu(title, textOf) {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  details.className = "lm-copy";
  summary.append(title);
  details.append(summary);
  details.addEventListener("toggle", () => fillMenu(details, textOf), { once: true });
  return details;
}

// A button for each style and format.
function fillMenu(details, textOf) {
  const list = document.createElement("div");
  const said = document.createElement("output");
  for (const [name, label] of Object.entries({ ...names, ...FORMATS })) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(label);
    button.addEventListener("click", async () => {
      await copy(textOf(name));
      said.value = `${label}: ${choices[0].dataset.copied}`;
    });
    list.append(button);
  }
  list.append(said);
  details.append(list);
  keepWithin(list);
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    details.open = false;
    details.firstElementChild.focus();
  });
  details.addEventListener("toggle", () => {
    said.value = "";
    keepWithin(list);
  });
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

const works = Object.assign(
  {},
  ...[...document.querySelectorAll("script.lm-take-away")].map((data) => JSON.parse(data.textContent)),
);
for (const place of document.querySelectorAll("[data-work]")) {
  const texts = works[place.dataset.work];
  if (texts) (place.querySelector(".lm-reference") ?? place).append(" ", menu(choices[0].dataset.copy, (name) => texts[name]));
}

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
  const known = { ...patterns.known, ...patterns.own[id] };
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
  return formats[name]
    .replaceAll("\ue000", id)
    .replaceAll("\ue001", () => written(gist))
    .replaceAll("\ue002", () => address)
    .replaceAll("\ue003", () => (name === "bibtex" ? known.draft : written(known.draft)));
}

// The links that lead to how a claim is cited, within what was just shown, become menus.
export function offerCitations(shown) {
  if (!patterns || !formats) return;
  for (const link of shown.querySelectorAll("a.lm-cite")) {
    const claim = link.closest(".lm-claim");
    link.replaceWith(menu(link.textContent, (name) => textOfClaim(claim, name)));
  }
}
offerCitations(document);
