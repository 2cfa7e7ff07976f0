// Links that put an item on the reading list or suggest a change to it, wherever they are. A page needs
// nothing but the link:
//
//   <a class="lm-add" href="…/courses/list/#add;liu-yuyang-2024/m1">…</a>   also concepts/ID, references/ID
//   <a class="lm-suggest" href="…/about/#errors" data-id="liu-yuyang-2024#m1">…</a>   also concepts/ID
//
// What they do is loaded with the first click; where that fails, they lead to where they say.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a.lm-add, a.lm-suggest");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const act = link.matches(".lm-add") ? import("./list-add.js").then(({ add }) => add(link)) : import("./suggest.js").then(({ suggest }) => suggest(link));
  act.catch(() => location.assign(link.href));
});

const style = new CSSStyleSheet();
style.replaceSync(".md-typeset .lm-reference .lm-add { color: var(--lm-quiet); font-size: 0.86em; white-space: nowrap }");
document.adoptedStyleSheets.push(style);
