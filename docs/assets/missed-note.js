// Says at the head of a paper that it has nothing of the id in the address, and offers the nearest claim.
import { nearest } from "./nearest.js";

const style = new CSSStyleSheet();
style.replaceSync(`.md-typeset .lm-missed { padding: 0.6em 1em; border: 1px solid var(--lm-rule);
  border-radius: 0.25em; background: var(--lm-tint); overflow-wrap: anywhere }
  @media print { .md-typeset .lm-missed { display: none } }`);
document.adoptedStyleSheets.push(style);

function idInAddress() {
  const id = location.hash.slice(1);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

// `ids` are those of the claims; `words` are what is said, as the page has it.
export function say(ids, words) {
  const id = idInAddress();
  const near = nearest(id, ids);
  const note = document.createElement("p");
  note.className = "lm-missed";
  note.setAttribute("role", "alert");
  note.append(words.missed.replace("{id}", () => id.slice(0, 60)));
  if (near) {
    const link = document.createElement("a");
    link.href = `#${near}`;
    link.append(near, " ", document.getElementById(near).closest(".lm-claim").querySelector(".lm-gist").textContent.trim());
    note.append(words.nearest, link);
  }
  document.querySelector(".lm-missed")?.remove();
  document.querySelector("h1").after(note);
  note.scrollIntoView({ block: "center" });
  addEventListener("hashchange", () => note.remove(), { once: true });
}
