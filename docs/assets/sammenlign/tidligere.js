// Keys of places that are no longer: each leads to the place of today, or to a choice where there are several. Asked for
// where an address or the tray has a key that is not known.
import { heirsOf } from "../oppslag/tidligere.js";
import { make } from "./vis.js";

const OLD = /^(f:\d\d|\d{4})$/;
const heirs = new Map(); // places of today by a key that is out of use

const keyFor = (old, { number }) => (old.startsWith("f:") ? `f:${number}` : number);
const several = (key) => heirs.get(key)?.length > 1;

export const isOld = (key) => heirs.get(key)?.length > 0;

export const follow = (keys) => Promise.all(keys.filter((key) => OLD.test(key) && !heirs.has(key)).map(async (key) => {
  heirs.set(key, await heirsOf(key.replace("f:", "")));
}));

// The key of today, where there is one.
export const nowOf = (key) => (isOld(key) && !several(key) ? keyFor(key, heirs.get(key)[0]) : key);

export const told = (keys) => keys.filter(isOld).map((key) => {
  const [first] = heirs.get(key);
  return `${first.why} ${several(key) ? "Hvem mener du?" : `Her står ${first.name}.`}`;
});

// The places to choose between, as buttons that add one.
export const askWhich = (keys, under, suggestion) => {
  const choices = keys.filter(several).flatMap((key) => heirs.get(key).map((one) => keyFor(key, one)));
  if (!choices.length) return;
  const list = make("ul", {}, ...choices.map(suggestion));
  const box = make("div", { className: "sammenlign-forslag sammenlign-arvinger" }, list);
  box.addEventListener("click", () => box.remove());
  under.after(box);
};
