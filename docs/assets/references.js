// References: the reader chooses a style, which is remembered here and sent nowhere, and copies a
// work or a claim in it with one click, or in any other style or format. Without JavaScript a page
// shows one style; how to cite a claim stands at its end, and the downloads have every format.

const KEY = "lunmai-style";
export const choices = [...document.querySelectorAll(".lm-style-choice")];
export const names = Object.fromEntries(
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

// A menu is opened like any other disclosure; what is in it comes when it is first wanted, for a page
// has hundreds of them.
function menu(title, work, claim) {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  details.className = "lm-copy";
  summary.append(title);
  details.append(summary);
  const chosen = async () => (await import("./copying.js")).fillMenu(details, work, claim);
  summary.addEventListener("click", chosen, { once: true }); // printing opens it too
  return details;
}

const works = Object.assign(
  {},
  ...[...document.querySelectorAll("script.lm-take-away")].map((data) => JSON.parse(data.textContent)),
);
for (const place of document.querySelectorAll("[data-work]")) {
  const texts = works[place.dataset.work];
  if (texts) (place.querySelector(".lm-reference") ?? place).append(" ", menu(choices[0].dataset.copy, texts));
}

// The links that lead to how a claim is cited, within what was just shown, become menus.
export function offerCitations(shown) {
  if (!document.getElementById("_cite-patterns")) return;
  for (const link of shown.querySelectorAll("a.lm-cite")) {
    link.replaceWith(menu(link.textContent, null, link.closest(".lm-claim")));
  }
}
offerCitations(document);
