// Facts and their places in the text: choose one, and the other shows. Without this script the links still lead from one to the other.
"use strict";
(() => {
  const text = document.querySelector(".text");
  const panel = document.getElementById("panel");
  const chosen = document.getElementById("chosen");
  const cards = new Map([...document.querySelectorAll("#facts .card")].map((card) => [card.dataset.fact, card]));
  const rows = new Map();
  const places = new Map();
  let lit = [];
  let origin = null;

  const add = (map, key, value) => map.set(key, [...(map.get(key) || []), value]);
  const split = (value) => (value ? value.split(" ") : []);
  for (const row of document.querySelectorAll("[data-row]")) add(rows, row.dataset.row, row);
  if (text) {
    for (const node of text.querySelectorAll("[data-f],[data-e]")) {
      for (const id of split(node.dataset.f)) add(places, id, [node, "sel"]);
      for (const id of split(node.dataset.e)) add(places, id, [node, "ev"]);
    }
  }

  function light(node, name) {
    node.classList.add(name);
    lit.push([node, name]);
  }

  function show(ids) {
    for (const [node, name] of lit) node.classList.remove(name);
    lit = [];
    const known = ids.filter((id) => cards.has(id));
    chosen.replaceChildren(...known.map(copy));
    panel.scrollTop = 0;
    for (const id of known.slice(0, 1)) {
      for (const link of cards.get(id).querySelectorAll(".related [data-to]")) {
        for (const [node, name] of places.get(link.dataset.to) || []) if (name === "sel") light(node, "rel");
      }
    }
    for (const id of known) {
      for (const [node, name] of places.get(id) || []) light(node, name);
      for (const row of rows.get(id) || []) light(row, "sel");
    }
    return known.length > 0;
  }

  function copy(id) {
    const card = cards.get(id).cloneNode(true);
    card.removeAttribute("id");
    card.removeAttribute("tabindex");
    return card;
  }

  function into(node) {
    node.scrollIntoView({ block: "center" });
  }

  function toFact(id) {
    if (!show([id])) return;
    const place = (places.get(id) || []).find(([, name]) => name === "sel");
    if (place) into(place[0]);
    else into(panel);
    history.replaceState(null, "", "#f-" + encodeURIComponent(id));
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    if (link.dataset.f) {
      event.preventDefault();
      show(split(link.dataset.f));
      origin = link;
      if (event.detail === 0) panel.focus({ preventScroll: true });
    } else if (link.dataset.to && cards.has(link.dataset.to)) {
      event.preventDefault();
      if (!panel.contains(link)) origin = link;
      toFact(link.dataset.to);
      if (event.detail === 0) panel.focus({ preventScroll: true });
    } else if (link.dataset.at) {
      const place = document.getElementById("at-" + link.dataset.at);
      if (!place) return;
      event.preventDefault();
      into(place);
      if (place.matches("a")) place.focus({ preventScroll: true });
    }
  });

  document.addEventListener("focusin", (event) => {
    const mark = event.target.closest("a[data-f]");
    if (mark && mark !== origin) {
      origin = mark;
      show(split(mark.dataset.f));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && origin && panel.contains(document.activeElement)) {
      origin.focus();
    }
  });

  for (const box of document.querySelectorAll("input[name=kind]")) {
    box.addEventListener("change", () => {
      for (const mark of text.querySelectorAll(".k-" + box.value)) {
        mark.classList.toggle("off-kind", !box.checked);
        if (mark.matches("a")) mark.tabIndex = box.checked ? 0 : -1;
      }
    });
  }
  const names = document.getElementById("names");
  if (names) names.addEventListener("change", () => text.classList.toggle("named", names.checked));

  function fromAddress() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id.startsWith("f-") && cards.has(id.slice(2))) toFact(id.slice(2));
  }
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
