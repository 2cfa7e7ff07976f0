// The languages of the site, and the one that this page is in. What is known of each is generated:
// its tag, root and script, what parts its sentences, what it is made from.
import { LANGUAGES } from "../search/languages.js";

export { LANGUAGES };
export const names = Object.keys(LANGUAGES);
export const language = names.find((name) => name === document.documentElement.lang) ?? names[0];

// The written languages that say something else than this one, which may be made from one of them.
export const othersOf = (name) =>
  names.filter((other) => LANGUAGES[other].source === other && LANGUAGES[name].source !== other);

// The first language of a script.
export const inScript = (script) => names.find((name) => LANGUAGES[name].script === script);

export const isHan = (name) => LANGUAGES[name].script === "han";
