// The ways from the record of a claim: to its places, and what can be done with it. Its page has them once,
// for all its claims, and under each only the way that needs no script.
export function showWays(place, id, page = document) {
  const ways = document.importNode(page.getElementById("_ways"), true);
  ways.removeAttribute("id");
  ways.hidden = false;
  for (const link of ways.children) {
    const href = link.getAttribute("href");
    if (/[#/]$/.test(href)) link.setAttribute("href", href + id);
    if (link.dataset.id) link.dataset.id += id;
  }
  place.replaceWith(ways);
  return ways;
}

function shown(fold) {
  const place = fold.querySelector(":scope > .lm-actions:has(> :only-child)");
  if (place) showWays(place, fold.parentElement.querySelector(":scope > [id]").id);
}

if (document.getElementById("_ways")) {
  addEventListener("toggle", ({ target }) => target.matches(".lm-claim > details") && shown(target), { capture: true });
  for (const fold of document.querySelectorAll(".lm-claim > details[open]")) shown(fold);
}
