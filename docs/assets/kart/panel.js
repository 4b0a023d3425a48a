// What is told of the municipality that is chosen.
import { address, valueOf, years } from "./data.js";
import { make, swatch } from "./parts.js";
import { kommuner, lowered, valueWords, whole } from "./words.js";

// Rank of a count in the whole country, ties sharing the place.
const rank = (ind, year, value) => {
  const counts = ind.fordeling[year];
  const above = counts.slice(value + 1).reduce((sum, one) => sum + one, 0);
  const all = counts.reduce((sum, one) => sum + one, 0);
  const tied = counts[value] - 1;
  return `Nummer ${whole(above + 1)} av ${kommuner(all)} med et tall${tied ? `, delt med ${whole(tied)} til` : ""}.`;
};

const commonness = (ind, year, value) => {
  const counts = ind.fordeling[year];
  const n = ind.n[year];
  return counts[value] === 1 ? `Den er den eneste av ${kommuner(n)} som svarte.`
    : `Det har ${whole(counts[value])} av ${kommuner(n)} som svarte.`;
};

const otherRounds = (ind, year) => years(ind).filter((one) => one !== year);

// What a value rests on: the parts it is made of, each with its own value.
const restsOn = (data, ind, year, i) => ind.deler.map((id) => data.indikatorer[id])
  .map((part) => (part?.kutt ? data.indikatorer[part.deler[0]] ?? part : part)) // a score rests on a number, which says more
  .filter((part) => part?.verdier[year])
  .map((part) => `${part.navn}: ${lowered(valueWords(part, valueOf(data, part, year, i)))}`);

const line = (text, className = "") => make("p", { className, textContent: text });

const roundLines = (data, ind, year, i, value) => {
  if (value.status) return [];
  const long = ind.lange[value.verdi] ?? "";
  return [
    ...(long && long.toLowerCase() !== ind.korte[value.verdi].toLowerCase() ? [line(`${long}.`)] : []),
    ...restsOn(data, ind, year, i).map((text) => line(text, "kart-del")),
    line(ind.slag === "number" ? rank(ind, year, value.verdi) : commonness(ind, year, value.verdi)),
  ];
};

const others = (data, ind, year, i) => otherRounds(ind, year)
  .map((one) => `${one}: ${lowered(valueWords(ind, valueOf(data, ind, one, i)))}`);

const changeLines = ({ ind, a, b }, value) => (value.before && value.status !== "flere" ? [[a, value.before], [b, value.after]] : [])
  .map(([year, one]) => line(`${year}: ${valueWords(ind, one)}`));

export const makePanel = (box, data, close) => (view, i, valueText) => {
  box.hidden = i < 0;
  if (i < 0) return;
  const { navn, fylke, slug, annet } = data.kommuner[i];
  const { ind, a, b, round } = view;
  const value = view.values[i];
  const shared = round.del[i];
  const button = make("button", { type: "button", className: "kart-lukk", textContent: "Lukk" });
  button.addEventListener("click", close);
  const head = make("p", { className: "kart-verdi" }, swatch(value.fill), valueText(value));
  const beside = b ? [] : others(data, ind, a, i);
  box.replaceChildren(
    make("p", { className: "kart-navn" }, make("a", { href: address(`kommune/${slug}/`), textContent: navn }), make("span", { textContent: data.fylker[fylke].navn })),
    ...(annet ? [line(annet, "kart-annet")] : []),
    head,
    ...(shared && !b ? [line(`Svaret er fra ${shared.navn} (${shared.nr}), slik kommunen var i ${round.aar}.`)] : []),
    ...(b ? changeLines(view, value) : roundLines(data, ind, a, i, value)),
    ...(beside.length ? [line(`Andre runder: ${beside.join(" · ")}`, "kart-del")] : []),
    ...(round.datastatus === "syntetisk" ? [line("Simulert tall, ikke SSBs.", "merknad")] : []),
    make("p", {}, make("a", { href: address(`kommune/${slug}/`), textContent: `Til siden om ${navn}` })),
    button,
  );
};
