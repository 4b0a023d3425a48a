// The table of a comparison: theme by theme, with the answers folded. Asked for on the page, and not in a frame.
import { watch } from "../tabell.js";
import { onlyDifferent, partsOf, rowsOf } from "./rader.js";
import { make, named, swatch, wordsOf } from "./vis.js";

export const cellOf = (row, cell, words) => {
  const text = wordsOf(row, cell, words);
  if (cell.top || cell.median !== undefined) return make("td", { className: "gruppe" }, text);
  if (cell.status === "uten") return make("td", {}, text);
  if (cell.status) return make("td", {}, swatch(cell.status in { hoppet_over: 1 } ? "ikke_spurt" : cell.status), ` ${text}`);
  if (!row.indicator || row.indicator.kind === "number") return make("td", {}, text);
  if (row.indicator.kind === "ordinal") return make("td", {}, make("span", { className: `grad grad-${cell.value}` }, text));
  return make("td", {}, swatch(cell.value), ` ${text}`);
};

const headOf = (place, mark) => make("th", { scope: "col" }, named(place, mark));

const rowOf = (row, words) => make("tr", row.difference ? { className: "ulik" } : {},
  make("th", { scope: "row" }, `${row.label} ${row.year}`,
    row.difference ? make("span", { className: "forskjell" }, ` ≠ ${row.difference}`) : ""),
  ...row.cells.map((cell) => cellOf(row, cell, words)));

export const framed = (label, table) => {
  const frame = make("div", { className: "tabell", "aria-label": label }, table);
  watch(frame);
  return frame;
};

const tableOf = (caption, theme, first, bodies, places, marks) => framed(`${caption}, ${theme.toLowerCase()}`, make("table", {}, make("caption", {}, caption),
  make("thead", {}, make("tr", {}, make("th", { scope: "col" }, first), ...places.map((one) => headOf(one, marks.get(one.key))))), ...bodies));

export const divided = (label, span, rows) => make("tbody", {},
  make("tr", {}, make("th", { scope: "rowgroup", colspan: span, className: "blokkskille" }, label)), ...rows);

const answersOf = (part, places, marks, words, isOpen) => {
  const hasGroups = places.some(({ isGroup }) => isGroup);
  const headOfBlock = ({ label, positive }) => (hasGroups ? `${label} (grupper: andel som svarte ${positive})` : label);
  const bodies = part.blocks.map(({ rows, ...block }) => divided(headOfBlock(block), places.length + 1, rows.map((row) => rowOf(row, words))));
  const differ = part.blocks.flatMap(({ rows }) => rows).filter(({ difference }) => difference).length;
  const about = make("summary", {}, `Svarene bak: ${differ} ulike`);
  return make("details", isOpen ? { open: "" } : {}, about, tableOf("Svar", part.label, "Spørsmål", bodies, places, marks));
};

// A theme: its indicators, and the answers behind them folded.
const themeOf = (part, places, marks, words, isOpen) => make("div", { className: "sammenlign-del" }, make("h3", {}, part.label),
  part.rows.length ? tableOf(`Indikatorer${places.some(({ isGroup }) => isGroup) ? " (grupper: vanligste verdi, eller medianen av alle med et tall)" : ""}`, part.label, "Indikator", [make("tbody", {}, ...part.rows.map((row) => rowOf(row, words)))], places, marks) : "",
  part.blocks.length ? answersOf(part, places, marks, words, isOpen) : "",
  part.rows.length + part.blocks.length ? "" : make("p", {}, "Ingen forskjeller."));

// Shows what is chosen of it, and returns the parts shown.
export const show = ({ places, words, state: { marks, round, onlyDifferences } }, part) => {
  const parts = partsOf(places, words, round);
  const rows = parts.flatMap(rowsOf);
  const shown = onlyDifferences ? parts.map(onlyDifferent) : parts;
  part("tabell").replaceChildren(...shown.map((one) => themeOf(one, places, marks, words, onlyDifferences)));
  part("antall").textContent = `${rows.filter(({ difference }) => difference).length} av ${rows.length} rader er ulike.`;
  return shown;
};
