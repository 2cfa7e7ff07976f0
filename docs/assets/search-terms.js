// Terms as they are typed: in pinyin with tones, without, or with figures for them, in Chinese or in
// English. From the terms of the glossary in search/terms.json, each of which leads to its concept.

import { LANGUAGES, isHan, names } from "./languages.js";
import { hasHan } from "./search-query.js";

const INITIAL = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?";
const FINAL = "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ve|ue|er|an|en|in|un|vn|ia|ua|uo|a|e|i|o|u|v)";
const SYLLABLE = new RegExp(`${INITIAL}${FINAL}(?![aeiouv])`, "y");

// What is compared: small letters and signs only; ü is v, as people type it, and tones are gone.
export function letters(text) {
  return text
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

export class Terms {
  constructor(entries) {
    this.concepts = new Map();
    this.byKey = new Map();
    this.sounds = [];
    for (const [id, ...columns] of entries) {
      const concept = { id, keys: [], starts: [] };
      this.concepts.set(id, concept);
      names.forEach((name, at) => this.add(concept, name, columns[at]));
    }
    this.sounds.sort((a, b) => a.sound.length - b.sound.length);
  }

  // lü is typed as lü, lv or lu.
  noteSound(sound, concept) {
    this.note(letters(sound), { concept, typed: "pinyin" });
    const syllables = sound.split(" ").map(letters);
    const least = syllables.slice(0, 2).join("").length;
    if (syllables.length > 1) this.sounds.push({ sound: syllables.join(""), least, concept });
  }

  // The terms of a concept in a language: in Chinese each with its pinyin and its sound. What is
  // made from another language sounds like it, and is of its own only where it is written otherwise.
  add(concept, name, terms) {
    const made = LANGUAGES[name].source !== name;
    const written = isHan(name) ? terms.map(([term]) => term) : terms;
    concept[name] = written[0];
    if (isHan(name)) concept.pinyin ??= terms[0][1];
    else concept.starts.push(...written.flatMap(startsOf));
    for (const key of written.map(letters)) {
      if (made && concept.keys.includes(key)) continue;
      concept.keys.push(key);
      this.note(key, { concept, typed: name });
    }
    if (!isHan(name) || made) return;
    for (const [, , sound] of terms) {
      for (const way of new Set([sound, sound.replace(/ü/g, "u")])) this.noteSound(way, concept);
    }
  }

  note(key, entry) {
    if (!this.byKey.has(key)) this.byKey.set(key, []);
    this.byKey.get(key).push(entry);
  }

  // The terms that a text may stand for in a language: each reading a list of concepts, all of which
  // are meant. The likeliest first.
  readings(text, language) {
    const typed = letters(text);
    if (!typed || typed.length > 100) return [];
    const whole = this.exactly(typed, language).map(({ concept }) => [concept]);
    const series = whole.length ? [] : this.series(typed, language);
    const readings = [...whole, ...(series.length > 1 ? [series] : []), ...this.begun(typed)];
    const seen = new Set();
    return readings.filter((concepts) => {
      const name = concepts.map(({ id }) => id).join(" ");
      return !seen.has(name) && seen.add(name);
    });
  }

  // A term in another writing than that of the language, singular or plural.
  exactly(key, language) {
    const forms = [key, key.replace(/s$/, ""), `${key}s`];
    const found = forms.flatMap((form) => this.byKey.get(form) ?? []);
    return found.filter(({ typed }) => typed !== language);
  }

  // Several terms one after the other, the longest first.
  series(key, language) {
    if (!key) return [];
    for (let end = key.length; end > 1; end -= 1) {
      const [first] = (this.byKey.get(key.slice(0, end)) ?? []).filter(({ typed }) => typed !== language);
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
    const exact = (this.byKey.get(typed) ?? []).map(({ concept }) => concept);
    const partly = [...this.concepts.values()].filter(({ keys, starts }) =>
      hasHan(query) ? keys.some((key) => key.includes(typed)) : starts.some((start) => start.startsWith(typed)));
    return [...new Set([...exact, ...partly])].slice(0, most);
  }
}
