// The comparison to take along: as a link, a text, a code, on paper, and as a file with a row for each place and question
// that is shown. Asked for when a button is pressed.
import { csv } from "../figur/csv.js";
import { workbook } from "../figur/excel.js";
import { saveFile } from "../figur/record.js";
import { rowsOf } from "./rader.js";
import { listed } from "./setninger.js";
import { wordsOf } from "./vis.js";

const COLUMNS = ["aar", "kode", "sted_navn", "tema", "sporsmal", "sporsmal_tekst", "verdi", "verdi_tekst", "enhet", "andel_pct", "n", "forskjell"];

const unitOf = ({ indicator }) => {
  if (!indicator) return "svar";
  return { number: indicator.unit, category: "kategori" }[indicator.kind] ?? (indicator.kinds.length ? "grad" : "score");
};

const entriesOf = (part, places, words) => rowsOf(part).flatMap((row) => row.cells.map((cell, i) => ({
  aar: row.year,
  kode: places[i].key,
  sted_navn: places[i].name,
  tema: part.label,
  sporsmal: row.id,
  sporsmal_tekst: row.label,
  verdi: cell.median !== undefined ? cell.median : cell.value === null || cell.value === undefined ? null : row.indicator?.kind === "category" || !row.indicator ? cell.value : Number(cell.value),
  verdi_tekst: wordsOf(row, cell, words),
  enhet: unitOf(row),
  andel_pct: cell.pct ?? null,
  n: cell.n ?? null,
  forskjell: row.difference || null,
})));

const recordOf = ({ parts, places, words }) => {
  const names = listed(places.map(({ name }) => name));
  const simulated = words.rounds.filter(([, is]) => is).length;
  const status = !simulated ? "offisiell" : simulated < words.rounds.length ? "delvis simulert" : "simulert";
  return {
    columns: COLUMNS,
    rows: parts.flatMap((part) => entriesOf(part, places, words)),
    meta: { figur: "Sammenligning", sted: names, kilde: words.source, status, adresse: location.href },
  };
};

const save = async (kind, view) => {
  const record = recordOf(view);
  const name = `sammenlign-${view.places.map(({ key }) => key.replace(/\W/g, "")).join("-")}`;
  if (kind === "csv") saveFile(new Blob([csv(record)], { type: "text/csv;charset=utf-8" }), name, ".csv");
  else saveFile(await workbook(record), name, ".xlsx");
  return kind === "csv" ? "CSV-filen er laget." : "Excel-filen er laget.";
};

const copy = async (text, field) => {
  try {
    await navigator.clipboard.writeText(text);
    return "Kopiert.";
  } catch {
    field?.select();
    return field ? "Teksten er merket. Kopier den med Ctrl + C eller ⌘ + C." : text;
  }
};

const quoted = ({ words }, list) => {
  const edition = words.edition ? `, utgave ${words.edition}` : "";
  const lines = [...list.children].map((one) => one.textContent);
  return [...lines, `${words.source}. ${words.site}${edition}. ${location.href}`].join("\n");
};

const share = async () => {
  if (!navigator.share || !matchMedia("(pointer: coarse)").matches) return copy(location.href);
  await navigator.share({ title: document.title, url: location.href }).catch(() => {}); // the reader thought better of it
  return "";
};

const ACTS = {
  del: share,
  tekst: (view, part) => copy(quoted(view, part("setninger"))),
  kode: (view, part) => copy(part("kode").value, part("kode")),
  fastkode: (view, part) => copy(part("fastkode").value, part("fastkode")),
  csv: (view) => save("csv", view),
  excel: (view) => save("excel", view),
  skriv: () => { print(); return ""; },
};

// Does what a button says, and returns what is told of it.
export const run = (act, view, part) => ACTS[act](view, part);
