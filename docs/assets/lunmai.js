// The language switch keeps the claim that the address names. Without JavaScript each claim still
// has its own link to the other language.
function keepClaim() {
  for (const link of document.querySelectorAll("a.lm-language, .lm-views a")) {
    link.hash = location.hash;
  }
}
addEventListener("hashchange", keepClaim);

// The language last chosen is where language-neutral addresses lead; it is kept here and sent nowhere.
document.querySelector("a.lm-language")?.addEventListener("click", ({ currentTarget }) => {
  try {
    localStorage.setItem("lunmai-language", currentTarget.hreflang.slice(0, 2));
  } catch {}
});
keepClaim();

// The theme takes every alternate link for the root of a language and would look for a sitemap
// below each page; a second word in `rel` hides them from it. Remove with the theme.
for (const link of document.querySelectorAll("link[rel=alternate][hreflang]")) {
  link.relList.add("translation");
}
