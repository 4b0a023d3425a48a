// A place as its JSON file tells it (api/v1/), with the same questions asked of all: what value, and why none.
const ROOT = new URL("../../", import.meta.url);
const fetched = new Map();

export const json = (path) => {
  if (!fetched.has(path)) {
    const wanted = fetch(new URL(path, ROOT)).then((found) => {
      if (!found.ok) throw new Error(`${found.status} ${path}`);
      return found.json();
    });
    wanted.catch(() => fetched.delete(path));
    fetched.set(path, wanted);
  }
  return fetched.get(path);
};

// A municipality of today has an answer of its own in a round only where it was the same one then.
const unitOf = ({ kommuner }) => (kommuner.length === 1 && kommuner[0].forhold === "samme" ? kommuner[0] : null);

const kommune = (key, name, file) => ({
  key,
  name,
  isGroup: false,
  page: new URL(file.side, new URL(`api/v1/kommune/${key}.json`, ROOT)).href,
  county: file.fylkesnr,
  size: file.folketallsklasse,
  similar: file.lignende,
  neighbours: file.naboer,
  hasOtherBorders: file.runder.some((round) => !unitOf(round)),
  units: new Map(file.runder.map((round) => [round.aar, unitOf(round)])),
});

const group = ([key, path, name, where, among], file) => ({
  key,
  name,
  isGroup: true,
  where,
  among,
  page: file.side ? new URL(file.side, new URL(`api/v1/${path}.json`, ROOT)).href : key === "l" ? new URL("landet/", ROOT).href : "",
  rounds: new Map(file.runder.map((round) => [round.aar, round])),
});

export const loadPlace = async (key, words) => {
  const known = words.groups.find(([one]) => one === key);
  if (known) return group(known, await json(`api/v1/${known[1]}.json`));
  const [, name] = words.kommuner.find(([code]) => code === key);
  return kommune(key, name, await json(`api/v1/kommune/${key}.json`));
};

const missing = (status) => ({ value: null, status });

// The value of an indicator in a round: of a municipality its own, of a group the commonest with its share, or the median.
export const valueOf = (place, { id, kind }, year) => {
  if (place.isGroup && kind === "number") return middle(place.rounds.get(year)?.medianer[id]);
  if (place.isGroup) return commonest(place.rounds.get(year)?.fordeling[id]);
  const unit = place.units.get(year);
  if (!unit) return missing("flere");
  const { verdi, status, antall } = unit.indikatorer[id];
  return verdi === null ? missing(status) : { value: String(verdi), n: antall };
};

// The commonest of many numbers says little.
const middle = (found) => (found ? { value: null, median: found.median, n: found.n } : missing("ikke_spurt"));

const commonest = (shares) => {
  if (!shares?.n) return missing("ikke_spurt");
  const known = shares.svar.filter(({ svar }) => svar !== "ubesvart");
  const most = Math.max(...known.map(({ antall }) => antall));
  if (!most) return missing("ubesvart");
  const top = known.filter(({ antall }) => antall === most);
  return { value: top.length === 1 ? top[0].svar : null, top: top.map(({ svar }) => svar), count: most, pct: top[0].andel_pct, n: shares.n, shares };
};

export const countOf = (place, { id }, year, value) => {
  const shares = place.rounds.get(year)?.fordeling[id];
  return { count: shares?.svar.find(({ svar }) => svar === value)?.antall ?? 0, n: shares?.n ?? 0 };
};

// The answer to a question in a round; of a group, how many answered it positively.
export const answerOf = (place, { id, after }, year) => {
  if (place.isGroup) {
    const share = place.rounds.get(year)?.positive_svar[id];
    return share?.n ? { value: null, count: share.antall, n: share.n, pct: share.andel_pct } : missing("ikke_spurt");
  }
  const unit = place.units.get(year);
  if (!unit) return missing("flere");
  if (!unit.svarte) return missing("svarte_ikke");
  if (!(id in unit.svar)) return missing("ikke_spurt");
  const isSkipped = after && unit.svar[after[0]] && unit.svar[after[0]] !== after[1];
  if (unit.svar[id] === null) return missing(isSkipped ? "hoppet_over" : "ubesvart");
  return { value: unit.svar[id] };
};

export const isSilent = (place, year) => !place.isGroup && place.units.get(year)?.svarte === false;
