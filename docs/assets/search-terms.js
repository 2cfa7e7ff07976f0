// Terms as they are typed: in pinyin with tones, without, or with figures for them, by its initials, in
// Chinese or in English. From the forms in search/terms.json, each of which leads to its concept.

import { LANGUAGES, isHan, names } from "./languages.js";
import { hasHan } from "./search-query.js";
import { inOneSpelling } from "./search-spelling.js";

const INITIAL = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?";
const FINAL = "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ve|ue|er|an|en|in|un|vn|ia|ua|uo|a|e|i|o|u|v)";
const SYLLABLE = new RegExp(`${INITIAL}${FINAL}(?![aeiouv])`, "y");
// How surely a form means its concept: its preferred term, another, what a paper prints for it; by its
// sound, by the initials of that.
const [PREFERRED, TERM, PRINTED, SOUND] = [0, 1, 2, 3];
export const INITIALS = 4;
const LONGEST = 12; // characters of a Chinese term that is looked for within a query

// What is compared: small letters and signs only; ü is v, as people type it, and tones are gone.
export function letters(text) {
  return inOneSpelling(text)
    .replace(/([a-zü:])[1-5](?![0-9])/gi, "$1")
    .replace(/u:/gi, "ü")
    .normalize("NFD")
    .toLowerCase()
    .replace(/u\u0308/g, "v")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

// The syllables of a text in pinyin, or none where it is no pinyin.
export function syllablesOf(text) {
  const found = [];
  for (const word of text.trim().split(/[\s'’-]+/)) {
    const sounds = letters(word);
    for (let at = 0; at < sounds.length; at = SYLLABLE.lastIndex) {
      SYLLABLE.lastIndex = at;
      const match = SYLLABLE.exec(sounds);
      if (!match) return [];
      found.push(match[0]);
    }
  }
  return found;
}

// A term from each of its words on, as letters.
function startsOf(term) {
  const words = term.split(/[\s–-]+/);
  return words.map((_, at) => letters(words.slice(at).join("")));
}

const unique = (concepts) => [...new Set(concepts)];

export class Terms {
  constructor(entries) {
    this.concepts = new Map();
    this.byKey = new Map();
    this.sounds = [];
    for (const [id, pinyin, counts, ...columns] of entries) {
      const concept = { id, pinyin, keys: [], words: [], starts: [] };
      this.concepts.set(id, concept);
      names.forEach((name, at) => this.add(concept, name, columns[at], counts[at]));
    }
    this.sounds.sort((a, b) => a.sound.length - b.sound.length);
    for (const found of this.byKey.values()) found.sort((a, b) => a.rank - b.rank);
  }

  // The forms of a concept in a language, its terms and then what is only printed: in Chinese each with
  // its sound. What is made from another language sounds like it, and is of its own only where it is
  // written otherwise.
  add(concept, name, forms, terms) {
    const made = LANGUAGES[name].source !== name;
    const written = isHan(name) ? forms.map(([form]) => form) : forms;
    concept[name] = written[0];
    if (!isHan(name)) {
      concept.words.push(...written);
      concept.starts.push(...written.slice(0, terms).flatMap(startsOf));
    }
    written.map(letters).forEach((key, at) => {
      if (made && concept.keys.includes(key)) return;
      if (at < terms) concept.keys.push(key);
      this.note(key, { concept, typed: name, rank: at >= terms ? PRINTED : at ? TERM : PREFERRED });
    });
    if (!isHan(name) || made) return;
    forms.forEach(([, sound], at) => this.noteSound(sound, concept, at < terms));
  }

  // lü is typed as lü, lv or lu. Two initials are typed too, but not those that may be a word.
  noteSound(sound, concept, isTerm) {
    for (const way of new Set([sound, sound.replace(/ü/g, "u")])) {
      this.note(letters(way), { concept, typed: "pinyin", rank: SOUND });
      const syllables = way.split(" ").map(letters);
      const least = syllables.slice(0, 2).join("").length;
      if (isTerm && syllables.length > 1) this.sounds.push({ sound: syllables.join(""), least, concept });
    }
    const initials = sound.split(" ").map((syllable) => syllable[0]).join("");
    if (initials.length > 2 || /^[^aeiou]{2}$/.test(initials)) this.note(initials, { concept, typed: "pinyin", rank: INITIALS });
  }

  note(key, entry) {
    if (!this.byKey.has(key)) this.byKey.set(key, []);
    this.byKey.get(key).push(entry);
  }

  // What a text is, as a form of a concept, singular or plural; the surest first.
  formsOf(text) {
    const key = letters(text);
    if (key.length < 2 || key.length > 100) return [];
    const found = [key, key.replace(/s$/, ""), `${key}s`].flatMap((form) => this.byKey.get(form) ?? []);
    return found.sort((a, b) => a.rank - b.rank);
  }

  // The concepts that a text surely means: those of which it is a form, by the surest kind of form.
  meant(text) {
    const found = this.formsOf(text);
    return unique(found.filter(({ rank }) => rank === found[0].rank).map(({ concept }) => concept)).slice(0, 3);
  }

  // The terms that a text may stand for in a language: each reading a list of concepts, all of which
  // are meant. The likeliest first.
  readings(text, language) {
    const typed = letters(text);
    if (!typed || typed.length > 100) return [];
    const whole = this.formsOf(text).filter((form) => form.typed !== language).map(({ concept }) => [concept]);
    const series = whole.length ? [] : this.series(typed, language);
    const readings = [...whole, ...(series.length > 1 ? [series] : []), ...this.begun(typed)];
    const seen = new Set();
    return readings.filter((concepts) => {
      const name = concepts.map(({ id }) => id).join(" ");
      return !seen.has(name) && seen.add(name);
    });
  }

  // Several terms in another writing than that of the language, one after the other, the longest first.
  series(key, language) {
    if (!key) return [];
    for (let end = key.length; end > 1; end -= 1) {
      const [first] = (this.byKey.get(key.slice(0, end)) ?? []).filter(
        ({ typed, rank }) => typed !== language && rank < INITIALS);
      if (first) {
        const rest = this.series(key.slice(end), language);
        if (rest.length || end === key.length) return [first.concept, ...rest];
      }
    }
    return [];
  }

  // The terms whose pinyin begins so, by two syllables at least.
  begun(key) {
    const found = this.sounds.filter(({ sound, least }) => key.length >= least && sound.startsWith(key));
    return found.slice(0, 4).map(({ concept }) => [concept]);
  }

  // The concepts that a query names, wholly or in part, in whatever writing: in Chinese anywhere in a
  // term, in English from the beginning of a word.
  named(query, most = 3) {
    const typed = letters(query);
    if (typed.length < 2) return [];
    const partly = [...this.concepts.values()].filter(({ keys, starts }) =>
      hasHan(query) ? keys.some((key) => key.includes(typed)) : starts.some((start) => start.startsWith(typed)));
    return unique([...this.meant(query), ...partly]).slice(0, most);
  }

  // How long the term is with which Chinese characters begin; 0 where they begin with none.
  lengthOfTerm(signs) {
    for (let length = Math.min(LONGEST, signs.length); length > 1; length -= 1) {
      if (this.byKey.get(signs.slice(0, length))?.[0].rank < SOUND) return length;
    }
    return 0;
  }
}
