// A field and the list of options that it opens: one of them is chosen with the arrows while the
// focus stays in the field, as the combobox pattern of ARIA has it.

import { element } from "./search-text.js";

const MOVES = { ArrowDown: 1, ArrowUp: -1 };

const CHOSEN = "_search-chosen";

export class OptionList {
  active = null;

  constructor(input, words) {
    this.input = input;
    this.element = element("div", { id: "_search-list", role: "listbox", "aria-label": words.results });
  }

  get options() {
    return [...this.element.querySelectorAll("[role=option]")];
  }

  // What is chosen stays so, where it is there again.
  fill(groups, lang) {
    const chosen = this.active?.href;
    this.choose(null);
    this.element.lang = lang;
    this.element.replaceChildren(...groups);
    this.input.setAttribute("aria-expanded", String(groups.length > 0));
    if (chosen) this.choose(this.options.find(({ href }) => href === chosen) ?? null);
  }

  // Whether the key is one that moves in the list. Beyond its ends is the field.
  move(key) {
    const { options } = this;
    if (!(key in MOVES) || !options.length) return false;
    const at = options.indexOf(this.active);
    const next = at < 0 && MOVES[key] < 0 ? options.length - 1 : at + MOVES[key];
    this.choose(options[next] ?? null);
    return true;
  }

  choose(option) {
    this.active?.setAttribute("aria-selected", "false");
    this.active?.removeAttribute("id");
    this.active = option;
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.id = CHOSEN;
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", CHOSEN);
  }

  // Goes to what is chosen, or to the first.
  follow() {
    (this.active ?? this.options[0])?.click();
  }
}
