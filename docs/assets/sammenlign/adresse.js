// The state of a comparison in the address: ?k=0301,f:46,s:under_2000,l&m=021&r=2018&d=1
// k the places, m which mark each has (left out while they are the first ones), r a round, d only differences.

// Which keys are asked for: those that are known, at most so many, each once; and what was left out.
export const readState = (search, { keyOf, isKnown, most, years }) => {
  const asked = new URLSearchParams(search);
  const all = [...new Set((asked.get("k") ?? "").split(",").filter(Boolean).map(keyOf))];
  const known = all.filter(isKnown);
  const keys = known.slice(0, most);
  const round = Number(asked.get("r"));
  return {
    keys,
    marks: readMarks(asked.get("m"), keys, most),
    round: years.includes(round) ? round : null,
    onlyDifferences: asked.get("d") === "1",
    unknown: all.filter((key) => !isKnown(key)),
    tooMany: known.length - keys.length,
  };
};

const readMarks = (text, keys, most) => {
  const asked = [...(text ?? "")].map(Number);
  const isSound = asked.length === keys.length && new Set(asked).size === keys.length && asked.every((n) => n < most);
  return new Map(keys.map((key, i) => [key, isSound ? asked[i] : i]));
};

export const writeState = ({ keys, marks, round, onlyDifferences }) => {
  const own = keys.map((key) => marks.get(key));
  const parts = [
    keys.length && `k=${keys.join(",")}`,
    own.some((mark, i) => mark !== i) && `m=${own.join("")}`,
    round && `r=${round}`,
    onlyDifferences && "d=1",
  ].filter(Boolean);
  return parts.length ? `?${parts.join("&")}` : "";
};

// A place keeps its mark while others come and go: a place that comes takes the first that is free.
export const withPlace = (state, key) => {
  const taken = new Set(state.keys.map((one) => state.marks.get(one)));
  let free = 0;
  while (taken.has(free)) free += 1;
  return { ...state, keys: [...state.keys, key], marks: new Map([...state.marks, [key, free]]) };
};

export const withoutPlace = (state, key) => ({ ...state, keys: state.keys.filter((one) => one !== key) });
