// Puts items on the reading list that this browser remembers, from any page that has them:
//
//   <li data-add="liu-yuyang-2024/m1-3">…</li>      also concepts/ID and references/ID
//   <script type="application/json" id="_words">…</script>
//
// Each such element gets a button. Where it shows the permanent address in <code>, it gets another
// that copies the whole address. Without JavaScript the addresses are there to be copied by hand.

import { countItems, emptyList, formatList, remember, remembered } from "./list-address.js";
import { LANGUAGES, language } from "./languages.js";
import { root, say } from "./list-items.js";

const builder = `${root}${LANGUAGES[language].root}courses/list/`;
const bar = document.createElement("p");
bar.className = "lm-list-bar";
const said = document.createElement("span");
said.setAttribute("role", "status");
const link = document.createElement("a");
bar.append(said, " ", link);

function showList() {
  const list = remembered();
  const number = list ? countItems(list) : 0;
  link.href = list ? `${builder}#${formatList(list)}` : builder;
  link.textContent = say("open", { number });
  bar.hidden = !number && !said.textContent;
}

function add(item, name) {
  const list = remembered() ?? emptyList();
  const there = list.weeks.some((week) => week.items.includes(item));
  if (!there) {
    list.weeks.at(-1).items.push(item);
    remember(list);
  }
  showList();
  said.textContent = say(there ? "already" : "added", { item: name, number: countItems(list) });
  bar.hidden = false;
}

function button(text, label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "lm-small";
  made.textContent = text;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

for (const holder of document.querySelectorAll("[data-add]")) {
  const item = holder.dataset.add;
  const name = item.replace("/", " ");
  const address = holder.querySelector("code")?.textContent;
  const tools = document.createElement("span");
  tools.className = "lm-tools";
  if (address) {
    const copy = button(say("copy"), `${say("copy")}${say("colon")}${name}`, async () => {
      try {
        await navigator.clipboard.writeText(root + address);
        said.textContent = say("copied");
      } catch {
        said.textContent = root + address;
      }
      bar.hidden = false;
    });
    tools.append(copy);
  }
  tools.append(button(say("add"), `${say("add")}${say("colon")}${name}`, () => add(item, name)));
  holder.append(" ", tools);
}
showList();
document.querySelector("article")?.append(bar);
addEventListener("storage", showList);
addEventListener("pageshow", showList);

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
