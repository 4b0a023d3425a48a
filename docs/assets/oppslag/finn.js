// What the look-up finds: rows of the index, as builder/pages/oppslag/finding.py writes them, ranked by
// how well they fit what was typed, and what may have been meant where none does.
import { fold } from "../tabell.js"; // every page has it already

const KINDS = "kfsiq"; // kommune, fylke, page, indicator, question: of equal hits the first kind goes first
const WAYS = { a: 5, g: 6, t: 7 }; // another name, a former number, a former name
const CONTAINS = 9;
const SHOWN = 12;
const ASIDE = { kommune: "k", kommunen: "k", kommuna: "k", fylke: "f", fylket: "f", fylkeskommune: "f" };

export const readRow = ([kind, name, about, address, number = "", ...more]) => {
  const ways = [];
  for (let i = 0; i < more.length; i += 3) {
    const [mark, term, short] = more.slice(i, i + 3);
    const why = short.replace("*", term).replaceAll("~", name);
    ways.push({ rank: WAYS[mark[0]], lang: mark.slice(1), text: fold(term), term, why });
  }
  return { kind, name, about, address, number, ways, text: fold(name), words: fold(`${name} ${about} ${number}`) };
};

// What was asked for: the words without "kommune" and "fylke", and which of the two was said.
const readTyped = (typed) => {
  const all = fold(typed).split(" ");
  const kept = all.filter((word) => !(word in ASIDE));
  return { text: (kept.length ? kept : all).join(" "), kind: all.map((word) => ASIDE[word]).find(Boolean) };
};

const begins = (text, asked) => ` ${text}`.includes(` ${asked}`);

const rankOfName = ({ text, words, number }, asked) => {
  if (text === asked || number === asked) return 0;
  if (text.startsWith(asked)) return 1;
  if (begins(text, asked)) return 2;
  const each = asked.split(" ");
  if (each.every((word) => begins(words, word)) && each.some((word) => begins(text, word))) return 3;
  if (number.startsWith(asked)) return 4;
  return asked.length > 2 && text.includes(asked) ? CONTAINS : Infinity;
};

const rankOfWay = ({ rank, text }, asked) => {
  if (text === asked) return rank;
  if (begins(text, asked) && !/^\d/.test(asked)) return rank + 0.5;
  return asked.length > 2 && !/^\d/.test(asked) && text.includes(asked) ? CONTAINS + 1 : Infinity;
};

const NUMBER = { k: "Kommunenummer", f: "Fylkesnummer" };

// Why an entry is a hit, where its name does not show it.
const reasonOf = ({ kind, number }, asked, best, byName) => {
  if (best && best.rank < Infinity && (best.is || best.rank < byName)) return best;
  return { why: /^\d+$/.test(asked) && number.startsWith(asked) ? `${NUMBER[kind]} ${number}` : "" };
};

const hitOf = (entry, asked) => {
  const byName = rankOfName(entry, asked);
  const ways = entry.ways.map((way) => ({ ...way, is: way.text === asked, rank: rankOfWay(way, asked) }));
  const best = ways.sort((a, b) => a.rank - b.rank)[0];
  const { why, term, lang } = reasonOf(entry, asked, best, byName);
  const rank = Math.min(byName, best?.rank ?? Infinity);
  return { ...entry, rank, whole: byName === 0 || Boolean(best?.is), why, term, lang };
};

const order = (kind) => (hit) => (hit.kind === kind ? -1 : KINDS.indexOf(hit.kind));

const find = (entries, typed) => {
  const asked = readTyped(typed);
  const place = order(asked.kind);
  const hits = entries.map((entry) => hitOf(entry, asked.text)).filter((hit) => hit.rank < Infinity);
  // A name that only has the letters somewhere in it is noise beside one that is just what was typed.
  const last = hits.some((hit) => hit.whole) ? CONTAINS : Infinity;
  return hits.filter((hit) => hit.rank < last).map((hit) => ({ ...hit, place: place(hit) }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place);
};

// The one hit that Enter may go to unasked: no other is as good, nor is a whole name while this is a part of one.
export const single = (hits) => {
  const [first, second] = hits;
  if (!first || (second && second.rank === first.rank && second.place === first.place)) return null;
  return first.whole || !hits.some((hit) => hit.whole) ? first : null;
};

// Damerau and Levenshtein: letters put in, left out, changed, or two that changed places.
const distance = (a, b) => {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
  }
  return rows[a.length][b.length];
};

// What may have been meant where there is no hit: names one wrong letter away, two where the word is
// long, but as long as it to a letter; and last, a place that is one of the words.
const near = (entries, typed) => {
  const { text } = readTyped(typed);
  if (text.length < 3 || /^\d+$/.test(text)) return [];
  const most = text.length > 5 ? 2 : 1;
  const away = (name) => {
    const wrong = Math.abs(name.length - text.length) > 1 ? Infinity : distance(name, text);
    if (wrong <= most) return wrong;
    return name.length > 2 && ` ${text} `.includes(` ${name} `) ? most + 1 : Infinity;
  };
  const names = ({ text: own, ways, name }) => [
    { text: own, term: name, why: "" },
    ...ways.filter((way) => way.rank !== WAYS.g),
  ];
  return entries.filter((entry) => "kf".includes(entry.kind)).map((entry) => {
    const all = names(entry).map((one) => ({ ...one, away: away(one.text) }));
    const best = all.sort((a, b) => a.away - b.away)[0];
    const why = `Mente du ${best.term}?${best.why && ` ${best.why}`}`;
    return { ...entry, away: best.away, why, term: best.term, lang: best.lang };
  }).filter((entry) => entry.away < Infinity).sort((a, b) => a.away - b.away).slice(0, 3);
};

const LIST = { name: "Se listen over alle kommunene", about: "", address: "kommune/", why: "" };
const WHAT = "Her finner du kommuner, fylker, spørsmål, indikatorer og sider. Tettsteder og postnummer er ikke med.";

// What there is to choose, and what is told of it; nothing where no letter or number was typed.
export const answer = (entries, typed) => {
  if (!fold(typed)) return null;
  const hits = find(entries, typed);
  const more = hits.length > SHOWN ? `, de ${SHOWN} første vises` : "";
  if (hits.length) return { hits, options: hits.slice(0, SHOWN), told: `${hits.length} treff${more}` };
  const meant = near(entries, typed);
  const none = `Ingen treff på «${typed.trim()}».`;
  if (meant.length) return { hits, options: [...meant, LIST], told: `${none} ${meant[0].why}` };
  return { hits, options: [LIST], told: `${none} ${WHAT}` };
};
