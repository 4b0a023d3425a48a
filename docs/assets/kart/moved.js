// What a link asked for and the map does not know: keys of earlier days are led to what they are now; numbers of earlier
// divisions to the place of today, or to a choice where there are several; the rest is told.
import { heirsOf } from "../oppslag/tidligere.js";
import { make } from "./parts.js";
import { read } from "./state.js";

const UNKNOWN = "Lenken ba om noe kartet ikke kjenner, og det er sett bort fra: ";
const NAMES = { indikator: "i", runde: "r", aar: "r", fylke: "f", visning: "v", kommune: "k" };
const VALUES = { v: { ruter: "fliser" } };
const PLACES = ["k", "f"];

// The address as it would be written today, and the keys in it that were other ones.
const migrated = () => {
  const params = new URLSearchParams(location.search);
  const changed = Object.entries(NAMES).filter(([old]) => params.has(old)).map(([old, now]) => {
    if (!params.has(now)) params.set(now, params.get(old));
    params.delete(old);
    return now;
  });
  Object.entries(VALUES).forEach(([key, values]) => {
    if (!(params.get(key) in values)) return;
    params.set(key, values[params.get(key)]);
    changed.push(key);
  });
  return { params, changed };
};

const choice = ({ number, name }, key, { message, store }) => {
  const button = make("button", { type: "button", className: "kart-arving", textContent: `Vis ${name}` });
  button.addEventListener("click", () => { message.textContent = ""; store.set({ [key]: number }); });
  return button;
};

const follow = (key, heirs, what) => {
  if (heirs.length > 1) return [`${heirs[0].why} `, ...heirs.map((one) => choice(one, key, what))];
  const [{ number, name, why }] = heirs;
  what.store.set({ [key]: number }, false);
  return [`${why} Kartet viser ${name}. `];
};

export const tellLeft = async (what) => {
  const { params, changed } = migrated();
  const { state, left } = read(what.data, params);
  if (changed.length) what.store.set(Object.fromEntries(changed.map((key) => [key, state[key]])), false);
  const found = await Promise.all(PLACES.filter((key) => left.includes(key)).map(async (key) => [key, await heirsOf(params.get(key))]));
  const known = found.filter(([, heirs]) => heirs.length);
  const rest = left.filter((key) => !known.some(([one]) => one === key));
  what.message.replaceChildren(...known.flatMap(([key, heirs]) => follow(key, heirs, what)), rest.length ? `${UNKNOWN}${rest.join(", ")}.` : "");
};
