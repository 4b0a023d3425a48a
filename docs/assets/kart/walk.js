// Walking the map by keyboard: to the nearest in a direction, in order, in a class; and what is told of it.
import { compare } from "./change.js";
import { capital, valueWords } from "./words.js";

const WAYS = { ArrowUp: [0, -1], ArrowRight: [1, 0], ArrowDown: [0, 1], ArrowLeft: [-1, 0] };
const BACK = { ArrowUp: "ArrowDown", ArrowDown: "ArrowUp", ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };
const WIDE = Math.cos((50 * Math.PI) / 180);
const SIDES = ["øst", "sørøst", "sør", "sørvest", "vest", "nordvest", "nord", "nordøst"];
const WAIT = 150; // ms: a key held down tells only where it ends

const HELP = [
  ["Piltaster", "nærmeste kommune i den retningen, og samme vei tilbake"],
  ["N og P", "neste og forrige i alfabetet"],
  ["Page Down og Page Up", "neste og forrige etter verdi"],
  ["K", "neste i samme klasse"],
  ["F", "neste i samme fylke"],
  ["A", "les opp naboene"],
  ["Enter", "åpne siden til kommunen"],
  ["+ − 0", "zoom inn, ut og tilbake til hele kartet"],
  ["?", "denne hjelpen"],
  ["Esc", "ut av kartet"],
];

const LIKE = {
  number: { opp: "flere enn", ned: "færre enn", lik: "like mange som" },
  ordinal: { opp: "høyere enn", ned: "lavere enn", lik: "samme som", annet: "et annet mønster enn" },
  category: { lik: "samme kategori som", annet: "en annen kategori enn" },
};
const POINTS = { opp: "høyere enn", ned: "lavere enn", lik: "like høyt som" };

const likeness = (ind, one, other, name) => {
  if (one.verdi === undefined || other.verdi === undefined) return "";
  const words = ind.enhet === "poeng" ? POINTS : LIKE[ind.slag];
  return `${capital(words[compare(ind, one.verdi, other.verdi)])} ${name}.`;
};

// The municipality a step in a direction leads to: a neighbour on land before the nearest across water.
export const nearestTowards = (places, from, [dx, dy]) => {
  const { x, y, naboer } = places[from];
  const ahead = (j) => {
    const [ax, ay] = [places[j].x - x, places[j].y - y];
    const away = Math.hypot(ax, ay);
    return away && (ax * dx + ay * dy) / away >= WIDE ? away : Infinity;
  };
  const best = (list) => list.reduce((found, j) => (ahead(j) < (found < 0 ? Infinity : ahead(found)) ? j : found), -1);
  const near = best(naboer);
  return near >= 0 ? near : best(places.map((_, j) => j));
};

export const direction = (places, from, to) => {
  const angle = Math.atan2(places[to].y - places[from].y, places[to].x - places[from].x);
  return SIDES[(Math.round((angle * 4) / Math.PI) + 8) % 8];
};

export const makeWalk = ({ data, places, view, move, leave, open, zoom, help, tell }) => {
  let trail = []; // where each arrow came from, so that the opposite one leads back
  let last = -1;
  let waiting;

  const say = (i, from) => {
    const { ind, values, round, b } = view();
    const kommune = data.kommuner[i];
    const own = values[i];
    const what = b ? (own.before ? `${round.aar}: ${valueWords(ind, own.after)}. Før: ${valueWords(ind, own.before)}` : own.tekst) : valueWords(ind, own);
    const parts = [`${kommune.navn}, ${data.fylker[kommune.fylke].navn}.`, `${what}.`];
    if (from >= 0 && from !== i) {
      parts.push(`${capital(direction(places(), from, i))} for ${data.kommuner[from].navn}.`);
      if (!b) parts.push(likeness(ind, own, values[from], data.kommuner[from].navn));
    }
    clearTimeout(waiting);
    waiting = setTimeout(() => tell(parts.filter(Boolean).join(" ")), WAIT);
  };

  const go = (to, from) => {
    if (to < 0 || to === undefined) { tell("Ingen flere i den retningen."); return; }
    last = to;
    move(to);
    say(to, from);
  };

  const arrow = (key, from) => {
    const before = trail.at(-1);
    if (before && before.key === BACK[key] && before.to === from) {
      trail.pop();
      return go(before.from, from);
    }
    const to = nearestTowards(places(), from, WAYS[key]);
    if (to >= 0) trail.push({ key, from, to });
    return go(to, from);
  };

  const along = (order, from, step) => go(order[(order.findIndex(({ i }) => i === from) + step + order.length) % order.length].i, from);
  const among = (test, from) => along(data.alfabet.filter(({ i }) => test(i)), from, 1);
  const byValue = () => {
    const { values } = view();
    const size = ({ i }) => values[i].verdi ?? values[i].after?.verdi ?? -1;
    return data.alfabet.filter(({ i }) => values[i].isIn).sort((p, q) => size(q) - size(p));
  };

  const neighbours = (i) => {
    const { ind, values } = view();
    const told = data.kommuner[i].naboer.map((j) => `${data.kommuner[j].navn}: ${valueWords(ind, values[j].after ?? values[j])}`);
    tell(told.length ? `Naboene til ${data.kommuner[i].navn}. ${told.join(". ")}.` : `${data.kommuner[i].navn} har ingen naboer på land.`);
  };

  const KEYS = {
    n: (i) => along(data.alfabet, i, 1),
    p: (i) => along(data.alfabet, i, -1),
    PageDown: (i) => along(byValue(), i, 1),
    PageUp: (i) => along(byValue(), i, -1),
    k: (i) => { const { values } = view(); among((j) => values[j].cls === values[i].cls && values[j].isIn, i); },
    f: (i) => among((j) => data.kommuner[j].fylke === data.kommuner[i].fylke, i),
    a: neighbours,
    Enter: (i) => open(i),
    "+": () => zoom(1.6),
    "-": () => zoom(1 / 1.6),
    0: () => zoom(0),
    "?": help,
    Escape: leave,
  };

  return {
    start(i) { trail = []; go(i, -1); },
    key(name, from) {
      const here = from < 0 ? last : from;
      const act = name in WAYS ? (i) => arrow(name, i) : KEYS[name] ?? KEYS[name.toLowerCase()];
      if (!act) return;
      if (!(name in WAYS)) trail = [];
      act(here);
    },
  };
};

// The list of keys, shown and hidden, and read aloud.
export const makeHelp = (readout, tell) => {
  const list = document.createElement("dl");
  list.className = "kart-hjelp";
  list.hidden = true;
  HELP.forEach(([key, does]) => {
    const row = document.createElement("div");
    [["dt", key], ["dd", does]].forEach(([tag, textContent]) => row.append(Object.assign(document.createElement(tag), { textContent })));
    list.append(row);
  });
  readout.after(list);
  return () => {
    list.hidden = !list.hidden;
    tell(list.hidden ? "Hjelpen er lukket." : HELP.map(([key, does]) => `${key}: ${does}`).join(". "));
  };
};
