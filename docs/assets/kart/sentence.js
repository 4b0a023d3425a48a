// The sentence above the map: what it shows, and who is not in it.
import { capital, kommuner, whole } from "./words.js";

const SMALL = ["Ingen", "Én", "To", "Tre", "Fire", "Fem", "Seks", "Sju", "Åtte", "Ni", "Ti", "Elleve", "Tolv"];
// At the head of a sentence small numbers are words.
const first = (count) => kommuner(count).replace(/^\d+(?= )/, (number) => SMALL[number] ?? number);
const joined = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} og ${words.at(-1)}`);

const named = (ind, cls) => (ind.slag === "ordinal" ? `${ind.ord} ${cls} («${ind.korte[cls]}»)` : `«${ind.korte[cls]}»`);

const GROUPS = {
  number: { opp: "har et høyere tall", lik: "samme tall", ned: "lavere" },
  ordinal: { opp: "høyere", lik: "samme", ned: "lavere", annet: "et annet mønster" },
  category: { lik: "har samme kategori", annet: "en annen" },
};

const changeSentence = ({ ind, a, b, classes }) => {
  const told = classes.filter((one) => one.isValue);
  const base = told.reduce((sum, one) => sum + one.count, 0);
  if (!base) return `Ingen kommuner har svar i både ${a} og ${b}.`;
  const words = { ...GROUPS[ind.slag], ...(ind.slag === "ordinal" ? { opp: `har høyere ${ind.ord}` } : {}) };
  const parts = told.map((one) => `${whole(one.count)} ${words[one.id]}`);
  return `Av ${kommuner(base)} med samme grenser og svar i begge rundene: ${joined(parts)} i ${b} enn i ${a}.`;
};

const countySentence = (ind, view) => {
  const known = view.classes.filter((one) => one.isValue && one.count);
  const n = known.reduce((sum, one) => sum + one.count, 0);
  if (!n) return "Ingen av kommunene har en verdi.";
  if (ind.slag === "number") {
    const values = view.values.filter((one) => one.isIn).map((one) => one.verdi).filter((one) => one !== undefined);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return low === high ? `Alle de ${kommuner(n)} med svar har ${high} ${ind.enhet}.`
      : `Fra ${low} til ${high} ${ind.enhet} i ${kommuner(n)} med svar.`;
  }
  const most = Math.max(...known.map((one) => one.count));
  const top = known.filter((one) => one.count === most).map((one) => named(ind, one.id));
  if (top.length === 1) return `Vanligst er ${top[0]}: ${most} av ${kommuner(n)} med svar.`;
  return `${capital(joined(top))} er like vanlige: ${most} hver av ${kommuner(n)} med svar.`;
};

const told = (ind, state, view) => {
  if (view.b) return changeSentence(view);
  const told = state.f ? countySentence(ind, view) : ind.setninger[state.r];
  const silent = view.classes.find((one) => one.id === "svarte_ikke")?.count ?? 0;
  return silent ? `${told} ${first(silent)} svarte ikke.` : told;
};

// What is told of the borders where they are not those of the round.
const borders = (view) => {
  const several = view.classes.find((one) => one.id === "flere")?.count ?? 0;
  return several ? `${first(several)} er slått sammen eller delt siden, og har ingen egen verdi.` : "";
};

const one = (state, view) => [told(view.ind, state, view), borders(view)].filter(Boolean).join(" ");

// Two rounds are told one after the other: each has its own who answered and its own borders.
export const sentence = (state, view) => {
  if (!view.beside) return `${view.other ? `${view.ind.navn}: ` : ""}${one(state, view)}`;
  const both = [[state, view], [{ ...state, r: state.s }, view.beside]];
  return both.map(([own, seen]) => `${own.r}: ${one(own, seen)}`).join(" ");
};
