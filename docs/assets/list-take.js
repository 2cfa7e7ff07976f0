// What is taken away of a reading list: a preview in each format, copied, or a file of its own name.

import { FORMATS, compose, languagesOf } from "./list-formats.js";
import { collectionOf, countItems } from "./list-address.js";
import { lookUp, say } from "./list-items.js";

const at = (id) => document.getElementById(id);
let list;
let facts;

// Adds what stands at the end of a list: the papers of its claims and the works that it names itself.
export async function addWorks(facts, items) {
  const paperOf = (item) => facts.index.papers?.find((paper) => paper.id === collectionOf(item));
  const works = items.map((item) => (item.startsWith("references/") ? item : `references/${paperOf(item)?.reference}`));
  const { known } = await lookUp(works);
  facts.works = [...new Set(works)].map((work) => known.get(work)?.full).filter(Boolean);
}

function composed() {
  return compose(list, facts, { languages: languagesOf(at("_languages").value), target: at("_target").value });
}

// The list as it is now, once what is on it is known.
export function preview(ofList = list, ofFacts = facts) {
  [list, facts] = [ofList, ofFacts];
  const format = FORMATS[at("_format").value];
  const ready = countItems(list) > 0;
  at("_preview").value = ready && format ? format.write(composed()) : "";
  at("_works").replaceChildren(...printedWorks(composed()));
  at("_preview").closest("p").hidden = !format;
  at("_cartridge").hidden = Boolean(format);
  at("_copy").disabled = !ready || !format;
  for (const id of ["_download", "_print", "_copy-address"]) at(id).disabled = !ready;
}

// On paper the works stand at the end of the list, as in every format.
function printedWorks({ works, worksTitle }) {
  const lines = works.length ? [worksTitle, ...works] : [];
  return lines.map((line, at) => {
    const made = document.createElement(at ? "p" : "h2");
    made.textContent = line;
    return made;
  });
}

async function copy() {
  const text = at("_preview").value;
  try {
    if (at("_format").value === "word" && window.ClipboardItem) {
      const parts = { "text/html": text, "text/plain": FORMATS.plain.write(composed()) };
      const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    } else await navigator.clipboard.writeText(text);
    at("_taken").textContent = say("copied");
  } catch {
    at("_taken").textContent = say("copy-failed");
    at("_preview").select();
  }
}

// Of the course, or of its first week that has a title; in a language; for a program where several
// take files of one kind.
function fileName(ending) {
  const title = list.title || list.weeks.find((week) => week.title)?.title || say("untitled");
  const slug = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60).replace(/^-+|-+$/g, "");
  return `${slug || "list"}.${at("_languages").value}.${ending}`;
}

async function download() {
  const name = at("_format").value;
  const format = FORMATS[name];
  const blob = format
    ? new Blob([at("_preview").value], { type: `${format.type};charset=utf-8` })
    : new Blob([(await import("./list-cartridge.js")).cartridge(composed(), name)], { type: "application/zip" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = fileName(format?.ending ?? `${name === "thin" ? "thin" : "moodle"}.imscc`);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  at("_taken").textContent = say("written", { item: link.download });
}

for (const id of ["_format", "_languages", "_target"]) at(id).addEventListener("change", () => preview());
at("_copy").addEventListener("click", copy);
at("_print").addEventListener("click", () => print());
at("_copy-address").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(at("_address").value);
    at("_taken").textContent = say("copied");
  } catch {
    at("_address").select();
  }
});
at("_download").addEventListener("click", download);
