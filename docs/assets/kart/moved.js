// What a link asked for and the map does not know: numbers of earlier divisions lead to the place of today, or to a
// choice where there are several; the rest is told.
import { heirsOf } from "../oppslag/tidligere.js";
import { make } from "./parts.js";

const UNKNOWN = "Lenken ba om noe kartet ikke kjenner, og det er sett bort fra: ";
const ASKED = { k: "kommune", f: "fylke" }; // as it is called now, and once was

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

export const tellLeft = async (left, what) => {
  const asked = new URLSearchParams(location.search);
  const found = await Promise.all(Object.entries(ASKED).filter(([key]) => left.includes(key))
    .map(async ([key, old]) => [key, await heirsOf(asked.get(key) ?? asked.get(old))]));
  const known = found.filter(([, heirs]) => heirs.length);
  const rest = left.filter((key) => !known.some(([one]) => one === key));
  what.message.replaceChildren(...known.flatMap(([key, heirs]) => follow(key, heirs, what)), rest.length ? `${UNKNOWN}${rest.join(", ")}.` : "");
};
