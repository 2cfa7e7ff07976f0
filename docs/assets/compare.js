// Tables that a narrow screen shows as lists lose their meaning in some browsers; roles keep it.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" };
for (const table of document.querySelectorAll(".lm-matrix, .lm-grid, .lm-chains, .lm-course")) {
  for (const element of [table, ...table.querySelectorAll("thead, tbody, tfoot, tr, td, th")]) {
    element.setAttribute("role", ROLES[element.tagName] ?? (element.scope === "row" ? "rowheader" : "columnheader"));
  }
}

// The matrix: which papers are shown, and whether only concepts that at least two of them share.
// The choice is in the address: ?papers=wang-2023,li-2024&shared. Nothing is stored or sent.
for (const choice of document.querySelectorAll("fieldset.lm-columns")) {
  const rows = [...document.querySelectorAll("#_matrix > tr")].map((row) => ({
    row,
    papers: [...row.cells].flatMap((cell, column) => (column && !cell.matches(".lm-none") ? [column] : [])),
  }));
  const papers = [...choice.querySelectorAll("input[value]:not(.lm-shared > input)")];
  const shared = choice.querySelector(".lm-shared > input");
  const sheet = document.head.appendChild(document.createElement("style")).sheet;

  function show() {
    const shown = new Set(papers.filter((paper) => paper.checked).map((paper) => Number(paper.value)));
    while (sheet.cssRules.length) sheet.deleteRule(0);
    for (const paper of papers.filter((paper) => !paper.checked)) {
      const cell = `.md-typeset .lm-matrix tr > :nth-child(${Number(paper.value) + 1})`;
      sheet.insertRule(`${cell} { display: none !important; }`);
    }
    const least = shared.checked ? 2 : 1;
    for (const { row, papers } of rows) {
      const found = papers.filter((paper) => shown.has(paper)).length;
      row.classList.toggle("lm-left-out", found < least);
    }
  }

  // What an address chooses; what it does not name stays as it is.
  function read() {
    const wanted = new URLSearchParams(location.search);
    const named = wanted.get("papers")?.split(",");
    for (const paper of papers) if (named) paper.checked = named.includes(paper.name);
    if (named || wanted.has("shared")) shared.checked = wanted.has("shared");
  }

  function write() {
    const address = new URL(location.href);
    const chosen = papers.filter((paper) => paper.checked).map((paper) => paper.name);
    address.searchParams.delete("papers");
    address.searchParams.delete("shared");
    if (chosen.length < papers.length) address.searchParams.set("papers", chosen.join(","));
    if (shared.checked) address.searchParams.set("shared", "");
    history.replaceState(history.state, "", address);
  }

  choice.addEventListener("change", () => {
    show();
    write();
  });
  choice.addEventListener("click", (event) => {
    const button = event.target.closest("button[value]");
    if (!button) return;
    for (const paper of papers) {
      if (!paper.closest("[hidden]:not(fieldset)")) paper.checked = button.value === "all";
    }
    show();
    write();
  });
  choice.hidden = false;
  read();
  show(); // a browser may restore the boxes of an earlier visit
}

// On a narrow screen the rows of a matrix of many papers are closed; the number of papers opens them.
for (const table of document.querySelectorAll(".lm-scroll:not(.lm-fits) > .lm-matrix")) {
  for (const count of table.querySelectorAll("tbody .lm-count")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "lm-unfold";
    button.textContent = count.textContent;
    button.setAttribute("aria-expanded", "false");
    count.after(button);
  }
  table.classList.add("lm-foldable");
  table.addEventListener("click", ({ target }) => {
    if (!target.matches(".lm-unfold")) return;
    const open = target.closest("tr").classList.toggle("lm-open");
    target.setAttribute("aria-expanded", String(open));
  });
}

// A link to a constraint opens the family in which it stands.
function openNamed() {
  let named = null;
  try {
    named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {} // what cannot be decoded names nothing
  const fold = named?.closest(".lm-chain:not([open])");
  if (fold) fold.open = true;
  if (fold) named.scrollIntoView();
}
addEventListener("hashchange", openNamed);
openNamed();
