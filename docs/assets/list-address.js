// A reading list, and how it is kept in the fragment of an address:
//
//   v1;title;week:items;week:items    items: liu-yuyang-2024/m1,m1-1,concepts/talent
//
// Titles are percent-encoded; an item without a collection belongs to that of the item before it.
// An address may come from anyone: what is too long is cut, what cannot be seen is taken out, and
// ids that mean nothing are kept, so that the reader sees them: `foo` by itself as `/foo`.

export const VERSION = "v1";
export const MOST = { weeks: 60, items: 600, title: 200, id: 130, address: 40000 };

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;
export const ITEM = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/;

export function plain(text, most = MOST.title) {
  return Array.from(text.normalize("NFC").replace(INVISIBLE, " ").replace(/\s+/g, " ").trim()).slice(0, most).join("");
}

// Text that was never percent-encoded rightly stays as it is.
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function emptyList() {
  return { title: "", weeks: [{ title: "", items: [] }] };
}

export function collectionOf(item) {
  return ITEM.exec(item)?.[1] ?? "";
}

// The list of a fragment, or null where there is none; `cut` says that a limit was reached.
export function parseList(fragment) {
  const text = fragment.replace(/^#/, "").slice(0, MOST.address);
  const [version, title, ...parts] = text.split(";");
  if (version !== VERSION) return null;
  const list = { title: plain(decoded(title ?? "")), weeks: [], cut: fragment.length > MOST.address + 1 };
  let number = 0;
  for (const part of parts) {
    if (list.weeks.length === MOST.weeks) {
      list.cut = true;
      break;
    }
    const at = part.indexOf(":");
    const week = { title: plain(decoded(at < 0 ? part : part.slice(0, at))), items: [] };
    let collection = "";
    for (const written of at < 0 ? [] : part.slice(at + 1).split(",")) {
      const name = plain(decoded(written), MOST.id);
      if (!name) continue;
      if (number === MOST.items) {
        list.cut = true;
        break;
      }
      const item = name.includes("/") ? name : `${collection}/${name}`;
      collection = collectionOf(item);
      week.items.push(item);
      number += 1;
    }
    list.weeks.push(week);
  }
  if (!list.weeks.length) list.weeks = emptyList().weeks;
  return list;
}

function writtenItems(items) {
  let collection = "";
  return items.map((item) => {
    const [, own, name] = ITEM.exec(item) ?? [];
    const short = own && own === collection;
    collection = own ?? "";
    return short ? name : own ? item : encodeURIComponent(item);
  });
}

export function formatList(list) {
  const weeks = list.weeks.map((week) => `${encodeURIComponent(week.title)}:${writtenItems(week.items).join(",")}`);
  return [VERSION, encodeURIComponent(list.title), ...weeks].join(";");
}

export function countItems(list) {
  return list.weeks.reduce((sum, week) => sum + week.items.length, 0);
}

// What became of an item that was to be added, to the week last made or another: a word of the page.
export function addItem(list, item, week = list.weeks.at(-1)) {
  if (list.weeks.some((one) => one.items.includes(item))) return "already";
  if (countItems(list) >= MOST.items) return "full";
  week.items.push(item);
  return "added";
}

// The item that an address adds to the reader's own list, or nothing: `add;liu-yuyang-2024/m1`.
export function addedBy(fragment) {
  const item = plain(decoded(/^#?add;(.*)/.exec(fragment)?.[1] ?? ""), MOST.id);
  return ITEM.test(item) ? item : "";
}

export function isEmpty(list) {
  return !list.title && !countItems(list) && list.weeks.length < 2;
}

// The list that this browser remembers. Storage may be switched off; then nothing is remembered.
const KEYS = { own: "lunmai-reading-list", earlier: "lunmai-reading-list-earlier" };

export function remembered(which = "own") {
  try {
    return parseList(localStorage.getItem(KEYS[which]) ?? "");
  } catch {
    return null;
  }
}

export function remember(list, which = "own") {
  try {
    localStorage.setItem(KEYS[which], formatList(list));
    return true;
  } catch {
    return false; // full or forbidden: the address has the list
  }
}
