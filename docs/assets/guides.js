// Beside each claim and concept of a discussion guide what puts it on the reading list, which needs
// scripts itself.
const words = document.querySelector(".lm-open-list").dataset;
for (const link of document.querySelectorAll(".lm-questions :is(li > .lm-id, .lm-look > a)")) {
  const [, paper, claim, concept] = link.getAttribute("href").match(/(?:papers\/([^/]+)\/#(.+)|concepts\/([^/]+)\/)$/);
  const tools = document.createElement("span");
  const add = document.createElement("a");
  tools.className = "lm-tools";
  add.className = "lm-add lm-small";
  add.href = words.list + (concept ? `concepts/${concept}` : `${paper}/${claim}`);
  add.textContent = words.add;
  tools.append(add);
  if (concept) link.after(" ", tools);
  else link.parentElement.append(" ", tools);
}
