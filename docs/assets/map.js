// Drawings of arguments: a box that is pointed at, focused or tapped leaves only what it is joined to;
// a choice shows the lines that the text states, those that are our reading, or those that hold in
// part. The choice is in the address. Without JavaScript a drawing is whole, and its boxes are links.

const article = document.querySelector(".md-content article");
const inputs = [...document.querySelectorAll(".lm-lines input")];

function isShown(line) {
  const { lines } = article.dataset;
  return !lines || line.parentElement.dataset.is.split(" ").includes(lines);
}

function start(drawing) {
  const boxes = [...drawing.querySelectorAll(".lm-box")];
  const lines = [...drawing.querySelectorAll("[data-ends]")].map((line) => ({
    line,
    ends: line.dataset.ends.split(" ").map((place) => boxes[place]),
  }));
  const around = drawing.parentElement; // a drawing that listened for the focus would take it itself
  let tapped = null;

  // Leaves a box and its neighbours; with none, everything.
  function look(box) {
    const joined = new Set([box]);
    for (const { line, ends } of lines) {
      const own = ends.includes(box) && isShown(line);
      line.classList.toggle("lm-joined", own);
      if (own) ends.forEach((end) => joined.add(end));
    }
    for (const one of boxes) one.classList.toggle("lm-joined", joined.has(one));
    drawing.classList.toggle("lm-focused", Boolean(box));
  }
  const kept = () => boxes.find((box) => box.matches(":focus-visible")) ?? tapped;

  drawing.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType !== "touch") look(target.closest(".lm-box") ?? kept());
  });
  drawing.addEventListener("pointerleave", ({ pointerType }) => pointerType !== "touch" && look(kept()));
  around.addEventListener("focusin", () => look(kept()));
  around.addEventListener("focusout", () => look(tapped));
  // A first tap looks, a second one follows.
  drawing.addEventListener("click", (event) => {
    if (event.pointerType !== "touch") return;
    const box = event.target.closest(".lm-box");
    if (box && box !== tapped) event.preventDefault();
    tapped = box;
    look(box);
  });
  around.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    tapped = null;
    look(null);
  });
  return () => look(kept());
}

const drawings = [...document.querySelectorAll(".lm-drawing:not(.lm-sample)")].map(start);

function choose(value) {
  article.dataset.lines = value;
  for (const input of inputs) input.checked = input.value === value;
  for (const refresh of drawings) refresh();
}

for (const input of inputs) {
  input.addEventListener("change", () => {
    const address = new URL(location.href);
    address.searchParams.delete("lines");
    if (input.value) address.searchParams.set("lines", input.value);
    history.replaceState(history.state, "", address);
    choose(input.value);
  });
}
if (inputs.length) {
  const wanted = new URLSearchParams(location.search).get("lines");
  choose(inputs.some(({ value }) => value === wanted) ? wanted : "");
}
