// What is seen of a state: the class of each municipality, and how many are in each class.
import { classOf, valueOf } from "./data.js";
import { compare } from "./words.js";

const CHANGES = ["opp", "lik", "ned", "annet"];
const OTHER_KIND = { lik: "samme kategori", annet: "en annen kategori" };
const SILENT = "mangler svar i en av rundene";

const valueClasses = (ind) => {
  const all = ind.klasser.map(([label, fill, ink], id) => ({ id, label, fill, ink, isValue: true }));
  return ind.slag === "category" ? all : all.reverse();
};

const statusClasses = (data) => Object.values(data.statuser).map(([label, fill, id]) => ({ id, label, fill, ink: "#000000" }));

const changeClasses = (data, ind) => data.endring
  .map(([label, fill, ink], n) => ({ id: CHANGES[n], label, fill, ink, isValue: true }))
  .filter(({ id }) => (ind.slag === "category" ? id in OTHER_KIND : id !== "annet" || ind.monster))
  .map((one) => (ind.slag === "category" ? { ...one, label: OTHER_KIND[one.id] } : one));

const roundOf = (data, ind, year, i) => {
  const value = valueOf(data, ind, year, i);
  return { ...value, cls: value.status ?? classOf(ind, value.verdi) };
};

const changeOf = (data, ind, a, b, i) => {
  const [before, after] = [a, b].map((year) => valueOf(data, ind, year, i));
  const moved = [a, b].some((year) => data.runder[year].del[i]);
  if (moved || [before, after].some(({ status }) => status === "flere")) return { before, after, status: "flere", tekst: data.statuser["%"][0], cls: "flere" };
  if (before.status || after.status) return { before, after, status: "svarte_ikke", tekst: SILENT, cls: "svarte_ikke" };
  return { before, after, cls: compare(ind, after.verdi, before.verdi) };
};

// Counts each municipality of the round once, and the inhabitants it had then.
const count = (classes, values, round, inside) => {
  const found = classes.map((one) => ({ ...one, count: 0, people: 0 }));
  const by = new Map(found.map((one) => [one.id, one]));
  values.forEach(({ cls }, i) => {
    if (!inside(i) || (round.del[i] && round.del[i].first !== i)) return;
    by.get(cls).count += 1;
    by.get(cls).people += round.folk[i];
  });
  const all = found.reduce((sum, { people }) => sum + people, 0);
  return found.filter((one) => one.count || one.isValue).map((one) => ({ ...one, all }));
};

export const makeView = (data, state) => {
  const ind = data.indikatorer[state.i];
  const [a, b] = state.r.split("-").map(Number);
  const round = data.runder[b ?? a];
  const county = data.fylker.find(({ nr }) => nr === state.f);
  const inside = (i) => !county || data.kommuner[i].fylke === county.i;
  const values = data.kommuner.map((_, i) => (b ? changeOf(data, ind, a, b, i) : roundOf(data, ind, a, i)));
  const labelled = [...(b ? changeClasses(data, ind) : valueClasses(ind)), ...statusClasses(data)];
  const classes = count(labelled.map((one) => (b && one.id === "svarte_ikke" ? { ...one, label: SILENT } : one)), values, round, inside);
  const fills = new Map(labelled.map((one) => [one.id, one.fill]));
  const single = new Set(state.u.split(",").filter((id) => classes.some((one) => `${one.id}` === id)));
  return {
    ind, a, b, round, county, inside, classes, single,
    labels: new Map(labelled.map(({ id, label }) => [id, b && id === "svarte_ikke" ? SILENT : label])),
    values: values.map((one, i) => ({ ...one, fill: fills.get(one.cls), isIn: inside(i), isDim: !inside(i) || (single.size > 0 && !single.has(`${one.cls}`)) })),
  };
};
