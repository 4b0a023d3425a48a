// What separates places, in sentences. The wording is that of data/definitions/setninger.yml; here is only chosen and
// filled in. Grades are never ranked beside a difference in kind, and a missing answer is never a low one.
import { answerOf, countOf, isSilent, valueOf } from "./hent.js";

const HARD = "\u00a0";
const SHOWN = { numbers: 3, answers: 2 };
export const FEWEST = 2; // one answer more or less is told in the table, and is no difference to speak of

export const listed = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} og ${names.at(-1)}`);
export const integer = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, HARD);
export const base = (n) => `n${HARD}=${HARD}${integer(n)}`;
export const filled = (pattern, parts) => pattern.replace(/\{(\w+)\}/g, (whole, name) => parts[name] ?? whole);
export const newest = ({ years }) => years.at(-1);

// Places by what they have, in the order the reader chose them.
const grouped = (known) => {
  const found = new Map();
  known.forEach(({ place, value }) => found.set(value, [...(found.get(value) ?? []), place.name]));
  return [...found];
};

const knownOf = (places, indicator, year) => places.filter((one) => !one.isGroup)
  .map((place) => ({ place, ...valueOf(place, indicator, year) })).filter(({ value }) => value !== null);

const nameOf = (indicator, value) => indicator.values.find(([one]) => one === value)[2];

// How two grades stand to each other; nothing where one of them is a pattern and the other a step.
export const apart = ({ kinds }, values, phrases) => {
  if (kinds.every((kind) => values.includes(kind)) && kinds.length) return phrases.kinds;
  if (values.length !== 2 || values.some((value) => kinds.includes(value))) return "";
  return Math.abs(values[0] - values[1]) === 1 ? phrases.one_step : phrases.steps;
};

const headline = (places, indicator, country, { phrases, numbers }) => {
  const year = newest(indicator);
  const known = knownOf(places, indicator, year);
  if (known.length < 2) return [];
  const isOrdinal = indicator.kind === "ordinal";
  const values = grouped(known);
  const counts = values.map(([value]) => countOf(country, indicator, year, value));
  const common = { counts: listed(counts.map(({ count }) => integer(count))), n: integer(counts[0].n) };
  if (values.length === 1) {
    const all = known.length === 2 ? phrases.both : filled(phrases.every, { count: numbers[known.length] });
    const parts = { all, value: nameOf(indicator, values[0][0]), name: indicator.name, year };
    const told = filled(isOrdinal ? phrases.same_grade : phrases.same_category, parts);
    return [{ year, isSame: true, text: `${told} ${filled(isOrdinal ? phrases.country_grade : phrases.country_category, common)}` }];
  }
  const pattern = isOrdinal ? phrases.grade_group : phrases.category_group;
  const groups = listed(values.map(([value, names]) => filled(pattern, { places: listed(names), value: nameOf(indicator, value) })));
  const told = filled(isOrdinal ? phrases.grades : phrases.categories, { name: indicator.name, groups, year });
  const steps = isOrdinal ? apart(indicator, values.map(([value]) => value), phrases) : "";
  const share = filled(isOrdinal ? phrases.country_grades : phrases.country_categories, common);
  return [{ year, text: [told, steps, share].filter(Boolean).join(" ") }];
};

// What is commonest in groups, or how common it is there what the one municipality has.
const againstGroups = (places, indicator, { phrases }) => {
  const year = newest(indicator);
  const groups = places.filter((one) => one.isGroup);
  const known = knownOf(places, indicator, year);
  if (!groups.length) return [];
  const isOrdinal = indicator.kind === "ordinal";
  if (known.length === 1) {
    const [{ place, value }] = known;
    const shares = groups.map((one) => ({ ...countOf(one, indicator, year, value), where: one.where })).filter(({ n }) => n);
    if (!shares.length) return [];
    const told = listed(shares.map(({ count, n, where }) => filled(phrases.shared_group, { count: integer(count), n: integer(n), where })));
    return [{ year, text: filled(isOrdinal ? phrases.shared_grade : phrases.shared_category, { place: place.name, name: indicator.name, groups: told, year }) }];
  }
  const common = groups.map((one) => ({ where: one.among, ...valueOf(one, indicator, year) })).filter(({ top }) => top);
  if (!common.length) return [];
  const told = common.map(({ top, where, count, n }) => filled(phrases.commonest_group, { value: listed(top.map((value) => nameOf(indicator, value))), where, count: integer(count), n: integer(n) }));
  return [{ year, text: filled(phrases.commonest, { name: indicator.name, groups: listed(told), year }) }];
};

const numberSentences = (places, words, gates) => words.indicators.filter(({ kind, gate }) => kind === "number" && !gates.has(gate)).map((indicator) => {
  const year = newest(indicator);
  const known = knownOf(places, indicator, year).map((one) => ({ ...one, number: Number(one.value) }));
  const ordered = known.toSorted((a, b) => b.number - a.number);
  const range = known.length > 1 ? ordered[0].number - ordered.at(-1).number : 0;
  return { indicator, year, ordered, range };
}).filter(({ range }) => range >= FEWEST)
  .toSorted((a, b) => b.range / b.indicator.max - a.range / a.indicator.max).slice(0, SHOWN.numbers)
  .map(({ indicator, year, ordered }) => {
    const [first, second] = [ordered[0], ordered.at(-1)];
    const parts = { max: indicator.max, of: indicator.of, year, n: base(first.n), high: first.number, low: second.number };
    if (ordered.length === 2) return { year, text: filled(words.phrases.numbers, { ...parts, first: first.place.name, second: second.place.name }) };
    const at = (number) => listed(ordered.filter((one) => one.number === number).map(({ place }) => place.name));
    return { year, text: filled(words.phrases.most_and_least, { ...parts, most: at(first.number), least: at(second.number) }) };
  });

// Where one municipality stands beside groups: its counts that are farthest from their medians.
const medianSentences = (places, words) => {
  const [own, ...others] = places.filter((one) => !one.isGroup);
  const groups = places.filter((one) => one.isGroup);
  if (!own || others.length || !groups.length) return [];
  return words.indicators.filter(({ kind }) => kind === "number").map((indicator) => {
    const year = newest(indicator);
    const { value } = valueOf(own, indicator, year);
    const known = groups.map((one) => ({ where: one.among, ...valueOf(one, indicator, year) })).filter(({ median }) => median !== undefined);
    return { indicator, year, value, known, range: value === null ? 0 : Math.max(0, ...known.map(({ median }) => Math.abs(median - value))) };
  }).filter(({ range }) => range >= FEWEST)
    .toSorted((a, b) => b.range / b.indicator.max - a.range / a.indicator.max).slice(0, SHOWN.numbers)
    .map(({ indicator, year, value, known }) => {
      const told = listed(known.map(({ median, where, n }) => filled(words.phrases.median_group, { median, where, n: base(n) })));
      return { year, text: filled(words.phrases.median, { place: own.name, number: value, max: indicator.max, of: indicator.of, groups: told, year }) };
    });
};

const answerSentences = (places, country, words) => words.blocks.flatMap(({ questions }) => questions)
  .filter(({ yes, years }) => yes && years.length).map((question) => {
    const year = newest(question);
    const of = (answer) => places.filter((one) => !one.isGroup && answerOf(one, question, year).value === answer).map(({ name }) => name);
    return { question, year, yes: of("ja"), no: of("nei") };
  }).filter(({ yes, no }) => yes.length && no.length).toSorted((a, b) => b.year - a.year).slice(0, SHOWN.answers)
  .map(({ question, year, yes, no }) => {
    const { count, n } = answerOf(country, question, year);
    const parts = { yes: listed(yes), has: question.yes, no: listed(no), lacks: question.no, year, count: integer(count), n: integer(n) };
    return { year, gate: question.id, text: filled(words.phrases.answers, parts) };
  });

const silences = (places, words) => {
  const years = [...new Set([...words.indicators, ...words.blocks.flatMap(({ questions }) => questions)].map(newest).filter(Boolean))].sort();
  return years.map((year) => ({ year, names: places.filter((one) => isSilent(one, year)).map(({ name }) => name) }))
    .filter(({ names }) => names.length)
    .map(({ year, names }) => ({ text: filled(words.phrases.silent, { places: listed(names), year }) }));
};

const headlinesOf = (words) => words.themes.map(([, , id]) => words.indicators.find((one) => one.id === id)).filter(({ years }) => years.length);

// Where some rounds are simulated and some are not, each sentence says which it is of.
const marking = ({ rounds, phrases }) => {
  const simulated = rounds.filter(([, is]) => is).map(([year]) => year);
  const isMixed = simulated.length > 0 && simulated.length < rounds.length;
  return ({ year, text }) => (isMixed && simulated.includes(year) ? `${text} ${phrases.simulated}` : text);
};

export const sentences = (places, country, words, borders) => {
  const themes = headlinesOf(words).flatMap((indicator) => [...headline(places, indicator, country, words), ...againstGroups(places, indicator, words)]);
  const answers = answerSentences(places, country, words);
  const gates = new Set(answers.map(({ gate }) => gate)); // whoever says no has none of what is counted: told once
  const details = [...numberSentences(places, words, gates), ...medianSentences(places, words), ...answers];
  const kommuner = places.filter((one) => !one.isGroup);
  const isAlike = kommuner.length > 1 && !details.length && themes.length > 0 && themes.every(({ isSame }) => isSame);
  return [
    ...(isAlike ? [words.phrases.nothing] : []),
    ...[...themes, ...details].map(marking(words)),
    ...silences(places, words).map(({ text }) => text),
    ...kommuner.flatMap(({ key }) => borders[key] ?? []),
  ];
};
