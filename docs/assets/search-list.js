// A field and the list of options that it opens: one of them is chosen with the arrows while the
// focus stays in the field, as the combobox pattern of ARIA has it.

import { element } from "./search-text.js";

const MOVES = { ArrowDown: 1, ArrowUp: -1 };

export class OptionList {
  options = [];
  active = null;

  constructor(words) {
    this.input = element("input", {
      type: "text", id: "_search-input", role: "combobox", inputmode: "search", enterkeyhint: "search",
      autocomplete: "off", autocapitalize: "off", spellcheck: "false", placeholder: words.placeholder,
      "aria-label": words.title, "aria-expanded": "false", "aria-controls": "_search-list",
      "aria-autocomplete": "list",
    });
    this.element = element("div", { id: "_search-list", role: "listbox", "aria-label": words.results });
  }

  fill(groups, lang) {
    this.choose(null);
    this.element.lang = lang;
    this.element.replaceChildren(...groups);
    this.options = [...this.element.querySelectorAll("[role=option]")];
    this.options.forEach((option, number) => (option.id = `_search-option-${number}`));
    this.input.setAttribute("aria-expanded", String(this.options.length > 0));
  }

  // Whether the key is one that moves in the list. Beyond its ends is the field.
  move(key) {
    if (!(key in MOVES) || !this.options.length) return false;
    const at = this.options.indexOf(this.active);
    const next = at < 0 && MOVES[key] < 0 ? this.options.length - 1 : at + MOVES[key];
    this.choose(this.options[next] ?? null);
    return true;
  }

  choose(option) {
    this.active?.setAttribute("aria-selected", "false");
    this.active = option;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  // Goes to what is chosen, or to the first.
  follow() {
    (this.active ?? this.options[0])?.click();
  }
}
