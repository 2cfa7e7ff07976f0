// The contents of a page on a narrow window: the button says in which section one reads, and how many
// there are; a link closes the sheet. The theme marks the section that is read, see `toc.follow`.
const sheet = document.querySelector("#_contents");
const links = [...sheet.querySelectorAll("a.md-nav__link[href*='#']")];
const button = document.querySelector(".lm-contents");
const [section, count] = [document.createElement("span"), document.createElement("span")];
button.append(section, count);

function tell() {
  const at = links.findLastIndex((link) => link.matches(".md-nav__link--active"));
  section.textContent = links[at]?.textContent.trim() ?? "";
  count.textContent = at < 0 ? "" : `${at + 1}/${links.length}`;
}

new MutationObserver(tell).observe(sheet, { subtree: true, attributeFilter: ["class"] });
sheet.addEventListener("click", ({ target }) => target.closest("a") && sheet.matches(":popover-open") && sheet.hidePopover());
sheet.addEventListener("toggle", () => sheet.querySelector(".md-nav__link--active")?.scrollIntoView({ block: "center" }));
tell();
