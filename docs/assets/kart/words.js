// What the map says of values and of itself.

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
export const whole = (number) => `${number}`.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
export const share = (part, all) => {
  if (!all) return "–";
  const tenths = Math.floor((2000 * part + all) / (2 * all));
  return `${whole(Math.floor(tenths / 10))},${tenths % 10}\u00a0%`;
};
export const kommuner = (count) => `${whole(count)} ${count === 1 ? "kommune" : "kommuner"}`;

// A value as it stands alone: "Grad 4 av 4: høy", "9 av 13 områder", a category, or why there is none.
export const valueWords = (ind, { verdi, tekst }) => {
  if (verdi === undefined) return capital(tekst);
  if (ind.slag === "number") return `${verdi} av ${ind.maks} ${ind.enhet}`;
  return ind.slag === "ordinal" ? `${capital(ind.ord)} ${verdi} av 4: ${ind.korte[verdi]}` : capital(ind.korte[verdi]);
};

export const lowered = (text) => text.charAt(0).toLowerCase() + text.slice(1);

export const title = (ind, { r, s, v }, place, other) => {
  const round = v === "runder" ? `${r} og ${s}` : r.includes("-") ? `endring ${r.replace("-", "–")}` : r;
  return `${ind.navn}${other ? ` og ${lowered(other.navn)}` : ""}${place ? ` i ${place}` : ""}, ${round}`;
};
