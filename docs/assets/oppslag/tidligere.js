// Numbers that are out of use, and the places of today that they lead to: those the look-up knows. Asked for where an
// address names a number that no place has.
import { readRow } from "./finn.js";

const INDEX = new URL("../oppslag.json", import.meta.url);
const KINDS = { 4: "k", 2: "f" }; // digits of the number of a kommune, of a fylke

let wanted;
const entries = () => {
  wanted ??= fetch(INDEX).then((found) => {
    if (!found.ok) throw new Error(`${found.status} ${INDEX}`);
    return found.json();
  }).then((rows) => rows.map(readRow));
  wanted.catch(() => { wanted = undefined; });
  return wanted;
};

// The places of today a number led to, each with its number, its name and why; none where it never was in use.
export const heirsOf = async (old) => {
  const kind = /^\d+$/.test(old) ? KINDS[old.length] : "";
  const own = kind ? (await entries()).filter((one) => one.kind === kind) : [];
  return own.flatMap(({ number, name, ways }) => ways.filter(({ term }) => term === old).map(({ why }) => ({ number, name, why })));
};
