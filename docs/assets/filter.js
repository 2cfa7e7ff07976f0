// An instant filter over a list: by characters, by pinyin with or without tones, or in English.
// Without JavaScript the whole list is there.
//
// <div class="lm-filter" data-items="#list" data-label="…" data-none="…" hidden></div>
// stands before a container whose items have their terms in data-key, divided by |. What is
// .lm-group disappears with its last item.

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

function readItem(element) {
  const key = letters(element.dataset.key);
  return { element, texts: [key, ...spellings(key)] };
}

function matches(item, wanted) {
  return item.texts.some((text) => text.includes(wanted));
}

function start(filter) {
  const list = document.querySelector(filter.dataset.items);
  const items = [...list.querySelectorAll("[data-key]")].map(readItem);
  const groups = [...list.querySelectorAll(".lm-group")];
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
    list.classList.toggle("lm-filtered", Boolean(wanted));
    result.value = !wanted ? "" : shown ? `${shown} / ${items.length}` : filter.dataset.none;
  }

  input.addEventListener("input", apply);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      input.value = "";
      apply();
    }
  });
  // A link to an item that the filter hides must still lead to it.
  addEventListener("hashchange", () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && list.contains(target) && input.value) {
      input.value = "";
      apply();
      target.scrollIntoView();
    }
  });
  apply();
}

document.querySelectorAll(".lm-filter").forEach(start);
