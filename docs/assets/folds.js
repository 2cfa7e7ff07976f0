// Opens what an address names: the folds around the place, and the one fold below a heading. Browsers
// open only what lies around, and not all of them. Without JavaScript the fold is below the heading.
function foldsOf(named) {
  const found = [];
  for (let fold = named.closest("details"); fold; fold = fold.parentElement.closest("details")) found.push(fold);
  const below = [];
  if (named.matches("h2, h3")) {
    for (let next = named.nextElementSibling; next && !next.matches("h1, h2"); next = next.nextElementSibling) {
      if (next.matches("details")) below.push(next);
    }
  }
  return below.length === 1 ? [...found, ...below] : found;
}

function unfold() {
  const named = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const closed = named ? foldsOf(named).filter((fold) => !fold.open) : [];
  for (const fold of closed) fold.open = true;
  if (closed.length) named.scrollIntoView();
}

addEventListener("hashchange", unfold);
unfold();
