// The comparison as rows: one for each indicator and question, with a cell for each place, and how they differ.
import { answerOf, valueOf } from "./hent.js";

const STEPS = ["", "ett trinn"];
const newestOf = ({ years }, round) => (round ? (years.includes(round) ? round : null) : years.at(-1) ?? null);

// How one number differs from the medians of groups, or these from one another.
const fromMiddle = (known, cells) => {
  const medians = cells.map(({ median }) => median).filter((median) => median !== undefined);
  if (!medians.length || new Set([...known.map(Number), ...medians]).size < 2) return "";
  return known.length ? "ulikt medianen" : "ulik median";
};

// What separates the values of an indicator, in a word or two; "" where they are the same or fewer than two are known.
// How far apart they are is told of municipalities only; a group is the same or not as its commonest value.
export const differenceOf = (indicator, cells) => {
  const distinct = (some) => [...new Set(some.map(({ value }) => value).filter((value) => value != null))];
  const known = distinct(cells.filter(({ top }) => !top));
  if (known.length < 2) return distinct(cells).length > 1 ? "ulikt det vanligste" : fromMiddle(known, cells);
  if (indicator.kind === "category") return "ulik kategori";
  const numbers = known.map(Number);
  const range = Math.max(...numbers) - Math.min(...numbers);
  if (indicator.kind === "number") return `${range} fra hverandre`;
  if (!indicator.kinds.length) return STEPS[range] ?? `${range} trinn`;
  if (indicator.kinds.every((kind) => known.includes(kind))) return "ulike mønstre";
  if (known.some((value) => indicator.kinds.includes(value))) return "ulik grad";
  return STEPS[range] ?? "flere trinn";
};

const keysOfAnswers = (cells, positive) => {
  const hasGroups = cells.some(({ pct }) => pct !== undefined);
  return cells.map(({ value, count, n }) => {
    if (n) return count * 2 === n ? null : String(count * 2 > n);
    return value !== null && hasGroups ? String(positive.includes(value)) : value;
  });
};

const indicatorRow = (places, indicator, round) => {
  const year = newestOf(indicator, round);
  const cells = year ? places.map((place) => valueOf(place, indicator, year)) : [];
  return { id: indicator.id, label: indicator.label, year, indicator, cells, difference: differenceOf(indicator, cells) };
};

const answerRow = (places, question, block, round) => {
  const year = newestOf(question, round);
  const cells = year ? places.map((place) => answerOf(place, question, year)) : [];
  const known = new Set(keysOfAnswers(cells, block.positive).filter((key) => key !== null));
  return { id: question.id, label: question.label, year, scale: question.scale, cells, difference: known.size > 1 ? "ulikt svar" : "" };
};

// The questions whose wording is not known, counted together.
const restRow = (places, { id, rest, positive }, round) => {
  if (!rest) return { year: null };
  const year = newestOf(rest, round);
  const indicator = { kind: "number", max: rest.columns.length, unit: "svar", kinds: [] };
  const cells = places.map((place) => {
    if (place.isGroup) return { value: null, status: "uten" };
    const own = rest.columns.map((column) => answerOf(place, { id: column }, year));
    if (own.every(({ value }) => value === null)) return { value: null, status: own[0].status === "ubesvart" ? "hoppet_over" : own[0].status };
    return { value: String(own.filter(({ value }) => positive.includes(value)).length) };
  });
  return { id: `${id}_andre`, label: rest.label, year, indicator, cells, difference: differenceOf(indicator, cells) };
};

// Each theme with the rows of its indicators, and its blocks of answers with theirs; what a chosen round lacks is left out.
export const partsOf = (places, words, round) => words.themes.map(([theme, label]) => {
  const own = ({ theme: one }) => one === theme;
  const isThere = ({ year }) => year;
  const blocks = words.blocks.filter(own).map((block) => ({
    label: block.label,
    positive: block.positiveLabel,
    rows: [...block.questions.map((one) => answerRow(places, one, block, round)), restRow(places, block, round)].filter(isThere),
  }));
  const rows = words.indicators.filter(own).map((one) => indicatorRow(places, one, round)).filter(isThere);
  return { theme, label, rows, blocks: blocks.filter((block) => block.rows.length) };
}).filter(({ rows, blocks }) => rows.length + blocks.length);

export const rowsOf = (part) => [...part.rows, ...part.blocks.flatMap(({ rows }) => rows)];

export const onlyDifferent = (part) => {
  const differs = ({ difference }) => difference;
  const blocks = part.blocks.map((block) => ({ ...block, rows: block.rows.filter(differs) }));
  return { ...part, rows: part.rows.filter(differs), blocks: blocks.filter(({ rows }) => rows.length) };
};
