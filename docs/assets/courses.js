// The claim tables of courses: copies the whole of an address that a row shows, puts its claim on the
// reading list, which needs scripts itself, and folds on a narrow screen. Without JavaScript the addresses are there to be copied by hand.

const root = new URL("../", import.meta.url).href;
const said = document.createElement("output");
said.className = "lm-unseen";
document.querySelector("article").append(said);

for (const code of document.querySelectorAll(".lm-go code")) {
  const words = code.closest("table").dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "lm-small";
  button.textContent = words.copy;
  button.setAttribute("aria-label", `${words.copy} ${code.textContent}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(root + code.textContent);
      said.value = words.copied;
      button.textContent = words.copied;
      setTimeout(() => (button.textContent = words.copy), 2000);
    } catch {
      code.textContent = root + code.textContent.replace(root, "");
      getSelection().selectAllChildren(code);
    }
  });
  const tools = document.createElement("span");
  const add = document.createElement("a");
  tools.className = "lm-tools";
  add.className = "lm-add lm-small";
  add.href = words.list + code.closest("tr").id;
  add.textContent = words.add;
  tools.append(button, " ", add);
  code.after(" ", tools);
}

// On a narrow screen the sections of a long paper are closed, but for the one that is asked for.
const folds = document.querySelectorAll(".lm-fold");
if (folds.length > 3 && matchMedia("(max-width: 44.9375em)").matches) {
  for (const fold of folds) fold.open = Boolean(fold.querySelector(":target"));
  addEventListener("hashchange", () => {
    const fold = document.querySelector(".lm-fold:has(:target)");
    if (fold) fold.open = true;
  });
  document.querySelector(".lm-fold :target")?.scrollIntoView();
  addEventListener("beforeprint", () => folds.forEach((fold) => (fold.open = true)));
}
