// The language switch keeps the claim that the address names. Without JavaScript each claim still
// has its own link to the other language.
function keepClaim() {
  for (const link of document.querySelectorAll("a[hreflang]")) {
    if (link.hash === "" || link.dataset.follows) {
      link.dataset.follows = "true";
      link.hash = location.hash;
    }
  }
}
addEventListener("hashchange", keepClaim);
keepClaim();
