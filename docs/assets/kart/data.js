// What the map knows: municipalities, rounds and indicators, as builder/pages/kart/live_data.py writes them.
const ROOT = new URL("../../", import.meta.url);

export const address = (path) => new URL(path, ROOT).href;

export const fetchJson = async (path) => {
  const answer = await fetch(address(path));
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return answer.json();
};

const readKommune = ([nr, navn, fylke, slug, x, y, naboer, annet], i) => ({ i, nr, navn, fylke, slug, x, y, naboer: [...naboer], annet });

// Shapes that are parts of one municipality of the round count once: by the first of them.
const readRound = (round, size) => {
  const del = Array(size).fill(null);
  round.felles.forEach(([parts, navn, nr]) => parts.forEach((i) => { del[i] = { navn, nr, first: parts[0] }; }));
  return { ...round, del };
};

export const readData = async () => {
  const raw = await fetchJson("kart/data.json");
  const kommuner = raw.kommuner.map(readKommune);
  kommuner.forEach(({ i, naboer }) => naboer.filter((j) => j > i).forEach((j) => kommuner[j].naboer.push(i)));
  const runder = Object.fromEntries(raw.runder.map((round) => [round.aar, readRound(round, kommuner.length)]));
  const indikatorer = Object.fromEntries(raw.indikatorer.map((one) => [one.id, one]));
  const fylker = raw.fylker.map(([nr, navn, slug], i) => ({ i, nr, navn, slug }));
  const alfabet = [...kommuner].sort((a, b) => a.navn.localeCompare(b.navn, "nb"));
  return { ...raw, kommuner, runder, indikatorer, fylker, alfabet };
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

export const years = (ind) => Object.keys(ind.verdier).map(Number);

// Rounds are compared where both are simulated, or none is.
export const pairs = (data, ind) => {
  const all = years(ind);
  return all.flatMap((a, n) => all.slice(n + 1).map((b) => [a, b]))
    .filter(([a, b]) => data.runder[a].simulert === data.runder[b].simulert);
};
