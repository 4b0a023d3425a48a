// The numbers that the map shows as a file: a row for each municipality that is shown.
import { csv } from "../figur/csv.js";
import { saveFile } from "../figur/record.js";
import { makeView } from "./view.js";
import { capital, title, valueWords } from "./words.js";

const raw = (ind, value) => {
  if (value?.verdi === undefined) return null;
  return ind.slag === "category" ? ind.korte[value.verdi] : value.verdi;
};
const STATUS = { svarte_ikke: "svarte_ikke", flere: "flere", ubesvart: "ubesvart" };

const oneRound = ({ ind, round }, value, i) => ({
  verdi: raw(ind, value),
  verdi_tekst: valueWords(ind, value),
  status: value.status ? STATUS[value.status] ?? value.status : null,
  svar_fra: round.del[i] ? `${round.del[i].navn} (${round.del[i].nr})` : null,
});

const change = ({ ind, a, b, classes }, value) => ({
  [`verdi_${a}`]: raw(ind, value.before),
  [`verdi_${b}`]: raw(ind, value.after),
  endring: capital(classes.find(({ id }) => id === value.cls)?.label ?? value.tekst ?? ""),
});

// What stands beside the map, as columns of its own: another round, or another indicator in the same one.
const besides = (data, state, view) => {
  if (view.beside) return { name: state.s, view: view.beside };
  if (!view.other) return null;
  return { name: state.j, view: makeView(data, { ...state, i: state.j, r: `${view.b ?? view.a}`, v: "kart" }) };
};
const columnsOf = ({ name, view }, i) => ({
  [`verdi_${name}`]: raw(view.ind, view.values[i]),
  [`verdi_${name}_tekst`]: valueWords(view.ind, view.values[i]),
});

export const recordOf = ({ data, view, state, address }) => {
  const other = besides(data, state, view);
  const shown = data.kommuner.filter(({ i }) => view.inside(i));
  const rows = shown.map(({ i, nr, navn, fylke }) => ({
    kommunenr: nr,
    kommune: navn,
    fylkesnr: data.fylker[fylke].nr,
    fylke: data.fylker[fylke].navn,
    aar: view.b ? `${view.a}–${view.b}` : view.a,
    ...(view.b ? change : oneRound)(view, view.values[i], i),
    ...(other ? columnsOf(other, i) : {}),
  }));
  const used = Object.keys(rows[0]).filter((name) => name !== "svar_fra" || rows.some((row) => row[name]));
  const meta = {
    figur: title(view.ind, state, view.county?.navn, view.other),
    sted: view.county?.navn ?? "Hele landet",
    aar: view.b ? `${view.a}–${view.b}` : `${view.a}`,
    enhet: view.ind.enhet || view.ind.ord,
    kilde: view.years.map((year) => data.runder[year].kilde).join(" · "),
    status: view.years.some((year) => data.runder[year].datastatus === "syntetisk") ? "simulert" : "offisiell",
    adresse: address,
  };
  return { rows, columns: used, meta };
};

export const fileName = ({ state, view }) => ["kart", state.i, view.other?.id, state.r, state.v === "runder" && state.s, view.county?.slug].filter(Boolean).join("-").replaceAll("_", "-");

export const saveCsv = async (what) => {
  saveFile(new Blob([csv(recordOf(what))], { type: "text/csv;charset=utf-8" }), fileName(what), ".csv");
};

export const saveWorkbook = async (what) => {
  const { workbook } = await import("../figur/excel.js");
  saveFile(await workbook(recordOf(what)), fileName(what), ".xlsx");
};
