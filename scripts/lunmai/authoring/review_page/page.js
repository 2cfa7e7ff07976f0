// A review is typed here, remembered in this browser and saved as a small file. Nothing is sent.
{
  const root = document.documentElement;
  const words = JSON.parse(root.dataset.words);
  const find = (id) => document.getElementById(id);
  const [by, date, shown, remarks, said] = ["by", "date", "shown", "remarks", "said"].map(find);
  const wordings = [...document.querySelectorAll("[data-wording]")];
  const claims = [...document.querySelectorAll("[data-claim]")];
  const KEY = `lunmai-review:${root.dataset.paper}`;
  const FORMAT = "lunmai-review";
  let now;

  const choices = (one) => [...one.querySelectorAll("input")];
  const better = (one) => one.querySelector("textarea");
  const verdict = (one) => choices(one).find((input) => input.checked)?.value ?? "";
  const asked = () => wordings.filter((one) => !shown.value || one.dataset.wording.endsWith(`.${shown.value}`));
  const tell = (name, gaps = {}) => words[name][root.lang].replace(/\{(\w+)\}/g, (gap, key) => gaps[key] ?? gap);

  // What is typed, in the form in which it is remembered and saved.
  function typed() {
    const found = {};
    for (const one of wordings) {
      if (!verdict(one) && !better(one).value.trim()) continue;
      const [claim, language] = one.dataset.wording.split(".");
      found[claim] ??= { claim };
      found[claim][language] = { of: one.dataset.of, verdict: verdict(one) || null, better: better(one).value.trim() };
    }
    const head = { format: FORMAT, version: 1, paper: root.dataset.paper, by: by.value.trim(), date: date.value };
    return { ...head, remarks: remarks.value.trim(), claims: Object.values(found) };
  }

  // Takes over a review; what was said of texts that have changed since is left out and counted.
  function apply(review) {
    if (review?.format !== FORMAT || review.paper !== root.dataset.paper || !Array.isArray(review.claims)) return undefined;
    const counts = { taken: 0, changed: 0 };
    by.value = String(review.by ?? "");
    date.value = String(review.date ?? "");
    remarks.value = String(review.remarks ?? "");
    for (const one of wordings) {
      const [claim, language] = one.dataset.wording.split(".");
      const entry = review.claims.find((item) => item?.claim === claim)?.[language];
      if (!entry) continue;
      const same = entry.of === one.dataset.of;
      counts[same ? "taken" : "changed"] += 1;
      for (const input of choices(one)) input.checked = same && input.value === entry.verdict;
      better(one).value = String(entry.better ?? "");
    }
    return counts;
  }

  function remember() {
    try {
      localStorage.setItem(KEY, JSON.stringify({ ...typed(), shown: shown.value, lang: root.lang }));
    } catch {
      said.textContent = tell("review-forgets");
    }
  }

  function count() {
    const wanted = new Set(asked());
    let done = 0;
    for (const claim of claims) {
      const own = wordings.filter((one) => wanted.has(one) && claim.contains(one));
      const whole = own.length > 0 && own.every(verdict);
      claim.querySelector("h3").classList.toggle("done", whole);
      done += whole;
    }
    document.querySelector("progress").value = done;
    find("progress").value = tell("review-progress", { done, all: claims.length });
  }

  function show() {
    const wanted = new Set(asked());
    for (const one of wordings) one.classList.toggle("unasked", !wanted.has(one));
    for (const one of document.querySelectorAll(".say")) one.hidden = one.lang !== root.lang;
    document.title = document.querySelector(`h1 [lang="${root.lang}"]`).textContent;
    find("interface").value = root.lang;
    for (const one of shown.options) one.textContent = tell(one.value ? `review-only-${one.value}` : "review-both");
    count();
  }

  // The text that is being judged; its passage is underlined, and its beginning brought into view.
  function choose(one, move = true) {
    now?.classList.remove("now");
    now = one;
    one.classList.add("now");
    const claim = one.closest("[data-claim]").id;
    for (const piece of document.querySelectorAll(".here")) piece.classList.remove("here");
    const pieces = [...document.querySelectorAll(".text [data-of]")].filter((piece) => piece.dataset.of.split(" ").includes(claim));
    for (const piece of pieces) piece.classList.add("here");
    if (!move) return;
    one.scrollIntoView({ block: matchMedia("(min-width: 60rem)").matches ? "center" : "start" }); // below the paragraph
    const box = pieces[0]?.closest(".text");
    if (box) box.scrollTop += pieces[0].getBoundingClientRect().top - box.getBoundingClientRect().top - 24;
  }

  function step(by) {
    const wanted = asked();
    const at = wanted.indexOf(now);
    const next = wanted[at < 0 ? 0 : at + by];
    if (next) choose(next);
  }

  function judge(number) {
    if (!asked().includes(now)) return step(1);
    for (const [at, input] of choices(now).entries()) input.checked = at === number - 1;
    changed();
    if (number === 1) step(1);
    return undefined;
  }

  function write(one) {
    one.classList.add("open");
    better(one).focus();
  }

  function changed() {
    count();
    remember();
  }

  const keys = { n: () => step(1), p: () => step(-1), w: () => now && write(now) };
  for (const number of [0, 1, 2, 3, 4, 5]) keys[number] = () => judge(number);

  addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (key === "Escape" && target.matches("textarea")) target.blur();
    const writing = target.matches("textarea, select, input:not([type=radio])");
    if (writing || !Object.hasOwn(keys, key)) return;
    event.preventDefault();
    keys[key]();
  });

  addEventListener("input", changed);
  addEventListener("focusin", ({ target }) => {
    const one = target.closest("[data-wording]");
    if (one && one !== now) choose(one, false);
  });
  addEventListener("click", ({ target }) => {
    const button = target.closest("button.write");
    if (button) write(button.closest("[data-wording]"));
  });
  shown.addEventListener("change", show);
  find("interface").addEventListener("change", ({ target }) => {
    root.lang = target.value;
    show();
    remember();
  });
  find("print").addEventListener("click", () => print());

  find("save").addEventListener("click", () => {
    if (!by.value.trim()) {
      said.textContent = tell("review-name-first");
      return by.focus();
    }
    const link = document.createElement("a");
    const name = by.value.trim().replace(/[\s\\/:*?"<>|.]+/g, "-");
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify(typed(), null, 1)}\n`], { type: "application/json" }));
    link.download = `${root.dataset.paper}.${name}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    said.textContent = tell("review-saved", { file: link.download });
    return undefined;
  });

  find("open").addEventListener("change", async ({ target }) => {
    let counts;
    try {
      counts = apply(JSON.parse(await target.files[0].text()));
    } catch {}
    target.value = "";
    const parts = counts && [tell("review-opened", { number: counts.taken }), counts.changed ? tell("review-changed", { number: counts.changed }) : ""];
    said.textContent = parts ? parts.join(" ").trim() : tell("review-not-one");
    changed();
  });

  const spoken = (tag) => tag.split("-")[0];
  const offered = [...find("interface").options].map((one) => one.value);
  root.lang = offered.find((tag) => spoken(tag) === spoken(navigator.language ?? "")) ?? root.lang;
  date.value = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    const counts = apply(kept);
    if (counts) shown.value = [...shown.options].some((one) => one.value === kept.shown) ? kept.shown : "";
    if (counts && offered.includes(kept.lang)) root.lang = kept.lang;
    if (counts?.changed) said.textContent = tell("review-changed", { number: counts.changed });
  } catch {}
  show();
}
