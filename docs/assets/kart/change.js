// From one round to another: what each municipality did, and what that is called.
import { valueOf } from "./data.js";

const CHANGES = ["opp", "lik", "ned", "annet"];
const OTHER_KIND = { lik: "samme kategori", annet: "en annen kategori" };
export const SILENT = "mangler svar i en av rundene";

// How one value is to another: grades of mostly one thing and mostly the other are kinds, not steps.
export const compare = (ind, a, b) => {
  if (a === b) return "lik";
  if (ind.slag === "category" || (ind.monster && [a, b].every((one) => one === 2 || one === 3))) return "annet";
  return a > b ? "opp" : "ned";
};

export const changeClasses = (data, ind) => data.endring
  .map(([label, fill], n) => ({ id: CHANGES[n], label, fill, isValue: true }))
  .filter(({ id }) => (ind.slag === "category" ? id in OTHER_KIND : id !== "annet" || ind.monster))
  .map((one) => (ind.slag === "category" ? { ...one, label: OTHER_KIND[one.id] } : one));

export const changeOf = (data, ind, a, b, i) => {
  const [before, after] = [a, b].map((year) => valueOf(data, ind, year, i));
  const moved = [a, b].some((year) => data.runder[year].del[i]);
  if (moved || [before, after].some(({ status }) => status === "flere")) return { before, after, status: "flere", tekst: data.statuser["%"][0], cls: "flere" };
  if (before.status || after.status) return { before, after, status: "svarte_ikke", tekst: SILENT, cls: "svarte_ikke" };
  return { before, after, cls: compare(ind, after.verdi, before.verdi) };
};
