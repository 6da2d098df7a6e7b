"use strict";
// What the reader's own committees vote on. The choice stands in the address, and this browser remembers it.
(function () {
  const form = document.getElementById("mine");
  const chosen = document.getElementById("chosen");
  const body = document.querySelector("main section table tbody");
  if (!form || !body || !form.elements.committees) return;
  const KEY = "critmin committees";
  const boxes = [].concat(...[form.elements.committees].map((each) => each.length === undefined ? [each] : [...each]));
  const table = body.parentNode;
  const all = { rows: [...body.rows], caption: table.caption.textContent };
  form.hidden = false;

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    choose(boxes.filter((box) => box.checked).map((box) => box.value));
  });
  form.addEventListener("reset", function (event) {
    event.preventDefault();
    choose([]);
  });
  const asked = new URLSearchParams(location.search).getAll("committees");
  show(asked.length ? asked : remembered());

  function choose(wanted) {
    const query = new URLSearchParams(wanted.map((each) => ["committees", each]));
    history.replaceState(null, "", wanted.length ? "?" + query : location.pathname);
    try { localStorage.setItem(KEY, JSON.stringify(wanted)); } catch (error) { /* not allowed: the address has it */ }
    show(wanted);
  }

  function remembered() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept : [];
    } catch (error) { return []; }
  }

  async function show(wanted) {
    const known = wanted.filter((each) => boxes.some((box) => box.value === each));
    for (const box of boxes) box.checked = known.includes(box.value);
    if (!known.length) {
      body.replaceChildren(...all.rows);
      table.caption.textContent = all.caption;
      chosen.textContent = wanted.length ? "No committee of this site is called " + wanted.join(", ") + "." : "";
      return;
    }
    try {
      const answer = await fetch("votes.json");
      if (!answer.ok) throw new Error(String(answer.status));
      const votes = (await answer.json()).filter((vote) => vote.committees.some((each) => known.includes(each)));
      body.replaceChildren(...votes.map(drawn));
      table.caption.textContent = "Dates ahead of " + known.join(", ");
      chosen.textContent = votes.length + (votes.length === 1 ? " vote or comment" : " votes or comments") + " of your committees: " + known.join(", ") + ".";
    } catch (error) {
      chosen.textContent = "The votes could not be loaded: " + error.message;
    }
  }

  function drawn(vote) {
    const row = document.createElement("tr");
    const head = row.appendChild(document.createElement("th"));
    head.scope = "row";
    head.textContent = vote.day;
    const what = row.appendChild(document.createElement("td"));
    const place = vote.url ? what.appendChild(document.createElement("a")) : what;
    if (vote.url) place.href = vote.url;
    place.textContent = vote.what;
    row.appendChild(document.createElement("td")).textContent = vote.committees.join(", ") || "none";
    [...row.cells].forEach((cell, at) => { if (at) cell.dataset.is = table.tHead.rows[0].cells[at].textContent; });
    return row;
  }
})();
