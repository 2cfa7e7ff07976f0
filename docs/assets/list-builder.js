// The reading-list builder: the list is in the address, this shows it and changes it. Every change
// makes a new address; nothing leaves the browser. What writes a list down, see list-take.js, is
// loaded with its first item.

import { MOST, addItem, addedBy, countItems, emptyList, formatList, isEmpty, parseList, plain, remember, remembered } from "./list-address.js";
import { bracketed, language, lookUp, say, timeOf, timeText } from "./list-items.js";
import { startPicker } from "./list-picker.js";

const at = (id) => document.getElementById(id);
let list = emptyList();
let facts = { index: { edition: "" }, known: new Map(), complete: true };
let taking; // the module that writes lists down, once there is something to write
let written = ""; // the fragment of the list as it is shown

const weekName = (week, number) => week.title || say("week", { number: number + 1 });
const itemName = (item) => {
  const entry = facts.known.get(item);
  if (!entry) return item;
  return entry.kind === "papers" || entry.kind === "retired" ? item.replace("/", " ") : entry.text[language];
};
const announce = (name, values) => {
  at("_said").textContent = say(name, values);
};

function element(tag, attributes = {}, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false) made.setAttribute(name, value);
  }
  made.append(...content);
  return made;
}

function button(action, sign, label, disabled = false) {
  return element("button", { type: "button", class: "lm-small", "data-do": action, "aria-label": label, title: label, disabled }, sign);
}

// Keeps the list: in the address and in this browser.
function keep(store = true) {
  written = formatList(list);
  history.replaceState(null, "", `#${written}`);
  dispatchEvent(new HashChangeEvent("hashchange"));
  if (store) {
    const before = remembered();
    if (before && !isEmpty(before) && foreign) remember(before, "earlier");
    foreign = false;
    remember(list);
  }
  at("_address").value = location.href;
  at("_length").textContent = location.href.length > 2000 ? say("address-long", { number: location.href.length }) : "";
}
let foreign = false; // the list came with the address, and another one is remembered

function itemRow(item, week, number) {
  const entry = facts.known.get(item);
  const name = itemName(item);
  const row = element("li", { "data-week": week, "data-item": number });
  const shown = element("span", { class: "lm-shown" });
  if (entry) {
    const claim = entry.kind === "papers";
    shown.append(element("a", { href: entry.address(language), class: claim ? "lm-gist" : "" }, claim ? entry.text[language] : name));
    shown.append(element("small", {}, ` ${bracketed(entry, language)}`), element("small", { class: "lm-time" }, ` ${[entry.role?.[language], timeOf(entry)].filter(Boolean).join(say("of-paper"))}`));
    shown.append(element("span", { class: "lm-printed" }, entry.address("neutral")));
  } else {
    shown.append(element("code", {}, item), element("small", { class: "lm-unknown" }, ` ${say("unknown")}`));
  }
  const first = week === 0 && number === 0;
  const last = week === list.weeks.length - 1 && number === list.weeks[week].items.length - 1;
  const tools = element("span", { class: "lm-tools" }, button("up", "↑", say("up", { item: name }), first), button("down", "↓", say("down", { item: name }), last));
  if (list.weeks.length > 1) {
    const choice = element("select", { "data-do": "move", "aria-label": say("move-to", { item: name }) });
    list.weeks.forEach((one, other) => choice.append(element("option", { value: other, selected: other === week }, weekName(one, other))));
    tools.append(choice);
  }
  tools.append(button("remove", "×", say("remove", { item: name })));
  row.append(shown, tools);
  return row;
}

function weekBox(week, number) {
  const name = weekName(week, number);
  const seconds = week.items.reduce((sum, item) => sum + (facts.known.get(item)?.seconds?.[language] ?? 0), 0);
  const title = element("input", { "data-do": "rename", maxlength: MOST.title, autocomplete: "off", placeholder: say("week", { number: number + 1 }) });
  title.value = week.title;
  const total = seconds ? say("total", { time: timeText(seconds, language) }) : "";
  const head = element(
    "p",
    { class: "lm-row" },
    element("label", {}, `${say("week-title")} `, title),
    element("span", { class: "lm-tools" }, button("up-week", "↑", say("up-week", { item: name }), number === 0), button("down-week", "↓", say("down-week", { item: name }), number === list.weeks.length - 1), button("remove-week", "×", say("remove-week", { item: name }), list.weeks.length === 1)),
  );
  const items = element("ol");
  week.items.forEach((item, place) => items.append(itemRow(item, number, place)));
  const legend = element("legend", {}, element("span", { class: "lm-week-name" }, name), element("small", {}, total));
  return element("fieldset", { class: "lm-week", "data-week": number }, legend, head, items);
}

// Where the reader is: the week, the item and what its control does.
function place() {
  const active = document.activeElement?.closest("#_weeks [data-do]");
  const holder = active?.closest("[data-item]") ?? active?.closest("[data-week]");
  return active && [holder.dataset.week, holder.dataset.item ?? null, active.dataset.do];
}

// Shows the list anew, and puts the focus where the reader is or will look.
function show(focus = place()) {
  at("_weeks").replaceChildren(...list.weeks.map(weekBox));
  if (!countItems(list)) at("_weeks").append(element("p", { class: "lm-said" }, say("empty")));
  if (document.activeElement !== at("_list-title")) at("_list-title").value = list.title;
  const chosen = Math.min(Number(at("_into").value) || 0, list.weeks.length - 1);
  at("_into").replaceChildren(...list.weeks.map((week, number) => element("option", { value: number, selected: number === chosen }, weekName(week, number))));
  at("_earlier").hidden = !(foreign ? remembered() : remembered("earlier"));
  taking?.preview(list, facts);
  if (!focus) return;
  const [week, item, ...actions] = focus;
  const holder = at("_weeks").querySelector(item === null ? `.lm-week[data-week="${week}"] > .lm-row` : `li[data-week="${week}"][data-item="${item}"]`);
  const target = actions.map((action) => holder?.querySelector(`[data-do="${action}"]:not(:disabled)`)).find(Boolean);
  (target ?? at("_add-week")).focus();
}

async function refresh(focus) {
  show(focus);
  const loading = countItems(list) && import("./list-take.js");
  const items = list.weeks.flatMap((week) => week.items);
  const found = await lookUp(items);
  if (loading) {
    taking = await loading;
    await taking.addWorks(found, items);
  }
  facts = found;
  if (!facts.complete) announce("unloaded");
  show();
}

function changed(focus) {
  keep();
  return refresh(focus);
}

function moveItem(from, place, to, target) {
  const [item] = list.weeks[from].items.splice(place, 1);
  list.weeks[to].items.splice(target, 0, item);
  announce("moved", { item: itemName(item), week: weekName(list.weeks[to], to), number: target + 1 });
}

const ITEM_ACTIONS = {
  up(week, place) {
    const to = place ? week : week - 1;
    const target = place ? place - 1 : list.weeks[to].items.length;
    moveItem(week, place, to, target);
    return [to, target, "up", "down"];
  },
  down(week, place) {
    const stays = place < list.weeks[week].items.length - 1;
    const to = stays ? week : week + 1;
    moveItem(week, place, to, stays ? place + 1 : 0);
    return [to, stays ? place + 1 : 0, "down", "up"];
  },
  move(week, place, select) {
    const to = Number(select.value);
    const target = list.weeks[to].items.length - (to === week ? 1 : 0);
    moveItem(week, place, to, target);
    return [to, target, "move"];
  },
  remove(week, place) {
    const [item] = list.weeks[week].items.splice(place, 1);
    announce("removed", { item: itemName(item) });
    const left = list.weeks[week].items.length;
    return left ? [week, Math.min(place, left - 1), "remove"] : [week, null, "rename"];
  },
};

function swapWeeks(week, other) {
  [list.weeks[week], list.weeks[other]] = [list.weeks[other], list.weeks[week]];
  announce("week-moved", { item: weekName(list.weeks[other], other), number: other + 1 });
}

const WEEK_ACTIONS = {
  "up-week"(week) {
    swapWeeks(week, week - 1);
    return [week - 1, null, "up-week", "down-week"];
  },
  "down-week"(week) {
    swapWeeks(week, week + 1);
    return [week + 1, null, "down-week", "up-week"];
  },
  "remove-week"(week) {
    announce("week-removed", { item: weekName(list.weeks[week], week) });
    const [gone] = list.weeks.splice(week, 1);
    const heir = list.weeks[Math.max(week - 1, 0)];
    heir.items = week ? [...heir.items, ...gone.items] : [...gone.items, ...heir.items];
    return [Math.max(week - 1, 0), null, "rename"];
  },
};

function act(event) {
  const control = event.target.closest("[data-do]");
  const action = control?.dataset.do;
  const week = Number(control?.closest("[data-week]").dataset.week);
  const row = control?.closest("[data-item]");
  if (event.type === "change" && action === "move") changed(ITEM_ACTIONS.move(week, Number(row.dataset.item), control));
  if (event.type === "click" && action !== "move") {
    const focus = row ? ITEM_ACTIONS[action]?.(week, Number(row.dataset.item)) : WEEK_ACTIONS[action]?.(week);
    if (focus) changed(focus);
  }
  if (event.type === "input" && action === "rename") {
    list.weeks[week].title = plain(control.value);
    keep();
    showName(control.closest("fieldset"), week);
    taking?.preview(list, facts);
  }
}

// A new name of a week, without drawing the list anew: the reader is about to press something.
function showName(box, week) {
  const name = weekName(list.weeks[week], week);
  const options = document.querySelectorAll(`:is(#_weeks [data-do="move"], #_into) > option[value="${week}"]`);
  for (const place of [box.querySelector(".lm-week-name"), ...options]) place.textContent = name;
  for (const action of Object.keys(WEEK_ACTIONS)) {
    const label = say(action, { item: name });
    const control = box.querySelector(`[data-do="${action}"]`);
    control.setAttribute("aria-label", label);
    control.title = label;
  }
}

// The list of the address, else the one that this browser remembers.
function read() {
  const fragment = location.hash;
  const given = parseList(fragment);
  const own = remembered();
  foreign = Boolean(given && own && !isEmpty(own) && formatList(own) !== formatList(given));
  list = given ?? own ?? emptyList();
  const added = addedBy(fragment);
  const outcome = added && addItem(list, added);
  keep(Boolean(outcome));
  if (outcome) announce(outcome, { item: itemName(added), number: countItems(list) });
  else if (given?.cut) announce("shortened");
  else if (!given && /^#v\d/.test(fragment)) announce("not-understood");
  else if (foreign) announce("earlier");
  return refresh();
}

function start() {
  at("_builder").hidden = false;
  for (const type of ["click", "change", "input"]) at("_weeks").addEventListener(type, act);
  at("_list-title").addEventListener("input", () => {
    list.title = plain(at("_list-title").value);
    keep();
    taking?.preview(list, facts);
  });
  at("_add-week").addEventListener("click", () => {
    if (list.weeks.length === MOST.weeks) return;
    list.weeks.push({ title: "", items: [] });
    announce("week-added", { item: weekName(list.weeks.at(-1), list.weeks.length - 1) });
    at("_into").append(new Option("", list.weeks.length - 1, true, true)); // where one adds next
    changed([list.weeks.length - 1, null, "rename"]);
  });
  at("_clear").addEventListener("click", () => {
    if (!isEmpty(list)) remember(list, "earlier");
    list = emptyList();
    foreign = false;
    announce("cleared");
    changed();
  });
  at("_earlier").addEventListener("click", () => {
    const earlier = foreign ? remembered() : remembered("earlier");
    if (!foreign && !isEmpty(list)) remember(list, "earlier");
    foreign = false;
    list = earlier ?? list;
    at("_said").textContent = "";
    changed();
  });
  startPicker((item) => {
    const outcome = addItem(list, item.item, list.weeks[at("_into").value]);
    facts.known.set(item.item, item);
    if (outcome === "added") changed();
    announce(outcome, { item: itemName(item.item), number: countItems(list) });
  });
  addEventListener("hashchange", () => {
    if (location.hash.slice(1) !== written) read();
  });
  addEventListener("storage", () => {
    const own = remembered();
    if (own && !foreign && formatList(own) !== written) {
      list = own;
      keep(false);
      refresh();
    }
  });
  read();
}

start();
