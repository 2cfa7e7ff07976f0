// A reading list as text: first what is said, in each language asked for, then how each format
// writes it. Every text passes through the escaping of its format.

import { LANGUAGES, isHan, language } from "./languages.js";
import { bracketed, languages, say, timeText } from "./list-items.js";

const HAN = /\p{Script=Han}/u;

// What is said of an item in one language: its name, a claim's own sentence, and what it is.
function entryIn(entry, item, reader) {
  if (!entry) return { name: item, text: say("meta", { facts: say("unknown", {}, reader) }, reader) };
  const names = { papers: () => entry.text[reader].replace(/[.。]$/, ""), retired: () => item.replace("/", " ") };
  return { name: (names[entry.kind] ?? (() => entry.text[reader]))(), text: bracketed(entry, reader) };
}

// The list as it is said: languages are those of the list, the reader's own first.
export function compose(list, { index, known, works = [] }, { languages, target }) {
  const first = languages[0];
  const joined = (one) => [...new Set(languages.map(one))].filter(Boolean).join(" / ");
  const sum = (items, reader) => items.reduce((all, item) => all + (known.get(item)?.seconds?.[reader] ?? 0), 0);
  const total = (items) =>
    joined((reader) => {
      const seconds = sum(items, reader);
      return seconds ? timeText(seconds, reader) : "";
    });
  const weeks = list.weeks.map((week, at) => {
    const time = total(week.items);
    return {
      title: week.title || joined((reader) => say("week", { number: at + 1 }, reader)),
      total: time && say("total", { time }, first),
      items: week.items.map((item) => {
        const entry = known.get(item);
        const said = languages.map((reader) => ({ language: reader, ...entryIn(entry, item, reader) }));
        return { said, address: entry?.address(target) ?? "" };
      }),
    };
  });
  const whole = (reader) => {
    const seconds = sum(list.weeks.flatMap((week) => week.items), reader);
    return seconds ? say("whole", { time: timeText(seconds, reader) }, reader) : "";
  };
  return {
    language: first,
    title: list.title || joined((reader) => say("untitled", {}, reader)),
    weeks,
    worksTitle: say("works", {}, first),
    works: works.map((full) => full[first]),
    notes: languages.map((reader) => ({
      language: reader,
      text: [whole(reader), say("credit", { edition: index.edition ?? "" }, reader)].filter(Boolean).join(LANGUAGES[reader].gap),
    })),
  };
}

// In two languages the second stands below the first; a name that both share is not repeated.
// Chinese brackets bring their own space.
function lines(item) {
  return item.said.map((said, at) => {
    const again = at > 0 && said.name === item.said[0].name;
    return { ...said, again, gap: gapBefore(said.text) };
  });
}

export const gapBefore = (text) => (text.startsWith("（") ? "" : " ");

export function asPlain(said) {
  const out = [said.title, ""];
  for (const week of said.weeks) {
    out.push(`${week.title}${week.total}`, "");
    week.items.forEach((item, at) => {
      lines(item).forEach((line, number) => {
        out.push(`${number ? "   " : `${at + 1}. `}${line.again ? "" : line.name + line.gap}${line.text}`);
      });
      if (item.address) out.push(`   ${item.address}`);
    });
    if (week.items.length) out.push("");
  }
  if (said.works.length) out.push(said.worksTitle, "", ...said.works, "");
  return `${[...out, ...said.notes.map((note) => note.text)].join("\n")}\n`;
}

// Every sign that could begin a mark in some Markdown, also at the beginning of a line.
const inMarkdown = (text) =>
  text
    .replace(/[\\`*_{}[\]<>&#|~^$!@]|:(?=\/\/)/g, "\\$&")
    .replace(/\bwww\./gi, (found) => found.replace(".", "\\."))
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/^[-+=]/, "\\$&");

export function asMarkdown(said) {
  const out = [`# ${inMarkdown(said.title)}`, ""];
  for (const week of said.weeks) {
    out.push(`## ${inMarkdown(week.title + week.total)}`, "");
    week.items.forEach((item, at) => {
      const mark = `${at + 1}. `;
      lines(item).forEach((line, number) => {
        const name = item.address && !number ? `[${inMarkdown(line.name)}](<${item.address}>)` : inMarkdown(line.name);
        out.push(`${number ? `\n${" ".repeat(mark.length)}` : mark}${line.again ? "" : name + line.gap}${inMarkdown(line.text)}`);
      });
    });
    if (week.items.length) out.push("");
  }
  if (said.works.length) out.push(`## ${inMarkdown(said.worksTitle)}`, "", ...said.works.map((work) => `- ${inMarkdown(work)}`), "");
  return `${[...out, ...said.notes.map((note) => `${inMarkdown(note.text)}\n`)].join("\n").trimEnd()}\n`;
}

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const inHtml = (text) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]);

function spanned(line, reader) {
  return line.language === reader ? "" : ` lang="${LANGUAGES[line.language].tag}"`;
}

function htmlDocument(said, style, body) {
  return [
    "<!doctype html>",
    `<html lang="${LANGUAGES[said.language].tag}">`,
    `<head><meta charset="utf-8"><title>${inHtml(said.title)}</title>${style}</head>`,
    "<body>",
    `<h1>${inHtml(said.title)}</h1>`,
    ...body,
    ...(said.works.length ? [`<h2>${inHtml(said.worksTitle)}</h2>`, ...said.works.map((work) => `<p>${inHtml(work)}</p>`)] : []),
    ...said.notes.map((note) => `<p${spanned(note, said.language)}>${inHtml(note.text)}</p>`),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function linked(item, line) {
  const name = inHtml(line.name);
  return item.address ? `<a href="${inHtml(item.address)}">${name}</a>` : name;
}

function itemInHtml(item, reader) {
  const texts = lines(item).map((line, at) => {
    const name = line.again ? "" : (at ? inHtml(line.name) : linked(item, line)) + line.gap;
    return `${at ? "<br>" : ""}<span${spanned(line, reader)}>${name}${inHtml(line.text)}</span>`;
  });
  return `<li>${texts.join("")}</li>`;
}

export function asHtml(said) {
  const body = said.weeks.flatMap((week) => {
    const items = week.items.map((item) => itemInHtml(item, said.language));
    return [`<h2>${inHtml(week.title + week.total)}</h2>`, ...(items.length ? ["<ol>", ...items, "</ol>"] : [])];
  });
  return htmlDocument(said, "", body);
}

// For word processors: headings and paragraphs that become their own styles, numbers that are
// text, and each address in print, because a handout is read on paper.
export function asWord(said) {
  const style = '<style>body{font-family:"Times New Roman","SimSun","Songti SC",serif;font-size:11pt}p{margin:0 0 6pt}</style>';
  const body = said.weeks.flatMap((week) => [
    `<h2>${inHtml(week.title + week.total)}</h2>`,
    ...week.items.flatMap((item, at) => [
      ...lines(item).map(
        (line, number) =>
          `<p${spanned(line, said.language)}>${number ? "" : `${at + 1}. `}${line.again ? "" : inHtml(line.name) + line.gap}${inHtml(line.text)}</p>`,
      ),
      ...(item.address ? [`<p><a href="${inHtml(item.address)}">${inHtml(item.address)}</a></p>`] : []),
    ]),
  ]);
  return htmlDocument(said, style, body);
}

const TEX = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "`": "\\textasciigrave{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
};
const inTex = (text) =>
  text.replace(/[\\{}$&#_%~^`<>|]/g, (sign) => TEX[sign] ?? `\\${sign}`).replace(/-(?=-)/g, "-{}");
const inTexAddress = (address) => address.replace(/[\\{}^~]/g, (sign) => encodeURIComponent(sign)).replace(/[%#&]/g, "\\$&");

export function asLatex(said) {
  const chinese = HAN.test(JSON.stringify(said));
  const out = [
    chinese ? "% Compile with XeLaTeX or LuaLaTeX: the list has Chinese in it, which ctex sets." : "% Compile with XeLaTeX or LuaLaTeX.",
    `\\documentclass${chinese && !isHan(said.language) ? "[scheme=plain]" : ""}{${chinese ? "ctexart" : "article"}}`,
    "\\usepackage[hidelinks]{hyperref}",
    `\\title{${inTex(said.title)}}`,
    "\\date{}",
    "\\begin{document}",
    "\\maketitle",
  ];
  for (const week of said.weeks) {
    out.push("", `\\section*{${inTex(week.title + week.total)}}`);
    if (!week.items.length) continue;
    out.push("\\begin{enumerate}");
    for (const item of week.items) {
      const texts = lines(item).map((line, at) => {
        const name = inTex(line.name);
        const link = !at && item.address ? `\\href{${inTexAddress(item.address)}}{${name}}` : name;
        return (line.again ? "" : link + line.gap) + inTex(line.text);
      });
      out.push(`  \\item{} ${texts.join("\\\\{}\n    ")}`);
    }
    out.push("\\end{enumerate}");
  }
  if (said.works.length) {
    const works = said.works.map((work) => `  \\item ${inTex(work)}`);
    out.push("", `\\section*{${inTex(said.worksTitle)}}`, "\\begin{itemize}", ...works, "\\end{itemize}");
  }
  return [...out, "", ...said.notes.map((note) => `\\noindent ${inTex(note.text)}\n`), "\\end{document}", ""].join("\n");
}

export const FORMATS = {
  markdown: { write: asMarkdown, ending: "md", type: "text/markdown" },
  html: { write: asHtml, ending: "html", type: "text/html" },
  word: { write: asWord, ending: "word.html", type: "text/html" },
  plain: { write: asPlain, ending: "txt", type: "text/plain" },
  latex: { write: asLatex, ending: "tex", type: "application/x-tex" },
};

// The languages of a list: "both" begins with the reader's own.
export function languagesOf(choice) {
  if (choice !== "both") return [choice];
  return [language, ...languages.filter((name) => name !== language)];
}
