"use strict";
// Search without a server: a word's first two letters name the small file that knows it (digests/site/search.py).
(function () {
  const form = document.getElementById("ask");
  const input = document.getElementById("words");
  const status = document.getElementById("found");
  const hits = document.getElementById("hits");
  const MOST = 50, PART = 1000, LONGEST = 30;
  const kept = new Map();

  function folded(text) {
    return text.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "");
  }
  function words(text) { return (folded(text).match(/[\p{L}\p{N}]+/gu) || []).map((word) => [...word].slice(0, LONGEST).join("")); }
  function hex(text) { return [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0")).join(""); }

  function read(address) {
    if (!kept.has(address)) {
      kept.set(address, fetch(address).then((answer) => { if (!answer.ok) throw new Error(String(answer.status)); return answer.json(); }));
    }
    return kept.get(address);
  }

  async function numbers(word) {
    const known = await read("terms/index.json");
    const beginning = hex([...word].slice(0, 2).join(""));
    const files = [...word].length > 1 ? known.filter((file) => file === beginning) : known.filter((file) => file.startsWith(beginning));
    const whole = new Set(), begun = new Set();
    for (const file of files.slice(0, 40)) {
      const terms = await read("terms/" + file + ".json");
      for (const term of Object.keys(terms)) {
        const into = term === word ? whole : term.startsWith(word) ? begun : null;
        let number = 0;
        if (into) terms[term].forEach((step) => into.add(number += step));
      }
    }
    return [whole, begun];
  }

  async function search(text) {
    const asked = words(text);
    hits.replaceChildren();
    if (!asked.length) { status.textContent = ""; return; }
    status.textContent = "Searching …";
    try {
      const each = await Promise.all(asked.map(numbers));
      const scores = new Map();
      each.forEach(([whole, begun], at) => {
        for (const number of new Set([...whole, ...begun])) {
          if (at === 0 || scores.has(number)) {
            const before = scores.get(number) || [0, 0];
            scores.set(number, [before[0] + 1, before[1] + (whole.has(number) ? 1 : 0)]);
          }
        }
      });
      const all = [...scores].filter(([, score]) => score[0] === asked.length);
      all.sort((a, b) => b[1][1] - a[1][1] || a[0] - b[0]);
      for (const [number] of all.slice(0, MOST)) {
        const [title, kind, address] = (await read("documents/" + Math.floor(number / PART) + ".json"))[number % PART];
        const link = document.createElement("a");
        link.href = address.startsWith("https://") ? address : "../" + address;
        link.textContent = title;
        const line = document.createElement("li");
        line.append(link, " (" + kind + ")");
        hits.append(line);
      }
      status.textContent = all.length === 0 ? "Nothing found." : all.length > MOST ? "The first " + MOST + " of " + all.length + "." : all.length + " found.";
    } catch (error) {
      status.textContent = "The index could not be loaded: " + error.message;
    }
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    history.replaceState(null, "", "?" + new URLSearchParams({ q: input.value }));
    search(input.value);
  });
  const start = new URLSearchParams(location.search).get("q");
  if (start) { input.value = start; search(start); }
  input.focus();
})();
