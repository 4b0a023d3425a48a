// What the map says of values and of itself.
import { years } from "./data.js";

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
export const whole = (number) => `${number}`.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
export const share = (part, all) => {
  if (!all) return "–";
  const tenths = Math.floor((2000 * part + all) / (2 * all));
  return `${whole(Math.floor(tenths / 10))},${tenths % 10}\u00a0%`;
};
export const kommuner = (count) => `${whole(count)} ${count === 1 ? "kommune" : "kommuner"}`;
export const joined = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} og ${words.at(-1)}`);

// A value as it stands alone: "Grad 4 av 4: høy", "9 av 13 områder", a category, or why there is none.
export const valueWords = (ind, { verdi, tekst }) => {
  if (verdi === undefined) return capital(tekst);
  if (ind.slag === "number") return `${verdi} av ${ind.maks} ${ind.enhet}`;
  return ind.slag === "ordinal" ? `${capital(ind.ord)} ${verdi} av 4: ${ind.korte[verdi]}` : capital(ind.korte[verdi]);
};

const named = (ind, cls) => (ind.slag === "ordinal" ? `${ind.ord} ${cls} («${ind.korte[cls]}»)` : `«${ind.korte[cls]}»`);

// How one value is to another: grades of mostly one thing and mostly the other are kinds, not steps.
export const compare = (ind, a, b) => {
  if (a === b) return "lik";
  if (ind.slag === "category" || (ind.monster && [a, b].every((one) => one === 2 || one === 3))) return "annet";
  return a > b ? "opp" : "ned";
};

const LIKE = {
  number: { opp: "flere enn", ned: "færre enn", lik: "like mange som" },
  ordinal: { opp: "høyere enn", ned: "lavere enn", lik: "samme som", annet: "et annet mønster enn" },
  category: { lik: "samme kategori som", annet: "en annen kategori enn" },
};
const POINTS = { opp: "høyere enn", ned: "lavere enn", lik: "like høyt som" };

export const likeness = (ind, one, other, name) => {
  if (one.verdi === undefined || other.verdi === undefined) return "";
  const words = ind.enhet === "poeng" ? POINTS : LIKE[ind.slag];
  return `${capital(words[compare(ind, one.verdi, other.verdi)])} ${name}.`;
};

export const title = (ind, { r }, place) => {
  const round = r.includes("-") ? `endring ${r.replace("-", "–")}` : r;
  return `${ind.navn}${place ? ` i ${place}` : ""}, ${round}`;
};

const changeSentence = (view) => {
  const { a, b } = view;
  const of = (id) => view.classes.find((one) => one.id === id)?.count ?? 0;
  const base = ["opp", "lik", "ned", "annet"].reduce((sum, id) => sum + of(id), 0);
  if (!base) return `Ingen kommuner har svar i både ${a} og ${b}.`;
  const told = view.classes.filter((one) => one.isValue).map((one) => `${whole(one.count)} har ${one.label}`);
  return `Av ${kommuner(base)} med samme grenser og svar i både ${a} og ${b}: ${joined(told)}.`;
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

export const sentence = (ind, state, view) => {
  if (view.b) return changeSentence(view);
  const told = state.f ? countySentence(ind, view) : ind.setninger[state.r];
  const silent = view.classes.find((one) => one.id === "svarte_ikke")?.count ?? 0;
  return silent ? `${told} ${capital(kommuner(silent))} svarte ikke.` : told;
};

// What is told of the borders where they are not those of the round.
export const borders = (view) => {
  const several = view.classes.find((one) => one.id === "flere")?.count ?? 0;
  return several ? `${capital(kommuner(several))} er slått sammen eller delt siden, og har ingen egen verdi.` : "";
};

// Rank of a count in the whole country, ties sharing the place.
export const rank = (ind, year, value) => {
  const counts = ind.fordeling[year];
  const above = counts.slice(value + 1).reduce((sum, one) => sum + one, 0);
  const all = counts.reduce((sum, one) => sum + one, 0);
  const tied = counts[value] - 1;
  return `Nummer ${whole(above + 1)} av ${kommuner(all)} med et tall${tied ? `, delt med ${whole(tied)} til` : ""}.`;
};

export const commonness = (ind, year, value) => {
  const counts = ind.fordeling[year];
  const n = ind.n[year];
  return counts[value] === 1 ? `Den eneste av ${kommuner(n)} som svarte.` : `En av ${whole(counts[value])}, av ${kommuner(n)} som svarte.`;
};

export const otherRounds = (ind, year) => years(ind).filter((one) => one !== year);
