// What is known of the items of a list: names, roles, times and addresses, from the small files of
// exports/courses, each fetched once and only where an item needs it.

import { LANGUAGES, language, names } from "./languages.js";
import { ITEM } from "./list-address.js";

export { language };
const words = JSON.parse(document.getElementById("_words").textContent);

// The languages in which a list can be said here.
export const languages = Object.keys(words);

// Something as it is said in each language.
const inEach = (tell) => Object.fromEntries(names.map((name) => [name, tell(name)]));

// A phrase with its gaps filled; what fills them is never looked at for gaps.
export function say(name, values = {}, reader = language) {
  return words[reader][name].replace(/\{(\w+)\}/g, (gap, key) => String(values[key] ?? gap));
}

// The root of the site, from the address of this module: …/assets/list-items.js.
export const root = new URL("../", import.meta.url).href;

const files = new Map();

export function load(name) {
  if (!files.has(name)) {
    const found = fetch(`${root}exports/courses/${name}.json`).then((answer) => {
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return answer.json();
    });
    found.catch(() => files.delete(name)); // the next attempt may succeed
    files.set(name, found);
  }
  return files.get(name);
}

// The file that would hold an item, or nothing where the site cannot have it.
function fileOf(index, item) {
  const [, collection] = ITEM.exec(item) ?? [];
  if (collection === "concepts" || collection === "references") {
    const fits = index[collection].filter((file) => file === collection || item.startsWith(file));
    return fits.sort((one, other) => other.length - one.length)[0];
  }
  return index.papers.some((paper) => paper.id === collection) ? `papers/${collection}` : undefined;
}

function pageOf(index, kind, values, reader) {
  const filled = (pattern) => pattern.replace(/\{(\w+)\}/g, (gap, key) => values[key] ?? "");
  if (reader === "neutral") return root + filled(index.addresses[kind].neutral);
  return root + LANGUAGES[reader].root + filled(index.addresses[kind].page);
}

export function describe(index, file, record) {
  const kind = file.split("/")[0];
  const paper = kind === "papers" ? index.papers.find((one) => `papers/${one.id}` === file) : undefined;
  const values = { collection: paper?.id, name: record.id, part: record.part };
  return {
    kind,
    item: `${paper?.id ?? kind}/${record.id}`,
    id: record.id,
    text: record.text,
    role: record.role && (index.roles[record.role] ?? inEach(() => record.role)),
    paper: paper?.name,
    seconds: record.seconds,
    key: record.key ?? "",
    full: record.full,
    address: (reader) => pageOf(index, kind, values, reader),
  };
}

// An item that was published and is no more: its old address says why.
function describeRetired(index, item) {
  const [, collection, name] = ITEM.exec(item);
  const kind = collection === "concepts" || collection === "references" ? collection : "papers";
  const text = (reader) => {
    const items = index.retired[item].map((one) => one.replace("/", " ")).join(say("and", {}, reader));
    return say(items ? "retired-leads" : "retired", { items }, reader);
  };
  return {
    kind: "retired",
    item,
    id: name,
    text: inEach((reader) => (reader in words ? text(reader) : "")),
    address: (reader) => pageOf(index, kind, { collection, name }, reader),
  };
}

// Everything known of these items, by item; what is not known is not in the answer. `complete` is
// false where a file could not be fetched.
export async function lookUp(items) {
  const known = new Map();
  let complete = true;
  let index = { edition: "", papers: [], concepts: [], references: [] };
  try {
    index = await load("index");
  } catch {
    return { index, known, complete: false };
  }
  const wanted = new Map();
  for (const item of new Set(items)) {
    if (Object.hasOwn(index.retired ?? {}, item)) {
      known.set(item, describeRetired(index, item));
      continue;
    }
    const file = fileOf(index, item);
    if (file) wanted.set(file, [...(wanted.get(file) ?? []), item]);
  }
  await Promise.all(
    [...wanted].map(async ([file, found]) => {
      try {
        const names = new Set(found);
        for (const record of await load(file)) {
          const entry = describe(index, file, record);
          if (names.has(entry.item)) known.set(entry.item, entry);
        }
      } catch {
        complete = false;
      }
    }),
  );
  return { index, known, complete };
}

// Every record of a kind, or of one paper.
export async function everything(kind, paper) {
  const index = await load("index");
  const names = kind === "papers" ? [`papers/${paper}`] : index[kind];
  const parts = await Promise.all(names.map(async (file) => (await load(file)).map((record) => describe(index, file, record))));
  return parts.flat();
}

// A time as readers are told it: in steps of five seconds, then in minutes.
export function timeText(seconds, reader) {
  if (seconds < 58) return say("seconds", { number: Math.max(5, 5 * Math.floor(seconds / 5 + 0.5)) }, reader);
  return say("minutes", { number: Math.floor(seconds / 60 + 0.5) }, reader);
}

// The time that an item takes, where it is known.
export const timeOf = (entry, reader = language) =>
  entry.seconds && say("time", { time: timeText(entry.seconds[reader], reader) }, reader);

// What stands in brackets after an item: of a claim where it is found, of others what they are.
export function bracketed(entry, reader) {
  const facts = {
    papers: () => say("cited", { paper: entry.paper[reader], claim: entry.id }, reader),
    concepts: () => say("concept", {}, reader),
    references: () => say("reference", {}, reader),
    retired: () => entry.text[reader],
  }[entry.kind]();
  return say("meta", { facts }, reader);
}
