// The pages of an archive: filters, charts, people, the table of events. A static page filters what it holds; a served one asks its server.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const names = new Map(data.parties);
const form = document.getElementById("filter");
const panel = document.getElementById("panel");
const PAGE = 50;
const ACTS = { demand: ["asked by", "triangle", 0], offer: ["offered by", "circle", 1], agreement: ["agreed by", "diamond", 2] };
const STATES = [["stationed", "circle", 1], ["deployed", "triangle", 0], ["withdrawn", "down", 3], ["planned", "square", 2], ["exercise", "diamond", 4]];
let view = null;
let page = 0;
let origin = null;
let request = 0;

const named = (codes) => codes.map((code) => names.get(code) || code).join(", ");
const sides = (row) => named(row.source) + (row.target.length ? " → " + named(row.target) : "");
const inTime = (day, f) => (!f.from || (day && day >= f.from)) && (!f.to || (day && day <= f.to));

function chosen() {
  return Object.fromEntries(["party", "type", "from", "to", "confidence"].map((key) => [key, form.elements[key].value]));
}

function passes(event, f) {
  return (!f.party || event.source.includes(f.party) || event.target.includes(f.party))
    && (!f.type || event.type === f.type) && inTime(event.day, f) && (!f.confidence || event.confidence >= +f.confidence);
}

// What a filter leaves of the events, head-counts and people that the page holds.
function select(f) {
  const events = data.view.events.filter((event) => passes(event, f));
  const counts = new Map();
  for (const event of events) {
    const key = (event.day || "").slice(0, 7) + " " + event.type;
    counts.set(key, (counts.get(key) || 0) + 1);
  }
  return {
    total: events.length,
    all: events,
    months: [...counts].map(([key, count]) => [...key.split(" "), count]),
    bargaining: events.filter((e) => ACTS[e.type] && e.status !== "negated" && e.amounts.some((a) => a.unit)),
    troops: data.view.troops.filter((t) => (!f.party || t.party === f.party || t.code === f.party) && inTime(t.day, f)),
    people: data.view.people.filter((p) => (!f.party || p.party === f.party) && (!f.from || p.last >= f.from) && (!f.to || p.first <= f.to)),
  };
}

async function load() {
  const f = chosen();
  const asked = ++request;
  const given = Object.entries(f).filter(([, value]) => value);
  history.replaceState(null, "", given.length ? "#" + new URLSearchParams(given) : location.pathname + location.search);
  if (data.view) return select(f);
  const answer = await fetch("data.json?" + new URLSearchParams([...given, ["page", page]]));
  if (asked !== request) return null;
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

async function show(keepPage) {
  if (!keepPage) page = 0;
  const status = document.getElementById("found");
  try {
    const found = await load();
    if (!found) return;
    view = found;
  } catch (error) {
    status.textContent = String(error.message || error);
    return;
  }
  status.textContent = `${view.total.toLocaleString("en")} ${view.total === 1 ? "event" : "events"}`;
  table();
  if (keepPage) return;
  matrix();
  bargaining();
  troops();
  people();
}

function evidence(row) {
  const facts = row.type
    ? [["who", sides(row)], ["amounts", row.amounts.map((a) => a.text + (a.per ? ` per ${a.per}` : "")).join(", ")], ["status", row.status], ["when", row.when || `not said (report of ${row.day || "unknown day"})`], ["confidence", row.confidence]]
    : [["place", row.place], ["party", row.party ? named([row.party]) : ""], ["state", row.state], ["day", row.own ? row.day : `report of ${row.day}`]];
  const list = make("dl");
  for (const [name, value] of facts) if (value !== "" && value !== null) list.append(make("div", {}, make("dt", {}, name), make("dd", {}, bdi(String(value)))));
  panel.replaceChildren(
    make("h3", {}, row.type ? row.type + (row.phase ? ` (${row.phase})` : "") : row.text),
    make("blockquote", { dir: "auto" }, row.quote),
    list,
    make("p", {}, make("a", { href: row.href }, "Open in the article"), make("br"), make("span", { class: "quiet" }, bdi(row.article))),
  );
}

// Events by type and month: years above months. Over ten years the months are left out.
function matrix() {
  const dated = view.months.filter(([month]) => month);
  const all = [...new Set(dated.map(([month]) => month))].sort();
  const length = all.length && all.at(-1).slice(0, 4) - all[0].slice(0, 4) > 9 ? 4 : 7;
  const columns = [...new Set(all.map((month) => month.slice(0, length)))];
  const counts = new Map();
  let most = 1;
  for (const [month, type, count] of dated) {
    const key = type + " " + month.slice(0, length);
    counts.set(key, (counts.get(key) || 0) + count);
    most = Math.max(most, counts.get(key));
  }
  const rows = [...new Set(dated.map(([, type]) => type))].sort();
  const years = tally(columns, (c) => c.slice(0, 4));
  const heads = [make("tr", {}, make("td", {}), ...[...years].map(([year, count]) => make("th", { scope: "colgroup", colspan: count, class: "year" }, year)))];
  if (length === 7) heads.push(make("tr", {}, make("td", {}), ...columns.map((c) => make("th", { scope: "col" }, c.slice(5)))));
  const body = rows.map((type) => make("tr", {}, make("th", { scope: "row" }, type), ...columns.map((c) => cell(type, c, counts.get(type + " " + c), most))));
  const holder = document.getElementById("matrix");
  holder.replaceChildren(rows.length ? make("table", {}, make("thead", {}, ...heads), make("tbody", {}, ...body)) : nothing("No event with a day."));
}

function cell(type, period, count, most) {
  if (!count) return make("td", {});
  const step = Math.max(1, Math.ceil((4 * Math.log(1 + count)) / Math.log(1 + most)));
  const button = make("button", { type: "button", class: `heat h${step}`, "aria-label": `${count} ${type} in ${period}: show` }, compact(count));
  button.addEventListener("click", () => {
    form.elements.type.value = type;
    form.elements.from.value = period.length === 4 ? `${period}-01-01` : `${period}-01`;
    form.elements.to.value = period.length === 4 ? `${period}-12-31` : isoOf(Date.UTC(+period.slice(0, 4), +period.slice(5), 0) / DAY);
    show().then(() => document.getElementById("h-events").scrollIntoView());
  });
  return make("td", {}, button);
}

function nothing(text) {
  return make("p", { class: "quiet" }, text);
}

// The pairs of parties that bargain over money, those with most sums first.
function pairs() {
  const found = new Map();
  for (const event of view.bargaining) {
    const across = event.type === "agreement" ? event.source.flatMap((a, i) => event.source.slice(i + 1).map((b) => [a, b])) : event.source.flatMap((a) => event.target.map((b) => [a, b]));
    const known = across.length ? across : (event.source.length ? event.source : event.target).map((a) => [a, ""]);
    for (const pair of known.filter(([a, b]) => a !== b)) {
      const key = pair.sort().reverse().join("\u0000");
      for (const amount of event.amounts) {
        if (!amount.unit || amount.value === null || dayOf(event.day) === null) continue;
        if (!found.has(key)) found.set(key, []);
        found.get(key).push({ day: dayOf(event.day), row: event, ...amount });
      }
    }
  }
  return new Map([...found].sort((a, b) => b[1].length - a[1].length));
}

function pairName(key) {
  const [a, b] = key.split("\u0000");
  return b ? `${named([b])} and ${named([a])}` : `${named([a])} (other side not said)`;
}

function bargaining() {
  const found = pairs();
  const pick = document.getElementById("pair");
  const before = pick.value;
  options(pick, [...found.keys()].map((key) => [key, `${pairName(key)} (${found.get(key).length})`]), before);
  pick.onchange = () => sums(found.get(pick.value) || []);
  pick.onchange();
}

function sums(points) {
  const pick = document.getElementById("unit");
  const counts = tally(points, (p) => p.unit);
  options(pick, [...counts].sort((a, b) => b[1] - a[1]).map(([unit, count]) => [unit, `${unit} (${count})`]), pick.value);
  const redraw = () => {
    const own = points.filter((p) => p.unit === pick.value).map((p) => ({ ...p, series: p.row.type + " " + named(p.row.source) }));
    const seen = new Map();
    const series = [...new Set(own.map((p) => p.series))].sort().map((key) => {
      const [word, form, colour] = ACTS[key.split(" ")[0]];
      const nth = seen.get(colour) || 0;
      seen.set(colour, nth + 1);
      return { key, label: `${word} ${key.slice(key.indexOf(" ") + 1) || "a side not said"}`, shape: form, colour: `${colour}${nth ? " second" : ""}` };
    });
    const periods = [...new Set(own.map((p) => p.per).filter(Boolean))];
    document.getElementById("periods").textContent = periods.length ? `Sums per ${periods.join(", ")} stand beside sums that name no period.` : "";
    plot("sums", own, series, { lines: true, label: `Sums in ${pick.value} over time`, describe: (p) => `${p.text}${p.per ? " per " + p.per : ""}, ${p.row.type} of ${sides(p.row)}, ${p.row.day}` });
  };
  pick.onchange = redraw;
  redraw();
}

function troops() {
  const placed = view.troops.filter((t) => t.place && t.value !== null && dayOf(t.day) !== null);
  const key = (t) => t.place + (t.unit === "people" ? "" : `, in ${t.unit}s`);
  const pick = document.getElementById("place");
  options(pick, [...tally(placed, key)].sort((a, b) => b[1] - a[1]).map(([name, count]) => [name, `${name} (${count})`]), pick.value);
  pick.onchange = () => {
    const own = placed.filter((t) => key(t) === pick.value).map((t) => ({ day: dayOf(t.day), value: t.value, low: t.low, high: t.high, row: t, series: STATES.some(([s]) => s === t.state) ? t.state : "other" }));
    const series = [...STATES, ["other", "cross", 5]].map(([state, form, colour]) => ({ key: state, label: state, shape: form, colour })).filter((s) => own.some((p) => p.series === s.key));
    plot("counts", own, series, { lines: false, label: `Head-counts in ${pick.value} over time`, describe: (p) => `${p.row.text}, ${p.row.party ? named([p.row.party]) : "party not said"}, ${p.row.state || "state not said"}, ${p.row.day}` });
  };
  pick.onchange();
}

function plot(id, points, series, how) {
  const holder = document.getElementById(id);
  if (!points.length) return holder.replaceChildren(nothing("Nothing to show."));
  return holder.replaceChildren(legend(series, tally(points, (p) => p.series)), make("div", { class: "wide" }, scatter(points, series, how)));
}

function tally(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) || 0) + 1);
  return counts;
}

function options(pick, pairs, before) {
  pick.replaceChildren(...pairs.map(([value, label]) => make("option", { value }, label)));
  pick.disabled = !pairs.length;
  if (pairs.some(([value]) => value === before)) pick.value = before;
}

// People: thin where reports name them, thick from when to when they held the role.
function people() {
  const shown = view.people.slice(0, 40);
  const days = shown.flatMap((p) => [p.since, p.until, p.first, p.last].map(dayOf)).filter((day) => day !== null);
  const holder = document.getElementById("persons");
  if (!shown.length) return holder.replaceChildren(nothing("Nobody to show."));
  const x = days.length ? timeScale(days, 3, 97, 5) : { at: () => 0, ticks: [] };
  const ticks = draw("svg", { width: "100%", height: 18, role: "img", "aria-label": "Scale of time" }, ...x.ticks.map((t) => draw("text", { x: t.at + "%", y: 13, "text-anchor": t.anchor }, t.label)));
  const heads = ["Name", "Party", "Role", "In the role", "Articles"].map((name) => make("th", { scope: "col" }, name));
  const body = shown.map((p) => {
    const track = draw("svg", { width: "100%", height: 20, "aria-hidden": "true" }, ...x.ticks.map((t) => draw("line", { class: "grid", x1: t.at + "%", x2: t.at + "%", y1: 0, y2: 20 })));
    track.append(...bar(x, p.first, p.last, 9, 2, "seen"), ...bar(x, p.since || (p.until ? p.first : null), p.until || (p.since ? p.last : null), 5, 10, "held"));
    const held = [p.since ? "since " + p.since : "", p.until ? "until " + p.until : ""].filter(Boolean).join(", ");
    return make("tr", {}, make("th", { scope: "row" }, make("a", { href: p.href }, bdi(p.name)), p.title ? make("span", { class: "quiet" }, ", ", bdi(p.title)) : null), make("td", {}, p.party ? bdi(named([p.party])) : ""), make("td", {}, p.role), make("td", {}, held), make("td", { class: "number" }, String(p.articles)), make("td", { class: "track" }, track));
  });
  return holder.replaceChildren(make("table", {}, make("thead", {}, make("tr", {}, ...heads, make("th", { scope: "col", class: "track" }, ticks))), make("tbody", {}, ...body)));
}

function bar(x, from, to, y, height, cls) {
  const [a, b] = [dayOf(from), dayOf(to)];
  if (a === null || b === null) return [];
  const [left, right] = [x.at(Math.min(a, b)), x.at(Math.max(a, b))];
  return [draw("rect", { class: cls, x: left + "%", y, width: Math.max(0.8, right - left) + "%", height, rx: height / 2 })];
}

function table() {
  const rows = view.all ? view.all.slice(page * PAGE, (page + 1) * PAGE) : view.events;
  const body = rows.map((e) => make("tr", {},
    make("td", { class: "nowrap" }, e.own ? e.when || e.day : make("span", { class: "quiet", title: "day of the report" }, e.day ? `(${e.day})` : "")),
    make("th", { scope: "row" }, make("a", { href: e.href }, e.type + (e.phase ? ` (${e.phase})` : ""))),
    make("td", {}, e.status), make("td", {}, bdi(sides(e))), make("td", {}, bdi(e.amounts.map((a) => a.text).join(", "))),
    make("td", { class: "number" }, e.confidence.toFixed(2)), make("td", { class: "said", dir: "auto" }, e.quote)));
  document.getElementById("rows").replaceChildren(...body);
  const pages = Math.max(1, Math.ceil(view.total / PAGE));
  document.getElementById("place-in").textContent = `Page ${(page + 1).toLocaleString("en")} of ${pages.toLocaleString("en")}`;
  document.getElementById("earlier").disabled = page === 0;
  document.getElementById("later").disabled = page + 1 >= pages;
}

document.addEventListener("click", (event) => {
  const point = event.target.closest("[data-evidence]");
  if (!point) return;
  event.preventDefault();
  origin = point;
  evidence(point.row);
  if (event.detail === 0) panel.focus({ preventScroll: true });
});
document.addEventListener("focusin", (event) => {
  const point = event.target.closest("[data-evidence]");
  if (point) evidence((origin = point).row);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && origin && panel.contains(document.activeElement)) origin.focus();
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", () => show());
form.addEventListener("reset", () => setTimeout(show));
for (const [id, step] of [["earlier", -1], ["later", 1]]) {
  document.getElementById(id).addEventListener("click", () => {
    page += step;
    show(true);
  });
}
for (const [key, value] of new URLSearchParams(location.hash.slice(1))) if (form.elements[key]) form.elements[key].value = value;
show();
