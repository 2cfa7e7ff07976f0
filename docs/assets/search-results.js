// What was found, as the options of a list: claims by paper, papers by title and author, entries of the
// glossary. The card of a term that is surely meant is in search-cards.js.

import { LANGUAGES, isHan, language, names } from "./languages.js";
import { ROOT } from "./search-look.js";
import { element, excerpt, fill, marked } from "./search-text.js";

export const tagOf = (name) => LANGUAGES[name].tag;

export const pageRoot = (name) => new URL(LANGUAGES[name].root, ROOT);

// The language in the other script, in which a concept is named beside its term.
export const besideOf = (name) => names.find((other) => isHan(other) !== isHan(name));

export function group(label, options) {
  const title = element("div", { class: "lm-search-label", role: "presentation" }, label);
  return element("div", { role: "group", "aria-label": label, class: "lm-search-group" }, title, ...options);
}

export function option(href, ...parts) {
  return element("a", { role: "option", tabindex: "-1", "aria-selected": "false", href }, ...parts);
}

function claimOption({ id, role, note, paper, gist, text, share }, name, { roles, words, found }) {
  const head = element("span", { class: "lm-search-head" },
    element("span", { class: "lm-id" }, id),
    element("span", { class: `lm-role lm-role-${role}`, lang: tagOf(language) }, roles[role] ?? role));
  if (note) head.append(element("span", { class: "lm-sign", lang: tagOf(language) }, words.noted.replace("{number}", note.slice(1))));
  if (found.some) head.append(element("span", { class: "lm-search-share", lang: tagOf(language) }, fill(words["share-of"], { number: share, all: found.some })));
  const parts = [head, element("span", { class: "lm-search-gist" }, ...marked(gist.text, gist.spans))];
  if (text.spans.length) parts.push(element("span", { class: "lm-search-excerpt" }, ...excerpt(text, name)));
  return option(`${new URL(`papers/${paper}/`, pageRoot(name))}#${id}`, ...parts);
}

function plainOption(path, name, text, beside, lang = tagOf(name)) {
  return option(new URL(path, pageRoot(name)).href,
    element("span", { class: "lm-search-gist" }, text), element("span", { class: "lm-search-excerpt", lang }, beside));
}

// The claims under their papers, in the order in which the papers come first.
export function claimGroups(claims, name, said) {
  const papers = new Map();
  for (const claim of claims) papers.set(claim.paper, [...(papers.get(claim.paper) ?? []), claim]);
  return [...papers.values()].map((own) => group(own[0].name, own.map((claim) => claimOption(claim, name, said))));
}

export function paperGroup(papers, name, words) {
  const options = papers.slice(0, 5).map((paper) => plainOption(`papers/${paper.id}/`, name, paper.title, paper.name));
  return options.length ? [group(words["papers-found"], options)] : [];
}

export function conceptGroup(concepts, name, words) {
  const beside = besideOf(name);
  const options = concepts.map((concept) =>
    plainOption(`concepts/${concept.id}/`, name, concept[name], concept[beside], tagOf(beside)));
  return options.length ? [group(words["concepts-found"], options)] : [];
}
