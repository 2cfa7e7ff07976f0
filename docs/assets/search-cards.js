// The card of a term that is surely meant: what it is called and what it is, how many claims are about it,
// where papers differ. Its names are known at once; the rest comes from a file of its own.

import { isHan, language } from "./languages.js";
import { loadJson } from "./search-look.js";
import { besideOf, group, option, pageRoot, tagOf } from "./search-results.js";
import { element, fill } from "./search-text.js";

const amount = (words, kind, number) => fill(words[number === 1 ? `${kind}-one` : kind], { number });

// The names of a concept: its term, how Chinese is read, its term in the other script.
function namesOf(concept, name) {
  const beside = besideOf(name);
  const pinyin = element("span", { class: "lm-pinyin", lang: "zh-Latn" }, concept.pinyin);
  const term = element("strong", {}, concept[name]);
  const other = element("span", { lang: tagOf(beside) }, concept[beside]);
  return element("span", { class: "lm-search-term" }, term, " ", ...(isHan(name) ? [pinyin, " ", other] : [other, " ", pinyin]));
}

export class SearchCards {
  cards = new Map();

  constructor(words) {
    this.words = words;
  }

  // The card of each concept, as a group of options.
  groups(concepts, name) {
    return concepts.map((concept) => this.group(concept, name));
  }

  group(concept, name) {
    const facts = element("span", { class: "lm-search-facts", lang: tagOf(language) });
    const definition = element("span", { class: "lm-search-definition" });
    const card = option(new URL(`concepts/${concept.id}/`, pageRoot(name)).href, namesOf(concept, name), definition, facts);
    card.classList.add("lm-search-card");
    const made = group(this.words["concepts-found"], [card]);
    const known = this.cards.get(concept.id);
    if (known) this.fill(made, known, concept, name);
    else {
      loadJson(`concepts/${concept.id}`)
        .then((data) => this.fill(made, this.cards.set(concept.id, data).get(concept.id), concept, name))
        .catch(() => {}); // the names lead to the same page
    }
    return made;
  }

  fill(made, data, concept, name) {
    const { words } = this;
    const [definition, facts] = ["definition", "facts"].map((part) => made.querySelector(`.lm-search-${part}`));
    definition.textContent = data.definition[name];
    const about = [["claims", data.claims], ["papers-number", data.papers], ["readings", data.readings]];
    facts.textContent = about.filter(([, number]) => number).map(([kind, number]) => amount(words, kind, number)).join(" · ");
    if (!data.contrasts || made.querySelector(".lm-search-differ")) return;
    const differ = option(`${new URL(`compare/${data.compared}/`, pageRoot(name))}#contrast`,
      element("span", { lang: tagOf(language) }, amount(words, "differ", data.contrasts)));
    differ.classList.add("lm-search-differ");
    made.append(differ);
  }
}
