import { rivals, shared } from "./data.js";

// What the map shows, as it stands in the address: short keys that never change their meaning.
// i indicator · r round, or two with a hyphen for the change · f county · v way of showing · k municipality ·
// s the round beside it · u classes singled out · j the other indicator of a scatter · z middle and width of what is seen, in km
const KEYS = ["i", "r", "f", "v", "k", "u", "s", "j", "z"];
const WAIT = 400; // ms: Safari gives up after a hundred changes of the address in a short time

const isRound = (data, ind, r) => {
  const [a, b] = r.split("-").map(Number);
  return ind.aar.includes(a) && (b === undefined || (a < b && rivals(data, ind, a).includes(b)));
};

const newest = (ind) => `${Math.max(...ind.aar)}`;

// The round that is shown, and the one beside it: two rounds are the newer beside the older, and two indicators are set
// against each other in a round that has both.
const rounds = (data, { i, r, v, s, j }) => {
  const ind = data.indikatorer[i];
  const both = j ? shared(ind, data.indikatorer[j]) : [];
  const [a, b] = r.split("-");
  if (v === "runder" && b) return { r: b, s: a, v };
  const beside = rivals(data, ind, b ?? r).map(String);
  const is = v === "spredning" && !both.includes(Number(b ?? r)) ? { r: `${both.at(-1) ?? r}` } : { r };
  const cannot = (v === "runder" && !beside.length) || (v === "spredning" && !both.length);
  return { ...is, s: beside.includes(s) ? s : beside[0] ?? r, v: cannot ? "kart" : v };
};

// A whole state of what was asked for; what the map does not know is left out and told.
export const settle = (data, asked) => {
  const left = [];
  const known = (key, test) => {
    if (asked[key] === undefined || asked[key] === "") return undefined;
    if (test(asked[key])) return asked[key];
    left.push(key);
    return undefined;
  };
  const i = known("i", (id) => Object.hasOwn(data.indikatorer, id)) ?? data.forst;
  const ind = data.indikatorer[i];
  const all = Object.values(data.indikatorer);
  const state = {
    i,
    r: known("r", (r) => isRound(data, ind, r)) ?? newest(ind),
    f: known("f", (nr) => data.fylker.some((one) => one.nr === nr)) ?? "",
    v: known("v", (v) => Object.hasOwn(data.visninger, v)) ?? "kart",
    k: known("k", (nr) => data.kommuner.some((one) => one.nr === nr)) ?? "",
    u: known("u", (u) => /^[a-z0-9_,]+$/.test(u)) ?? "",
    s: known("s", (s) => ind.aar.includes(Number(s))) ?? "",
    j: known("j", (id) => Object.hasOwn(data.indikatorer, id) && id !== i && shared(ind, data.indikatorer[id]).length) ?? (all.findLast((one) => one.monster && one.tema[0] !== ind.tema[0]) ?? all.find((one) => one !== ind))?.id,
    z: known("z", (z) => /^\d+,\d+,\d+$/.test(z)) ?? "",
  };
  return { state: { ...state, ...rounds(data, state) }, left };
};

// What is not known is told, or led to what it is now by kart/moved.js.
export const read = (data, params) => {
  const unknown = [...new Set(params.keys())].filter((key) => !KEYS.includes(key) && key !== "q");
  const { state, left } = settle(data, Object.fromEntries(KEYS.filter((key) => params.has(key)).map((key) => [key, params.get(key)])));
  return { state, left: [...unknown, ...left] };
};

// The address of a state, what is as at first left out.
export const write = (data, state) => {
  const first = settle(data, { i: state.i }).state;
  const start = settle(data, {}).state;
  const kept = KEYS.filter((key) => state[key] && (key === "i" ? state.i !== start.i : state[key] !== first[key]))
    .filter((key) => key !== "j" || state.v === "spredning").filter((key) => key !== "s" || state.v === "runder");
  const text = kept.map((key) => `${key}=${encodeURIComponent(state[key]).replaceAll("%2C", ",")}`).join("&");
  return text ? `?${text}` : "";
};

export const makeStore = (data, show) => {
  const asked = () => read(data, new URLSearchParams(location.search));
  let { state, left } = asked();
  let waiting;
  const here = () => `${location.pathname}${write(data, state)}${location.hash}`;
  const now = () => `${location.pathname}${location.search}${location.hash}`;
  const replaceSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { if (here() !== now()) history.replaceState(history.state, "", here()); }, WAIT);
  };
  addEventListener("popstate", () => {
    clearTimeout(waiting);
    const before = state;
    ({ state } = asked());
    show(state, before);
  });
  return {
    left,
    first: settle(data, {}).state, // what the page shows before anything is asked of it
    get state() { return state; },
    get query() { return write(data, state); },
    get address() { return new URL(`${location.pathname}${write(data, state)}`, location.href).href; },
    // A step is something Back undoes; the rest only follows in the address.
    set(patch, isStep = true) {
      const before = state;
      state = settle(data, { ...state, ...patch }).state;
      if (isStep && here() !== now()) {
        clearTimeout(waiting);
        history.pushState(history.state, "", here());
      } else replaceSoon();
      show(state, before);
    },
  };
};
