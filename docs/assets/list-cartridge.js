// A reading list as a cartridge for learning platforms: a zip file with a manifest and one web link
// for each item. Two profiles: Thin Common Cartridge 1.3, and Common Cartridge 1.1 for platforms
// that read no later one (Moodle). The same list makes the same bytes: no clock, no chance.

import { LANGUAGES } from "./languages.js";
import { gapBefore } from "./list-formats.js";

const PROFILES = {
  thin: { schema: "IMS Thin Common Cartridge", version: "1.3.0", number: "1p3" },
  cartridge: { schema: "IMS Common Cartridge", version: "1.1.0", number: "1p1" },
};
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

const inXml = (text) =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, " ")
    .replace(/[&<>"']/g, (sign) => SIGNS[sign]);

const MOST = 250; // Moodle keeps 255 characters of a title, and does not cut longer ones itself
const size = (texts) => Array.from(texts.join(" / ")).length;

// A text without its last signs, up to the end of a word where words are written apart.
function without(text, number) {
  const kept = Array.from(text).slice(0, -number).join("");
  return `${/\p{Script=Han}$/u.test(kept) ? kept : kept.replace(/\s+\S*$/, "")}…`;
}

// What a platform shows of an item: it is said in each language of the list. A name that the languages
// share is not repeated; where all is too long, the longest name is cut.
function titleOf({ said }) {
  const names = said.map(({ name }, at) => (at && name === said[0].name ? "" : name));
  const texts = () => said.map(({ text }, at) => (names[at] && names[at] + gapBefore(text)) + text);
  while (size(texts()) > MOST && names.some((name) => name.length > 8)) {
    const longest = names.reduce((most, name, at) => (name.length > names[most].length ? at : most), 0);
    names[longest] = without(names[longest], Math.min(size(texts()) - MOST + 1, names[longest].length - 2));
  }
  return Array.from(texts().join(" / ")).slice(0, MOST).join("");
}

function manifest(said, items, { schema, version, number }, identifier) {
  const packaging = `http://www.imsglobal.org/xsd/imsccv${number}/imscp_v1p1`;
  const metadata = `http://ltsc.ieee.org/xsd/imsccv${number}/LOM/manifest`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<manifest xmlns="${packaging}" xmlns:lomimscc="${metadata}" identifier="${identifier}">`,
    "  <metadata>",
    `    <schema>${schema}</schema>`,
    `    <schemaversion>${version}</schemaversion>`,
    "    <lomimscc:lom>",
    "      <lomimscc:general>",
    `        <lomimscc:title><lomimscc:string language="${LANGUAGES[said.language].tag}">${inXml(said.title)}</lomimscc:string></lomimscc:title>`,
    "      </lomimscc:general>",
    "    </lomimscc:lom>",
    "  </metadata>",
    "  <organizations>",
    '    <organization identifier="list" structure="rooted-hierarchy">',
    '      <item identifier="root">',
  ];
  said.weeks.forEach((week, at) => {
    lines.push(`        <item identifier="week-${at + 1}">`, `          <title>${inXml(week.title)}</title>`);
    for (const link of items.filter((one) => one.week === at)) {
      const leads = link.item.address ? ` identifierref="link-${link.number}"` : "";
      lines.push(
        `          <item identifier="item-${link.number}"${leads}>`,
        `            <title>${inXml(titleOf(link.item))}</title>`,
        "          </item>",
      );
    }
    lines.push("        </item>");
  });
  lines.push("      </item>", "    </organization>", "  </organizations>", "  <resources>");
  for (const { number: one } of items.filter(({ item }) => item.address)) {
    lines.push(
      `    <resource identifier="link-${one}" type="imswl_xmlv${number}">`,
      `      <file href="links/${one}.xml"/>`,
      "    </resource>",
    );
  }
  return [...lines, "  </resources>", "</manifest>", ""].join("\n");
}

function webLink({ item }, { number }) {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<webLink xmlns="http://www.imsglobal.org/xsd/imsccv${number}/imswl_v${number}">`,
    `  <title>${inXml(titleOf(item))}</title>`,
    `  <url href="${inXml(item.address)}" target="_blank"/>`,
    "</webLink>",
    "",
  ].join("\n");
}

// The cartridge as bytes. What the site does not have leads nowhere, and is there to say so.
export function cartridge(said, profile) {
  const rules = PROFILES[profile];
  const items = said.weeks.flatMap((week, at) => week.items.map((item) => ({ item, week: at })));
  items.forEach((one, at) => (one.number = at + 1));
  const encoder = new TextEncoder();
  const contents = encoder.encode(JSON.stringify(said));
  const identifier = `lunmai-list-${crc32(contents).toString(16).padStart(8, "0")}`;
  return zip([
    { name: "imsmanifest.xml", data: encoder.encode(manifest(said, items, rules, identifier)) },
    ...items.filter(({ item }) => item.address).map((link) => ({ name: `links/${link.number}.xml`, data: encoder.encode(webLink(link, rules)) })),
  ]);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

export function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

const UTF8 = 0x0800;
const FIRST_DAY = 0x0021; // 1980-01-01, the first day that a zip file knows

// Fields of two or four bytes, the lowest first, and bytes as they are.
function fields(...values) {
  return values.flatMap((value) => {
    if (value instanceof Uint8Array) return [...value];
    const [number, size] = value;
    return Array.from({ length: size }, (_, at) => (number >>> (8 * at)) & 0xff);
  });
}

const two = (number) => [number, 2];
const four = (number) => [number, 4];

// A zip file whose files are stored as they are.
export function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, data } of files) {
    const written = new TextEncoder().encode(name);
    const common = [two(20), two(UTF8), two(0), two(0), two(FIRST_DAY), four(crc32(data)), four(data.length), four(data.length)];
    const header = fields(four(0x04034b50), ...common, two(written.length), two(0), written);
    directory.push(
      ...fields(four(0x02014b50), two(20), ...common, two(written.length), two(0), two(0), two(0), two(0), four(0), four(offset), written),
    );
    parts.push(Uint8Array.from(header), data);
    offset += header.length + data.length;
  }
  const end = fields(four(0x06054b50), two(0), two(0), two(files.length), two(files.length), four(directory.length), four(offset), two(0));
  parts.push(Uint8Array.from(directory), Uint8Array.from(end));
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
