// What the map knows: municipalities, rounds and indicators, as builder/pages/kart/live_data.py writes them.
const ROOT = new URL("../../", import.meta.url);

export const address = (path) => new URL(path, ROOT).href;

export const fetchJson = async (path) => {
  const answer = await fetch(address(path));
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return answer.json();
};

const readKommune = ([nr, navn, fylke, slug, annet], i) => ({ i, nr, navn, fylke, slug, annet });

// Shapes that are parts of one municipality of the round count once: by the first of them.
const readRound = (round, size) => {
  const del = Array(size).fill(null);
  round.felles.forEach(([parts, navn, nr]) => parts.forEach((i) => { del[i] = { navn, nr, first: parts[0] }; }));
  return { ...round, del };
};

export const readData = async () => {
  const raw = await fetchJson("kart/data.json");
  const kommuner = raw.kommuner.map(readKommune);
  const runder = Object.fromEntries(raw.runder.map((round) => [round.aar, readRound(round, kommuner.length)]));
  const indikatorer = Object.fromEntries(raw.indikatorer.map((one) => [one.id, one]));
  const fylker = raw.fylker.map(([nr, navn, slug], i) => ({ i, nr, navn, slug }));
  const alfabet = [...kommuner].sort((a, b) => a.navn.localeCompare(b.navn, "nb"));
  return { ...raw, kommuner, runder, indikatorer, fylker, alfabet };
};

const asked = new Map(); // a file is asked for once, and again where it did not come
export const once = (path, use) => {
  if (!asked.has(path)) asked.set(path, fetchJson(path).then(use).catch((error) => { asked.delete(path); throw error; }));
  return asked.get(path);
};

// The values of an indicator and of what it is made of, those of a theme together.
const partsOf = (data, id) => [id, ...(data.indikatorer[id]?.deler ?? []).flatMap((part) => partsOf(data, part))];
export const isHere = (data, ids) => ids.every((id) => data.indikatorer[id].verdier);
export const needValues = (data, ids) => {
  const all = ids.flatMap((id) => partsOf(data, id)).map((id) => data.indikatorer[id]).filter(Boolean);
  return Promise.all([...new Set(all.map(({ tema }) => tema[0]))].map((theme) => once(`kart/tema-${theme}.json`, (found) => {
    Object.entries(found).forEach(([id, values]) => Object.assign(data.indikatorer[id], values));
  })));
};

// The value of a shape as a number, or the status that says why there is none.
export const valueOf = (data, ind, year, i) => {
  const sign = ind.verdier[year][i];
  const status = data.statuser[sign];
  return status ? { status: status[2], tekst: status[0] } : { verdi: sign.charCodeAt(0) - 48 };
};

// The class that a value is drawn in: its own, or for a count the step it falls in.
export const classOf = (ind, value) =>
  (ind.slag === "number" ? ind.grenser.filter((start) => start <= value).length - 1 : value);

export const years = (ind) => ind.aar;

// The rounds that one may be compared with: both are simulated, or none is. And those that two indicators share.
export const rivals = (data, ind, r) => years(ind).filter((year) => year !== Number(r) && data.runder[year].datastatus === data.runder[r]?.datastatus);
export const shared = (one, other) => years(one).filter((year) => years(other).includes(year));

export const pairs = (data, ind) => years(ind).flatMap((a) => rivals(data, ind, a).filter((b) => b > a).map((b) => [a, b]));
