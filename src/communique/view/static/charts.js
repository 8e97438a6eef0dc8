// Drawing: elements, scales of time and value, marks that lead to their evidence. Text only ever goes in as text.
"use strict";

const DAY = 864e5;
const SHAPES = {
  triangle: "M0 -6.5l6.5 11.5h-13z",
  down: "M0 6.5l6.5 -11.5h-13z",
  diamond: "M0 -7l6 7l-6 7l-6 -7z",
  square: "M-5 -5h10v10h-10z",
  cross: "M-5 -5l10 10M5 -5l-10 10",
  circle: "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0z",
};
const CROWD = 150;
const WIDTH = 860;
const HEIGHT = 330;
const EDGE = { left: 64, right: 20, top: 16, bottom: 34 };

function make(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  return filled(node, attributes, children);
}

function draw(name, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  return filled(node, attributes, children);
}

function filled(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(key, value);
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

function bdi(text) {
  return make("bdi", {}, text);
}

// "2024", "2024-05" or "2024-05-14" as days since 1970; null for anything else.
function dayOf(value) {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:$|T)/.exec(value || "");
  return match ? Date.UTC(+match[1], (match[2] || 1) - 1, +(match[3] || 1)) / DAY : null;
}

function isoOf(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function compact(value) {
  return new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 2 }).format(value);
}

// A scale of time from one place to another, with at most that many labels, those near an end turned inwards.
function timeScale(days, from, to, most = 8) {
  let [first, last] = [Infinity, -Infinity];
  for (const day of days) [first, last] = [Math.min(first, day), Math.max(last, day)];
  if (first === last) [first, last] = [first - 1, last + 1];
  const at = (day) => from + ((to - from) * (day - first)) / (last - first);
  const digits = last - first > 2600 ? 4 : last - first > 70 ? 7 : 10;
  const anchor = (day) => ((day - first) / (last - first) < 0.05 ? "start" : (day - first) / (last - first) > 0.95 ? "end" : "middle");
  const ticks = ticksOf(first, last, most).map((day) => ({ at: at(day), label: isoOf(day).slice(0, digits), anchor: anchor(day) }));
  return { at, ticks };
}

function ticksOf(first, last, most) {
  const span = last - first;
  if (span <= 70) {
    const step = Math.max(1, Math.ceil((span * 1.6) / most));
    return range(Math.ceil(first), last, step);
  }
  const months = (day) => new Date(day * DAY).getUTCFullYear() * 12 + new Date(day * DAY).getUTCMonth();
  const [begin, end] = [months(first) + 1, months(last)];
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].find((s) => (end - begin) / s < most) || 2400;
  return range(Math.ceil(begin / step) * step, end, step).map((m) => Date.UTC(Math.floor(m / 12), m % 12, 1) / DAY);
}

function range(from, to, step) {
  const found = [];
  for (let at = from; at <= to; at += step) found.push(at);
  return found;
}

function valueScale(most, from, to) {
  const rough = (most || 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((s) => s >= rough);
  const top = Math.ceil((most || 1) / step) * step;
  const at = (value) => from + ((to - from) * value) / top;
  return { at, ticks: range(0, top * 1.0001, step).map((value) => ({ at: at(value), label: compact(value) })) };
}

function shape(name, x, y, cls, size = 1) {
  const place = `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${size})`;
  return draw("path", { d: SHAPES[name], transform: place, class: cls });
}

// A plot of points {day, value, low, high, series, row}; series is [{key, label, shape, colour}]. Each point is a link to its evidence.
function scatter(points, series, options) {
  const x = timeScale(points.map((p) => p.day), EDGE.left, WIDTH - EDGE.right);
  let most = 0;
  for (const p of points) most = Math.max(most, p.high ?? p.value);
  const y = valueScale(most, HEIGHT - EDGE.bottom, EDGE.top);
  const svg = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "plot", role: "group", "aria-label": options.label });
  for (const t of y.ticks) {
    svg.append(draw("line", { class: "grid", x1: EDGE.left, x2: WIDTH - EDGE.right, y1: t.at, y2: t.at }));
    svg.append(draw("text", { x: EDGE.left - 8, y: t.at + 4, "text-anchor": "end" }, t.label));
  }
  for (const t of x.ticks) {
    svg.append(draw("line", { class: "grid", x1: t.at, x2: t.at, y1: HEIGHT - EDGE.bottom, y2: HEIGHT - EDGE.bottom + 5 }));
    svg.append(draw("text", { x: t.at, y: HEIGHT - 10, "text-anchor": t.anchor }, t.label));
  }
  options.size = points.length > CROWD ? 0.65 : 1;
  for (const s of series) {
    const own = points.filter((p) => p.series === s.key).sort((a, b) => a.day - b.day);
    if (options.lines && own.length > 1) {
      svg.append(draw("polyline", { class: `line c-${s.colour}`, points: own.map((p) => `${x.at(p.day).toFixed(1)},${y.at(p.value).toFixed(1)}`).join(" ") }));
    }
    for (const p of own) svg.append(point(p, s, x.at(p.day), y, options));
  }
  return svg;
}

function point(p, series, x, y, options) {
  const link = draw("a", { href: p.row.href, class: "point", "aria-label": options.describe(p) });
  if (p.low !== null && p.high !== null && p.low !== p.high) {
    link.append(draw("line", { class: `error c-${series.colour}`, x1: x, x2: x, y1: y.at(p.low), y2: y.at(p.high) }));
  }
  link.append(shape(series.shape, x, y.at(p.value), `mark c-${series.colour}`, options.size));
  link.dataset.evidence = "";
  link.row = p.row;
  return link;
}

function legend(series, counts) {
  const list = make("ul", { class: "key" });
  for (const s of series) {
    const sample = draw("svg", { viewBox: "0 0 18 18", "aria-hidden": "true" }, shape(s.shape, 9, 9, `mark c-${s.colour}`));
    list.append(make("li", {}, sample, " ", bdi(s.label), " ", make("span", { class: "quiet" }, String(counts.get(s.key) || 0))));
  }
  return list;
}
