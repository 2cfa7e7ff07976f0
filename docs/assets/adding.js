// Links that put an item on the reading list, wherever they are. A page needs nothing but the link:
//
//   <a class="lm-add" href="…/courses/list/#add;liu-yuyang-2024/m1">…</a>   also concepts/ID, references/ID
//
// What it does is loaded with the first item; where that fails, the link leads to the builder.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a.lm-add");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  import("./list-add.js").then(({ add }) => add(link)).catch(() => location.assign(link.href));
});

const style = new CSSStyleSheet();
style.replaceSync(".md-typeset .lm-reference .lm-add { color: var(--lm-quiet); font-size: 0.86em; white-space: nowrap }");
document.adoptedStyleSheets.push(style);
