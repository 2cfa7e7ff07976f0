// Chinese as it is typed: in pinyin without tones, or by the first letters of its syllables. Each
// character has its readings in exports/courses/pinyin.json, of which any will do.

import { load } from "./list-items.js";

const SIGN = /[\p{L}\p{N}]/u;

function reads(readings, signs, at, typed) {
  if (!typed) return true;
  if (at === signs.length) return false;
  const sign = signs[at];
  if (!SIGN.test(sign)) return reads(readings, signs, at + 1, typed);
  return (readings.get(sign) ?? [sign.toLowerCase()]).some(
    (sound) =>
      sound.startsWith(typed) ||
      [sound, sound[0]].some((part) => typed.startsWith(part) && reads(readings, signs, at + 1, typed.slice(part.length))),
  );
}

// The entries with a text of which some words are typed as this: letters, without spaces or tones.
export async function soundLike(entries, typed) {
  const readings = new Map(Object.entries(await load("pinyin")).map(([sign, sounds]) => [sign, sounds.split(" ")]));
  const sounds = (text) => {
    const signs = Array.from(text);
    return signs.some((sign, at) => readings.has(sign) && reads(readings, signs, at, typed.slice(0, 40)));
  };
  return entries.filter((entry) => Object.values(entry.text).some(sounds));
}
