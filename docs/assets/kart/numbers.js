// The numbers that the map shows as a file: a row for each municipality that is shown.
import { csv } from "../figur/csv.js";
import { saveFile } from "../figur/record.js";
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

export const recordOf = ({ data, view, state, address }) => {
  const shown = data.kommuner.filter(({ i }) => view.inside(i));
  const rows = shown.map(({ i, nr, navn, fylke }) => ({
    kommunenr: nr,
    kommune: navn,
    fylkesnr: data.fylker[fylke].nr,
    fylke: data.fylker[fylke].navn,
    aar: view.b ? `${view.a}–${view.b}` : view.a,
    ...(view.b ? change : oneRound)(view, view.values[i], i),
  }));
  const used = Object.keys(rows[0]).filter((name) => name !== "svar_fra" || rows.some((row) => row[name]));
  const meta = {
    figur: title(view.ind, state, view.county?.navn),
    sted: view.county?.navn ?? "Hele landet",
    aar: view.b ? `${view.a}–${view.b}` : `${view.a}`,
    enhet: view.ind.enhet || view.ind.ord,
    kilde: [view.a, view.b].filter(Boolean).map((year) => data.runder[year].kilde).join(" · "),
    status: view.round.datastatus === "syntetisk" ? "simulert" : "offisiell",
    adresse: address,
  };
  return { rows, columns: used, meta };
};

export const fileName = ({ state, view }) => ["kart", state.i, state.r, view.county?.slug].filter(Boolean).join("-").replaceAll("_", "-");

export const saveCsv = async (what) => {
  saveFile(new Blob([csv(recordOf(what))], { type: "text/csv;charset=utf-8" }), fileName(what), ".csv");
};

export const saveWorkbook = async (what) => {
  const { workbook } = await import("../figur/excel.js");
  saveFile(await workbook(recordOf(what)), fileName(what), ".xlsx");
};
