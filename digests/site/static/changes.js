"use strict";
// The filters of the list of changes. What is chosen stands in the address, so that it can be sent to a colleague.
(function () {
  const form = document.getElementById("filters");
  const body = document.querySelector("main table tbody");
  const status = document.getElementById("found");
  if (!form || !body) return;
  form.hidden = false;
  const MOST = 200;
  const significances = ["critical", "notable", "routine"];
  const wanted = new URLSearchParams(location.search);
  for (const [key, value] of wanted) if (form.elements[key]) form.elements[key].value = value;

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    const chosen = new URLSearchParams();
    for (const [key, value] of new FormData(form)) if (value) chosen.set(key, value);
    history.replaceState(null, "", chosen.size ? "?" + chosen : location.pathname);
    show(chosen);
  });
  if ([...wanted].some(([key, value]) => value && form.elements[key])) show(wanted);

  async function read(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address + ": " + answer.status);
    return answer.json();
  }

  async function show(chosen) {
    status.textContent = "Looking …";
    try {
      const parts = await read("../data/events/index.json");
      const rows = [];
      let all = true;
      for (const part of parts.reverse()) {
        if (chosen.get("from") && part.last < chosen.get("from")) continue;
        if (chosen.get("to") && part.first > chosen.get("to")) continue;
        const events = await read("../data/events/" + part.file);
        rows.push(...events.reverse().filter((event) => fits(event, chosen)));
        if (rows.length >= MOST) { all = false; break; }
      }
      body.replaceChildren(...rows.slice(0, MOST).map(drawn));
      status.textContent = rows.length === 0 ? "No change fits." :
        (all && rows.length <= MOST ? rows.length + " found." : "The newest " + MOST + " that fit.");
    } catch (error) {
      status.textContent = "The changes could not be loaded: " + error.message;
    }
  }

  function fits(event, chosen) {
    for (const key of ["topics", "committees", "minerals", "jurisdictions"]) {
      if (chosen.get(key) && !event[key].includes(chosen.get(key))) return false;
    }
    if (chosen.get("significance") && significances.indexOf(event.significance) > significances.indexOf(chosen.get("significance"))) return false;
    return !(chosen.get("from") && event.day < chosen.get("from")) && !(chosen.get("to") && event.day > chosen.get("to"));
  }

  function drawn(event) {
    const row = document.createElement("tr");
    const head = row.appendChild(document.createElement("th"));
    head.scope = "row";
    head.textContent = event.day;
    const link = row.appendChild(document.createElement("td")).appendChild(document.createElement("a"));
    link.href = "../" + event.address;
    link.textContent = event.headline;
    row.appendChild(document.createElement("td")).textContent = event.significance;
    row.appendChild(document.createElement("td")).textContent = event.kind;
    const heads = body.parentNode.tHead.rows[0].cells;
    [...row.cells].forEach((cell, at) => { if (at) cell.dataset.is = heads[at].textContent; });
    return row;
  }
})();
