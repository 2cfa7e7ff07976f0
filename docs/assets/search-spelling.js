// English words in British and American spelling: a search for one finds the other.

// What the one writes and the other: where, as what, and back.
const PAIRS = [
  [/(?<=[a-z]{2})our(?=s?$|ed$|ing|er|ab|al|it|ful|less|hood|ist|ly)/, "or"],
  [/(?<=(?:^|dis|mis|un)(?:arm|behavi|cand|clam|endeav|fav|harb|hon|hum|lab|neighb|parl|rig|rum|sav|savi|splend|val|vap|vig|col))or/, "our"],
  [/(?<=[a-z]{3})is(?=(?:es?|ed|ing|ers?|ations?|ational)$)/, "iz"],
  [/(?<=[a-z]{3})iz(?=(?:es?|ed|ing|ers?|ations?|ational)$)/, "is"],
  [/lys(?=(?:es?|ed|ing)$)/, "lyz"],
  [/lyz(?=(?:es?|ed|ing)$)/, "lys"],
  [/(?<=cent|theat|met|lit|fib|calib|spect)re(?=[sd]?$)/, "er"],
  [/(?<=cent|theat|met|lit|fib|calib|spect)er(?=(?:s|ed)?$)/, "re"],
  [/(?<=[a-z]{2}[aeiou])ll(?=(?:ed|ing|ers?|ors?|ist)$)/, "l"],
  [/(?<=[a-z]{2}[aeiou])l(?=(?:ed|ing|ers?|ors?)$)/, "ll"],
  [/(?<=[a-z]{2}log)ue(?=s?$)/, ""],
  [/(?<=cata|dia|ana|mono|pro|epi)log(?=s?$)/, "logue"],
  [/(?<=def|off|lic|pret)ence(?=s?$)/, "ense"],
  [/(?<=def|off|lic|pret)ense(?=s?$)/, "ence"],
  [/(?<=^pro|^repro)gramme(?=s?$)/, "gram"],
  [/(?<=^pro|^repro)gram(?=s?$)/, "gramme"],
  [/(?<=judg|acknowledg|abridg)e(?=ments?$)/, ""],
  [/(?<=judg|acknowledg|abridg)(?=ments?$)/, "e"],
  [/(?<=^fulfi|^enro|^insta|^ski|^wi)l(?=$|s$|ments?$|ful)/, "ll"],
  [/(?<=^fulfi|^enro|^insta|^ski|^wi)ll(?=$|s$|ments?$|ful)/, "l"],
];
const WORDS = [["ageing", "aging"], ["aluminium", "aluminum"], ["cheque", "check"], ["grey", "gray"], ["plough", "plow"], ["sceptical", "skeptical"]];

// A word in every spelling, as it stands first.
export function spellings(word) {
  const small = word.toLowerCase();
  const found = new Set([small]);
  for (const [from, to] of PAIRS) if (from.test(small)) found.add(small.replace(from, to));
  for (const pair of WORDS) if (pair.includes(small)) pair.forEach((other) => found.add(other));
  return [...found];
}

// A text in one of the spellings, to be compared: of all of them the first in the alphabet. Of the words
// of a glossary most come again and again.
const firsts = new Map();
export function inOneSpelling(text) {
  return text.replace(/[a-z]{4,}/gi, (word) => {
    if (!firsts.has(word)) firsts.set(word, spellings(word).sort()[0]);
    return firsts.get(word);
  });
}
