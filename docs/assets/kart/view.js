// What is seen of a state: the class of each municipality, and how many are in each class.
import { classOf, valueOf } from "./data.js";

const valueClasses = (ind) => {
  const all = ind.klasser.map(([label, fill], id) => ({ id, label, fill, isValue: true }));
  return ind.slag === "category" ? all : all.reverse();
};

const statusClasses = (data) => Object.values(data.statuser).map(([label, fill, id]) => ({ id, label, fill }));

const roundOf = (data, ind, year, i) => {
  const value = valueOf(data, ind, year, i);
  return { ...value, cls: value.status ?? classOf(ind, value.verdi) };
};

// Counts each municipality of the round once, and the inhabitants it had then.
const count = (classes, values, round, inside, beside) => {
  const found = classes.map((one) => ({ ...one, count: 0, people: 0 }));
  const by = new Map(found.map((one) => [one.id, one]));
  values.forEach(({ cls }, i) => {
    if (!inside(i) || (round.del[i] && round.del[i].first !== i)) return;
    by.get(cls).count += 1;
    by.get(cls).people += round.folk[i];
  });
  const all = found.reduce((sum, { people }) => sum + people, 0);
  const there = new Map(beside?.classes.map((one) => [one.id, one.count]));
  return found.map((one) => ({ ...one, all, ...(beside ? { beside: there.get(one.id) ?? 0 } : {}) }))
    .filter((one) => one.count || one.isValue || one.beside);
};

export const makeView = (data, state) => {
  const ind = data.indikatorer[state.i];
  const [a, b] = state.r.split("-").map(Number);
  const round = data.runder[b ?? a];
  const county = data.fylker.find(({ nr }) => nr === state.f);
  const inside = (i) => !county || data.kommuner[i].fylke === county.i;
  const values = data.kommuner.map((_, i) => (b ? data.change.changeOf(data, ind, a, b, i) : roundOf(data, ind, a, i)));
  const labelled = [...(b ? data.change.changeClasses(data, ind) : valueClasses(ind)), ...statusClasses(data)].map((one) => (b && one.id === "svarte_ikke" ? { ...one, label: data.change.SILENT } : one));
  const beside = state.v === "runder" ? makeView(data, { ...state, r: state.s, v: "kart" }) : null;
  const classes = count(labelled, values, round, inside, beside);
  const fills = new Map(labelled.map((one) => [one.id, one.fill]));
  const single = new Set(state.u.split(",").filter((id) => classes.some((one) => `${one.id}` === id)));
  return {
    beside,
    years: [a, b, beside?.a].filter(Boolean),
    other: state.v === "spredning" ? data.indikatorer[state.j] : null,
    ind, a, b, round, county, inside, classes, single,
    labels: new Map(labelled.map(({ id, label }) => [id, label])),
    values: values.map((one, i) => ({ ...one, fill: fills.get(one.cls), isIn: inside(i), isDim: !inside(i) || (single.size > 0 && !single.has(`${one.cls}`)) })),
  };
};
