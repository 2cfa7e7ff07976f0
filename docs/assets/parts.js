// An address from before its page was divided leads on to the part that now has the entry. Without
// JavaScript the page names its parts.
const id = location.hash.slice(1);
const parts = [...document.querySelectorAll(".lm-parts a")].filter((link) => id.startsWith(link.dataset.part));
const part = parts.sort((one, other) => other.dataset.part.length - one.dataset.part.length)[0];
if (part && !document.getElementById(id)) location.replace(part.href + location.hash);
