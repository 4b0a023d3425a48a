// What stands for a place, and its three results, as elements of the page.
import { base, listed } from "./setninger.js";
import { valueOf } from "./hent.js";

const SVG = "http://www.w3.org/2000/svg";
const HARD = "\u00a0";
// A shape for each mark, so that places are told apart without colour: disc, square, triangle, diamond, cross, ring.
const SHAPES = [
  "M6 1a5 5 0 1 0 .01 0z", "M1.5 1.5h9v9h-9z", "M6 .8 11.4 11H.6z", "M6 .2 11.8 6 6 11.8.2 6z",
  "M4 1h4v3h3v4H8v3H4V8H1V4h3z", "M6 .5a5.5 5.5 0 1 0 .01 0zM6 3.5a2.5 2.5 0 1 1-.01 0z",
];

export const make = (tag, traits = {}, ...content) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(traits)) {
    if (name === "className" || name === "textContent" || name === "hidden") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...content.filter((one) => one !== "" && one != null));
  return element;
};

export const drawn = (tag, traits, ...content) => {
  const element = document.createElementNS(SVG, tag);
  Object.entries(traits).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...content);
  return element;
};

export const shape = (mark) => drawn("path", { d: SHAPES[mark], class: `plass-${mark}`, fill: "currentColor", "fill-rule": "evenodd" });

export const markOf = (mark) => drawn("svg", { viewBox: "0 0 12 12", class: "plassmerke", "aria-hidden": "true" }, shape(mark));

export const named = ({ name, page }, mark) =>
  make("span", { className: "plassnavn" }, markOf(mark), page ? make("a", { href: page }, name) : make("span", {}, name));

const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
const hyphened = (name) => name.replaceAll("_", "-");
export const percent = (number) => `${number.toFixed(1).replace(".", ",")}${HARD}%`;

const labelOf = (indicator, value) => indicator.values.find(([one]) => one === value)[1];

// A value in words, as a table and a file have it.
export const wordsOf = (row, cell, words) => {
  if (cell.n && cell.pct !== undefined && !cell.top) return `${percent(cell.pct)} (${base(cell.n)})`;
  if (cell.median !== undefined) return `median ${cell.median} av ${row.indicator.max} (${base(cell.n)})`;
  if (cell.top) {
    const names = cell.top.map((value) => valueWords(row.indicator, value));
    return `${listed(names)}: ${percent(cell.pct)} (${base(cell.n)})`;
  }
  if (cell.value === null) return words.missing[cell.status];
  return row.indicator ? valueWords(row.indicator, cell.value) : words.scales[row.scale][cell.value];
};

const valueWords = (indicator, value) => {
  if (indicator.kind === "number") return `${value} av ${indicator.max}`;
  const label = labelOf(indicator, value);
  return indicator.kind === "ordinal" ? `${value} – ${label}` : capital(label);
};

export const swatch = (name) => make("span", { className: `prove prove-${hyphened(name)}`, "aria-hidden": "true" });

const steps = (indicator, value) => make("span", { className: "trinn", "aria-hidden": "true" },
  ...indicator.values.map(([one]) => make("span", { className: `grad-${one}${one === value ? " egen" : ""}` })));

const result = (place, mark, indicator, year, words) => {
  const cell = valueOf(place, indicator, year);
  const text = wordsOf({ indicator }, cell, words);
  const known = cell.value ?? cell.top?.[0];
  const picture = indicator.kind === "ordinal" && cell.value !== null ? steps(indicator, cell.value) : swatch(known ?? cell.status);
  return make("li", {}, named(place, mark), picture, make("span", { className: "kort-verdi" }, cell.top ? `Vanligst: ${text}` : text));
};

export const cardsOf = (places, marks, words) => words.themes.map(([, label, id]) => {
  const indicator = words.indicators.find((one) => one.id === id);
  const year = indicator.years.at(-1);
  if (!year) return "";
  return make("div", { className: "sammenlign-tema" }, make("h3", {}, `${label} ${year}`),
    make("ul", {}, ...places.map((one) => result(one, marks.get(one.key), indicator, year, words))));
}).filter(Boolean);
