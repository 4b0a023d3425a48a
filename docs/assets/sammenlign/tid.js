// Below the table, asked for when that is shown: the counts on their scales, and how each place has developed.
import { valueOf } from "./hent.js";
import { partsOf } from "./rader.js";
import { FEWEST, filled, listed, newest } from "./setninger.js";
import { cellOf, divided, framed } from "./tabell.js";
import { drawn, make, named, shape } from "./vis.js";

const WIDTH = 300;
const EDGE = 10;

const scaleOf = (row, places, marks) => {
  const known = row.cells.map((cell, i) => ({ place: places[i], number: cell.value ?? cell.median ?? null })).filter(({ number }) => number !== null);
  const at = (number) => EDGE + (number / row.indicator.max) * (WIDTH - 2 * EDGE);
  const stacked = new Map();
  const dots = known.map(({ number, place }) => {
    const level = stacked.get(Number(number)) ?? 0;
    stacked.set(Number(number), level + 1);
    return drawn("g", { transform: `translate(${at(Number(number)) - 6} ${-12 - 14 * level})` }, shape(marks.get(place.key)));
  });
  const height = 14 * Math.max(1, ...stacked.values()) + 8;
  const told = known.map(({ number, place }) => `${place.name} ${number}${place.isGroup ? " (median)" : ""}`);
  const label = `${row.indicator.label} ${row.year}, av ${row.indicator.max}: ${listed(told) || "ingen kjente verdier"}.`;
  const line = drawn("path", { d: `M${EDGE} 0h${WIDTH - 2 * EDGE}M${EDGE}-4v8M${WIDTH - EDGE}-4v8`, stroke: "currentColor", fill: "none" });
  const ends = [[EDGE, "start", "0"], [WIDTH - EDGE, "end", String(row.indicator.max)]].map(([x, anchor, text]) => {
    const word = drawn("text", { x, y: 17, "text-anchor": anchor, class: "skalatall" });
    word.textContent = text;
    return word;
  });
  const picture = drawn("svg", { viewBox: `0 ${-height} ${WIDTH} ${height + 20}`, role: "img", "aria-label": label }, line, ...ends, ...dots);
  return make("figure", {}, make("figcaption", {}, `${row.indicator.label} ${row.year}`), picture);
};

const scalesOf = (parts, places, marks) => {
  const rows = parts.flatMap(({ rows: own }) => own).filter(({ indicator }) => indicator?.kind === "number");
  return [
    make("ul", { className: "sammenlign-nokkel", "aria-label": "Merkene" },
      ...places.map((one) => make("li", {}, named(one.isGroup ? { ...one, name: `${one.name}: median` } : one, marks.get(one.key))))),
    ...rows.map((row) => scaleOf(row, places, marks)),
  ];
};

const tilesOf = (places, marks, words) => words.themes.map(([theme, label, id]) => {
  const own = words.indicators.filter((one) => one.years.length > 1 && (one.id === id || (one.theme === theme && one.kind === "number")));
  if (!own.length) return "";
  const years = [...new Set(own.flatMap((one) => one.years))].sort();
  const caption = `${label}, runde for runde`;
  const cell = (indicator, place, year) => (indicator.years.includes(year) ? valueOf(place, indicator, year) : { value: null, status: "ikke_spurt" });
  const rowOf = (indicator) => (place) => make("tr", {}, make("th", { scope: "row" }, named({ name: place.name }, marks.get(place.key))),
    ...years.map((year) => cellOf({ indicator }, cell(indicator, place, year), words)));
  const bodies = own.map((indicator) => divided(indicator.label, years.length + 1, places.map(rowOf(indicator))));
  return framed(caption, make("table", {}, make("caption", {}, caption),
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Sted"), ...years.map((year) => make("th", { scope: "col" }, String(year))))), ...bodies));
}).filter(Boolean);

// Which count has developed most differently, between the first and the last round that may be compared.
const developmentSentence = (places, words) => {
  const isSimulated = new Map(words.rounds);
  const found = words.indicators.filter(({ kind }) => kind === "number").flatMap((indicator) => {
    const after = newest(indicator);
    const before = indicator.years.find((year) => year < after && isSimulated.get(year) === isSimulated.get(after));
    if (before === undefined) return [];
    const known = places.filter((one) => !one.isGroup).map((place) => {
      const [old, recent] = [before, after].map((year) => valueOf(place, indicator, year).value);
      return { name: place.name, old, recent, by: recent - old };
    }).filter(({ old, recent }) => old !== null && recent !== null);
    const by = known.map((one) => one.by);
    return known.length > 1 ? [{ indicator, before, after, known, spread: (Math.max(...by) - Math.min(...by)) / indicator.max, apart: Math.max(...by) - Math.min(...by) }] : [];
  }).filter((one) => one.apart >= FEWEST).toSorted((a, b) => b.spread - a.spread)[0];
  if (!found) return "";
  const { indicator, before, after, known } = found;
  const groups = listed(known.filter(({ by }) => by).map(({ name, old, recent }) => filled(words.phrases.moved_group, { place: name, old, new: recent })));
  const same = known.filter(({ by }) => !by).map(({ name, old }) => filled(words.phrases.unmoved, { places: name, number: old }));
  const isMixed = new Set(isSimulated.values()).size > 1;
  const mark = isMixed && isSimulated.get(after) ? [words.phrases.simulated] : [];
  return [filled(words.phrases.moved, { before, after, groups, max: indicator.max, of: indicator.of }), ...same, ...mark].join(" ");
};

export const show = ({ places, words, state: { marks, round } }, part) => {
  part("skala").replaceChildren(...scalesOf(partsOf(places, words, round), places, marks));
  part("utvikling-tekst").textContent = developmentSentence(places, words);
  part("utvikling").replaceChildren(...tilesOf(places, marks, words));
};
