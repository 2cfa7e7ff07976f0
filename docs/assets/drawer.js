// The theme opens its navigation with a label, which no key reaches, and leaves focus in what is closed.
const toggle = document.getElementById("__drawer");
const drawer = document.querySelector(".md-sidebar--primary");
const label = document.querySelector("label.md-header__button[for=__drawer]");
const button = document.createElement("button");
button.type = "button";
button.className = label.className;
button.ariaLabel = drawer.querySelector("nav").ariaLabel;
button.append(...label.childNodes);
label.replaceWith(button);

const narrow = matchMedia("(max-width: 76.2344em)");
function tell() {
  button.style.display = narrow.matches ? "" : "none";
  button.ariaExpanded = String(toggle.checked);
  drawer.inert = narrow.matches && !toggle.checked;
}

function turn(open) {
  toggle.checked = open;
  toggle.dispatchEvent(new Event("change"));
}

button.addEventListener("click", () => turn(!toggle.checked));
addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !toggle.checked) return;
  turn(false);
  button.focus();
});
toggle.addEventListener("change", tell);
narrow.addEventListener("change", tell);
tell();
