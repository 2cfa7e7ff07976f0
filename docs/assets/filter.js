// An instant filter over a list: by characters, by pinyin with or without tones, or in English.
// Without JavaScript the whole list is there.
//
// <div class="lm-filter" data-items="#list" data-label="…" data-none="…" hidden></div>
// stands before a container whose items have their terms in data-key, divided by |. What is
// .lm-group disappears with its last item, and what is folded opens while it holds what is looked for.
// What is typed stands in the address as ?q=, so that it can be linked to, is there after Back, and
// goes with the reader into the other language.

const TONES = /[\u0300\u0301\u0304\u030c]/g;

// What is compared: small letters only, without the spaces and hyphens that writers differ in.
function letters(text) {
  return text.toLowerCase().normalize("NFD").replace(/[^\p{L}\p{M}\p{N}|]/gu, "");
}

// Pinyin as it is typed: without tones, ü as itself, u or v.
function spellings(text) {
  const plain = text.replace(TONES, "");
  return [plain, plain.replace(/\p{M}/gu, ""), plain.replace(/u\u0308/g, "v")];
}

// Where the list has the keys of all items in data-keys, an item has the places of its own among them,
// and is found by what it says too.
function readItem(element, known) {
  const said = known && [...element.querySelectorAll("p:not(.lm-remark)")].map((one) => one.textContent);
  const own = element.dataset.key;
  const key = letters(known ? [...said, ...own.split(" ").map((place) => known[place])].join("|") : own);
  return { element, texts: [key, ...spellings(key)] };
}

function matches(item, wanted) {
  return item.texts.some((text) => text.includes(wanted));
}

// A link to the list as it is shown; which papers a table offers to show is no place to return to.
function keep(value) {
  const address = new URL(location.href);
  if (value) address.searchParams.set("q", value);
  else address.searchParams.delete("q");
  if (address.href !== location.href) history.replaceState(history.state, "", address);
  for (const link of document.querySelectorAll("a.lm-language")) link.search = address.search;
}

// Folds that the filter opens it closes again; what a reader has opened stays open.
function unfold(folds, wanted) {
  for (const fold of folds) {
    const found = wanted && fold.querySelector("[data-key]:not([hidden])");
    if (found && !fold.open) fold.toggleAttribute("data-found", (fold.open = true));
    else if (!found && fold.hasAttribute("data-found")) fold.open = fold.toggleAttribute("data-found", false);
  }
}

function start(filter) {
  const list = document.querySelector(filter.dataset.items);
  const known = list.dataset.keys && JSON.parse(list.dataset.keys);
  const items = [...list.querySelectorAll("[data-key]")].map((item) => readItem(item, known));
  const groups = [...list.querySelectorAll(".lm-group")];
  const folds = list.querySelectorAll("details:has([data-key])");
  const kept = !filter.closest("fieldset");
  const input = document.createElement("input");
  input.type = "search";
  input.setAttribute("autocomplete", "off");
  input.setAttribute("spellcheck", "false");
  const label = document.createElement("label");
  label.append(filter.dataset.label, input);
  const result = document.createElement("output");
  filter.append(label, result);
  filter.hidden = false;

  function apply() {
    // "xin1zhi4": tones written as figures are left out.
    const wanted = letters(input.value.replace(/([a-zü])[1-5](?![0-9])/gi, "$1")).replaceAll("|", "");
    let shown = 0;
    for (const item of items) {
      item.element.hidden = !matches(item, wanted);
      shown += !item.element.hidden;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-key]:not([hidden])");
    }
    unfold(folds, wanted);
    list.classList.toggle("lm-filtered", Boolean(wanted));
    result.value = !wanted ? "" : shown ? `${shown} / ${items.length}` : filter.dataset.none;
  }

  function change(value = input.value) {
    input.value = value;
    apply();
    if (kept) keep(value);
  }

  // A link to an item that the filter hides must still lead to it.
  function reveal() {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {} // what cannot be decoded names nothing
    if (target && list.contains(target) && input.value) {
      change("");
      target.scrollIntoView();
    }
  }

  input.addEventListener("input", () => change());
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") change("");
  });
  addEventListener("hashchange", reveal);
  change((kept && new URLSearchParams(location.search).get("q")) || "");
  reveal();
}

document.querySelectorAll(".lm-filter").forEach(start);
