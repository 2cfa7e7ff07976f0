// Which role an address names, for the links of the one control. That only its claims are shown is a
// matter of roles.css.
function mark() {
  for (const link of document.querySelectorAll(".lm-roles a")) {
    if (link.hash === location.hash && location.hash) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
addEventListener("hashchange", mark);
mark();
