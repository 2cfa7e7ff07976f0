// Looks for claims in the index of one language. The index is Pagefind's; its documents are parts
// of papers, made by scripts/lunmai/render/search_documents.py. Pagefind says which parts have all
// the words; which claims in them do is found here.

const HAN = "\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const PART = new RegExp(`(?<han>[${HAN}]+)|[^\\s${HAN}]+`, "gu");
const QUOTED = /^\s*["“](.+)["”]\s*$/;
const PAIR = new RegExp(`^[${HAN}][${HAN}]`, "u");
const LATIN_EDGE = /[\p{L}\p{N})\]%,;:.!?]$/u;
const LATIN_START = /^[\p{L}\p{N}([]/u;
const LETTER = /[\p{L}\p{N}]/u;
const HAN_END = new RegExp(`[${HAN}]$`, "u");
const HAN_START = new RegExp(`^[${HAN}]`, "u");
const WIDE = /[\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef]/;
const BATCH = 10;

// Whether a word of the index is a form of the one that was typed. Where no word is, Pagefind takes
// one that only begins like it, Yao for yaosu.
function isFormOf(typed, indexed) {
  const fold = (word) => word.toLowerCase().replace(/ies$/, "y");
  const wanted = fold(typed).replace(/[^\p{L}\p{N}]/gu, "");
  return [indexed.replace(/[^\p{L}\p{N}]/gu, ""), ...indexed.split(/[^\p{L}\p{N}]+/u)].some((word) => {
    const other = fold(word);
    let same = 0;
    while (same < wanted.length && wanted[same] === other[same]) same += 1;
    return same > 0.6 * wanted.length;
  });
}

// The characters of a Chinese word in overlapping pairs, as the index has them.
export function inPairs(run) {
  const signs = [...run];
  return signs.length < 2 ? signs : signs.slice(1).map((sign, at) => signs[at] + sign);
}

// The parts of a query that must all be found: Chinese as it stands, other words each for itself.
export function partsOf(query) {
  const phrase = QUOTED.exec(query)?.[1];
  const found = [...(phrase ?? query).matchAll(PART)]
    .map((match) => ({ text: match[0], han: Boolean(match.groups.han) }))
    .filter(({ text }) => LETTER.test(text));
  const latin = found.every(({ han }) => !han);
  if (phrase && latin && found.length > 1) {
    return [{ text: found.map(({ text }) => text).join(" "), phrase: true }];
  }
  return found;
}

const wordsOf = (part) => (part.han ? inPairs(part.text) : [part.text]);

function termOf(parts) {
  const text = parts.flatMap(wordsOf).join(" ");
  const inARow = parts.length === 1 && (parts[0].phrase || (parts[0].han && text.includes(" ")));
  return inARow ? `"${text}"` : text;
}

function gapBetween(before, after, chinese) {
  if (!before) return "";
  if (chinese) {
    const closed = HAN_END.test(before) || HAN_START.test(after) || WIDE.test(before.at(-1)) || WIDE.test(after[0]);
    return closed ? "" : " ";
  }
  if (HAN_END.test(before) && HAN_START.test(after)) return "";
  if (HAN_END.test(before)) return LATIN_START.test(after) ? " " : "";
  if (HAN_START.test(after)) return LATIN_EDGE.test(before) ? " " : "";
  return " ";
}

// The text that readers see, and where in it each word of the index stands.
function decode(words, from, to, chinese) {
  const at = [];
  let text = "";
  for (let place = from; place < to; place += 1) {
    const piece = PAIR.test(words[place]) ? [...words[place]][0] : words[place];
    text += gapBetween(text, piece, chinese);
    at.push([text.length, text.length + piece.length]);
    text += piece;
  }
  return { text, at, from };
}

// A stored document taken apart: its claims and its paper, with their places in words.
function readDocument(data) {
  const words = data.content.split(/\s+/).filter(Boolean);
  const anchors = [...data.anchors].sort((a, b) => a.location - b.location);
  const found = { words, claims: [], paper: null };
  let open = null;
  for (const { id, location } of anchors) {
    const [kind, ...fields] = id.split("|").map(decodeURIComponent);
    if (open) open.to = Math.min(open.to, location);
    if (kind === "claim") {
      const [name, role, about] = fields;
      found.claims.push((open = { id: name, role, concepts: about ? about.split(",") : [], from: location, to: words.length }));
    } else if (kind === "text") {
      open.middle = location;
      open.to = words.length;
    } else if (kind === "paper") {
      const [name, label] = fields;
      found.paper = { id: name, name: label, from: location, middle: words.length, to: words.length };
      open = null;
    } else if (kind === "also") found.paper.middle = location;
    else if (kind === "names") found.paper.names = location;
    else if (kind === "sound") found.paper.to = location;
  }
  return found;
}

// The places of words that stand one after the other, given the places of each of them.
function inARow(places) {
  const starts = [...places[0]].filter((start) => places.every((set, step) => set.has(start + step)));
  return new Set(starts.flatMap((start) => places.map((_, step) => start + step)));
}

function spansIn({ text, at, from }, parts, places) {
  const spans = [];
  parts.forEach((part, number) => {
    if (part.han) {
      for (let start = text.indexOf(part.text); start >= 0; start = text.indexOf(part.text, start + 1)) {
        spans.push([start, start + part.text.length]);
      }
    } else {
      at.forEach((span, index) => places[number].has(from + index) && spans.push(span));
    }
  });
  return spans.sort((a, b) => a[0] - b[0]);
}

function has(field, part, places) {
  if (part.han) return field.text.includes(part.text);
  return field.at.some((_, index) => places.has(field.from + index));
}

// How well a claim fits: what its gist says counts more than what its text does, and words that
// stand together more than words apart.
function scoreOf(gist, text, parts, places) {
  const count = (field) => Math.min(3, spansIn(field, parts, places).length / parts.length);
  const together = parts.map(({ text: word }) => word).join(" ").toLowerCase();
  const near = (field) => (parts.length > 1 && field.text.toLowerCase().includes(together) ? 3 : 0);
  return 3 * (count(gist) + near(gist)) + count(text) + near(text);
}

// The claims of a document that have all the parts, but for the names of the paper's authors; and
// the paper, where its title and authors have them.
function claimsIn(document, parts, places, chinese) {
  const { words, paper } = document;
  const title = decode(words, paper.from, paper.middle, chinese);
  const also = decode(words, paper.middle, paper.names, chinese);
  const names = decode(words, paper.names, paper.to, chinese);
  const byAuthor = parts.map((part, number) => has(names, part, places[number]));
  const byPaper = parts.map((part, number) => byAuthor[number] || [title, also].some((field) => has(field, part, places[number])));
  const claims = [];
  for (const { id, role, concepts, from, middle, to } of document.claims) {
    const gist = decode(words, from, middle, chinese);
    const text = decode(words, middle, to, chinese);
    const own = parts.map((part, number) => has(gist, part, places[number]) || has(text, part, places[number]));
    if (own.some(Boolean) && own.every((found, number) => found || byAuthor[number])) {
      claims.push({
        id, role, concepts, paper: paper.id, name: paper.name,
        score: scoreOf(gist, text, parts, places),
        gist: { text: gist.text, spans: spansIn(gist, parts, places) },
        text: { text: text.text, spans: spansIn(text, parts, places) },
      });
    }
  }
  return { claims, paper: byPaper.every(Boolean) ? { id: paper.id, name: paper.name, title: title.text } : null };
}

// What one search has found so far; `more` loads the next documents.
class Finding {
  claims = [];
  papers = new Map();

  constructor(results, parts, places, chinese) {
    Object.assign(this, { results, parts, places, chinese, loaded: 0 });
  }

  get complete() {
    return this.loaded >= this.results.length;
  }

  // Loads until there are so many claims, at the most three batches at once: the first documents
  // are those that fit best.
  async more(wanted) {
    for (let batch = 0; batch < 3 && !this.complete && this.claims.length < wanted; batch += 1) {
      const next = this.results.slice(this.loaded, this.loaded + BATCH);
      const documents = await Promise.all(next.map((result) => result.data()));
      this.next = [];
      documents.forEach((data, index) => this.add(readDocument(data), next[index]));
      this.claims.push(...this.next.sort((a, b) => b.score - a.score)); // what was shown stays where it was
      this.loaded += next.length;
    }
    return this;
  }

  add(document, result) {
    const places = this.parts.map((part, number) => {
      const found = [...this.places(number, result)];
      return new Set(part.phrase ? found : found.filter((place) => isFormOf(part.text, document.words[place])));
    });
    const { claims, paper } = claimsIn(document, this.parts, places, this.chinese);
    this.next.push(...claims);
    if (paper) this.papers.set(paper.id, paper);
  }
}

export class SearchIndex {
  // `root` is the address of the site in any language, `language` zh or en.
  static async open(root, language) {
    // The language keeps the two indexes apart: each runs in a copy of Pagefind of its own.
    const pagefind = await import(new URL(`search/pagefind/pagefind.js?${language}`, root));
    const html = document.documentElement;
    const lang = html.lang;
    html.lang = language === "zh" ? "und" : "en"; // Pagefind reads there which index it opens
    const instance = pagefind.createInstance({ noWorker: true });
    html.lang = lang;
    await instance.init();
    const index = new SearchIndex();
    Object.assign(index, { instance, chinese: language === "zh" });
    return index;
  }

  // `chosen` names a paper, a role or a concept. It leaves documents that have it; which of their
  // claims do is for the caller to see.
  async find(query, chosen = {}) {
    const parts = partsOf(query);
    const facets = Object.entries(chosen).map(([facet, value]) => `lm${facet}${value.replaceAll("-", "")}`);
    const term = facets.length ? [...parts.flatMap(wordsOf), ...facets].join(" ") : termOf(parts);
    if (!parts.length) return new Finding([], parts, () => new Set(), this.chinese);
    const { results } = await this.instance.search(term);
    const alone = parts.length === 1 && !facets.length;
    const words = await Promise.all(parts.map((part) => this.placesOf(part, results, alone)));
    return new Finding(results, parts, (number, result) => words[number].get(result.id) ?? new Set(), this.chinese);
  }

  // For each document, the places of a part; the documents need not be loaded. Words in quotation
  // marks are looked for one by one, since of words in a row Pagefind does not tell every place.
  async placesOf(part, results, alone) {
    if (part.han) return new Map();
    if (part.phrase) {
      const words = part.text.split(" ").map((text) => ({ text }));
      const found = await Promise.all(words.map((word) => this.placesOf(word, results, false)));
      return new Map(results.map(({ id }) => [id, inARow(found.map((places) => places.get(id) ?? new Set()))]));
    }
    const found = alone ? results : (await this.instance.search(part.text)).results;
    return new Map(found.map(({ id, words }) => [id, new Set(words)]));
  }

  // The papers whose title or authors sound like this: syllables of pinyin in a row.
  async findSound(syllables) {
    const { results } = await this.instance.search(`"${syllables.join(" ")}"`);
    const documents = await Promise.all(results.slice(0, BATCH).map((result) => result.data()));
    const papers = new Map();
    for (const data of documents) {
      const { words, paper } = readDocument(data);
      const title = decode(words, paper.from, paper.middle, this.chinese).text;
      papers.set(paper.id, { id: paper.id, name: paper.name, title });
    }
    return papers;
  }
}
