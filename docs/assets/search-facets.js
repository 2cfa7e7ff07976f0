// What narrows the claims that were found: by paper, role and concept, each choice with its number.

import { element, fill } from "./search-text.js";

export const FACETS = ["paper", "role", "concept"];

// The claims that fit what is chosen, but for one facet.
export function matching(claims, chosen, but) {
  const { paper, role, concept } = { ...chosen, ...(but && { [but]: undefined }) };
  return claims.filter(
    (claim) =>
      (!paper || claim.paper === paper) && (!role || claim.role === role) && (!concept || claim.concepts.includes(concept)),
  );
}

function countedValues(claims, facet) {
  const counts = new Map();
  for (const claim of claims) {
    for (const value of facet === "concept" ? new Set(claim.concepts) : [claim[facet]]) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

// A select for one facet. `exact` says whether all claims are known that fit everything chosen beside;
// else there may be more of each kind, and that is what it says. `name` names a value.
export function facetSelect(facet, { claims, chosen, exact, name, words, choose }) {
  const counts = countedValues(matching(claims, chosen, facet), facet);
  if (chosen[facet] && !counts.has(chosen[facet])) counts.set(chosen[facet], 0);
  const ordered = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const select = element("select", { "data-facet": facet }, element("option", { value: "" }, words.any));
  for (const [value, number] of ordered) {
    const text = fill(words[exact ? "counted" : "counted-more"], { name: name(value), number });
    select.append(element("option", { value }, text));
  }
  select.value = chosen[facet] ?? "";
  select.addEventListener("change", () => choose(select.value));
  return element("label", {}, element("span", {}, words[facet]), select);
}
