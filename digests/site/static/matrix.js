"use strict";
// The tools of the matrix. Each date is a page of its own; the slider fetches that page and shows its table here.
(function () {
  const tools = document.getElementById("tools");
  const status = document.getElementById("status");
  const when = document.getElementById("when");
  const day = document.getElementById("day");
  const sort = document.getElementById("sort");
  const choice = document.getElementById("choice");
  if (!tools) return;
  tools.hidden = false;
  tools.addEventListener("submit", (event) => event.preventDefault());
  const days = tools.dataset.days.split(" ");
  const wanted = new URLSearchParams(location.search);
  let hidden = new Set((wanted.get("without") || "").split(" ").filter(Boolean));
  let asked = 0;

  function table() { return document.getElementById("matrix"); }

  when.addEventListener("input", function () { day.textContent = days[when.value]; });
  when.addEventListener("change", () => move(days[when.value]));
  sort.addEventListener("change", function () { arrange(); remember(); });

  async function move(to) {
    const mine = ++asked;
    status.textContent = "Loading " + to + " …";
    try {
      const folder = tools.dataset.root + (to === days[days.length - 1] ? "" : to + "/");
      const answer = await fetch(folder + "index.html");
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== asked) return;
      const fresh = document.importNode(page.getElementById("matrix"), true);
      const root = new URL(folder, location.href);
      for (const link of fresh.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), root).href;
      table().replaceWith(fresh);
      day.textContent = to;
      arrange();
      choose();
      remember();
      status.textContent = fresh.caption.textContent;
    } catch (error) {
      status.textContent = "The matrix of " + to + " could not be loaded: " + error.message;
    }
  }

  function arrange() {
    const body = table().tBodies[0];
    for (const head of body.querySelectorAll("tr.family")) head.remove();
    const name = (row) => row.dataset.name;
    const by = {
      lists: (a, b) => b.dataset.lists - a.dataset.lists || name(a).localeCompare(name(b)),
      name: (a, b) => name(a).localeCompare(name(b)),
      family: (a, b) => a.dataset.family.localeCompare(b.dataset.family) || name(a).localeCompare(name(b)),
    }[sort.value];
    const rows = [...body.rows].sort(by);
    body.replaceChildren(...rows);
    if (sort.value !== "family") return;
    let last = "";
    for (const row of rows) {
      if (row.dataset.family !== last) {
        const head = document.createElement("tr");
        head.className = "family";
        const cell = head.appendChild(document.createElement("th"));
        cell.scope = "rowgroup";
        cell.textContent = "Family: " + row.dataset.family;
        row.before(head);
        last = row.dataset.family;
      }
    }
  }

  function choose() {
    choice.querySelectorAll("label").forEach((label) => label.remove());
    for (const head of table().tHead.rows[0].querySelectorAll("[data-code]")) {
      const code = head.dataset.code;
      const label = choice.appendChild(document.createElement("label"));
      const box = label.appendChild(document.createElement("input"));
      box.type = "checkbox";
      box.checked = !hidden.has(code);
      label.append(code);
      box.addEventListener("change", function () {
        if (box.checked) hidden.delete(code); else hidden.add(code);
        apply();
        remember();
      });
    }
    apply();
  }

  function apply() {
    const heads = [...table().tHead.rows[0].cells];
    const out = heads.map((head) => hidden.has(head.dataset.code));
    for (const row of table().rows) {
      if (row.className === "family") continue;
      [...row.cells].forEach((cell, at) => { cell.hidden = out[at]; });
    }
  }

  function remember() {
    const state = new URLSearchParams();
    if (day.textContent !== days[days.length - 1]) state.set("as-of", day.textContent);
    if (sort.value !== "lists") state.set("sort", sort.value);
    if (hidden.size) state.set("without", [...hidden].join(" "));
    history.replaceState(null, "", state.size ? "?" + state : location.pathname);
  }

  if (["name", "family"].includes(wanted.get("sort"))) sort.value = wanted.get("sort");
  arrange();
  choose();
  const start = wanted.get("as-of");
  if (start && days.includes(start) && start !== day.textContent) { when.value = days.indexOf(start); move(start); }
})();
