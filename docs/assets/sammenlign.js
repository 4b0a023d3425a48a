// The comparison of the reader's own choice. The address is the truth: it says which places, and how they are shown;
// the tray only brings along what was picked on other pages. Without this file the prebuilt comparisons are there.
import { readState, withPlace, withoutPlace, writeState } from "./sammenlign/adresse.js";
import { json, loadPlace } from "./sammenlign/hent.js";
import { readTray, writeTray } from "./sammenlign/kurv.js";
import { listed, sentences } from "./sammenlign/setninger.js";
import { cardsOf, make, markOf } from "./sammenlign/vis.js";

const root = document.querySelector("[data-sammenlign]");
const part = (name) => root.querySelector(`[data-del=${name}]`);
const isBare = document.body.classList.contains("bar");
const SHOWN = 4; // suggestions of one kind
// px: the height that a comparison needs in a frame 700 wide, where the page around it does not ask for its height.
const frameHeight = () => 280 + 120 * state.keys.length + 44 * part("setninger").children.length;

let words;
let old; // what keys that are out of use lead to, where there are any
let state;
let view; // what is shown: places, parts, words

const all = (selector, from = root) => [...from.querySelectorAll(selector)];
const tell = (text) => { part("melding").textContent = text; };
const nameOf = (key) => (words.groups.find(([one]) => one === key)?.[2] ?? words.kommuner.find(([code]) => code === key)[1]);
const isKnown = (key) => words.groups.some(([one]) => one === key) || words.kommuner.some(([code]) => code === key);
const keyOf = (key) => {
  const now = old?.nowOf(key) ?? key;
  return words.alone[now] ?? now; // a county of one municipality is that
};
const tally = () => `${state.keys.length} av ${words.most}`;

const here = () => `${location.pathname}${writeState(state)}`;

const change = (next, told) => {
  state = next;
  history.pushState(null, "", here());
  writeTray(state.keys);
  tell(told);
  return show();
};

// How the places are shown is no step to go back from.
const adjust = async (next) => {
  const isOtherRound = next.round !== state.round;
  state = next;
  history.replaceState(null, "", here());
  if (!view?.places.length) return;
  view = { ...view, state };
  await showTable();
  if (isOtherRound) await showTime();
};

const add = async (key) => {
  if (state.keys.includes(key)) { tell(`${nameOf(key)} er med allerede (${tally()}).`); return; }
  if (state.keys.length >= words.most) { tell(`Det er plass til ${words.most}. Fjern ett sted først.`); return; }
  const next = withPlace(state, key);
  const full = next.keys.length === words.most ? " Nå er det fullt." : "";
  await change(next, `${nameOf(key)} er lagt til (${next.keys.length} av ${words.most}).${full}`);
};

const remove = async (key) => {
  const at = state.keys.indexOf(key);
  const next = withoutPlace(state, key);
  await change(next, `${nameOf(key)} er fjernet (${next.keys.length} av ${words.most}).`);
  (all("[data-fjern]")[Math.min(at, next.keys.length - 1)] ?? part("steder")).focus();
};

const chip = (key) => {
  const button = make("button", { type: "button", "data-fjern": key, "aria-label": `Fjern ${nameOf(key)}` }, "×");
  button.addEventListener("click", () => remove(key));
  return make("li", {}, markOf(state.marks.get(key)), make("span", {}, nameOf(key)), button);
};

const clearing = () => {
  const button = make("button", { type: "button", className: "toem" }, "Fjern alle");
  button.addEventListener("click", async () => {
    await change({ ...state, keys: [], marks: new Map() }, "Alle er fjernet.");
    part("steder").focus();
  });
  return make("li", { className: "uten-ramme" }, button);
};

const showChips = () => {
  const chips = state.keys.map(chip);
  if (chips.length > 1) chips.push(clearing());
  const left = words.most - state.keys.length;
  const room = left ? `${tally()} valgt, plass til ${left} til` : `${tally()} valgt, fullt`;
  part("steder").replaceChildren(...chips, make("li", { className: "uten-ramme merknad" }, room));
};

// Whom to set beside the municipality that came last: its like, its neighbours, the largest of its county, groups.
const suggestionsFor = ({ name, similar, neighbours, county, size, key }) => {
  const largest = words.kommuner.filter(([code, , own]) => own === county && code !== key).map(([code]) => code);
  const groups = [`f:${county}`, `s:${size}`, "l"].filter((one) => one !== `f:${county}` || largest.length);
  return [[`Ligner ${name}`, similar], ["Naboer", neighbours], ["Størst i fylket", largest], ["Grupper", groups]];
};

const suggestion = (key) => {
  const button = make("button", { type: "button" }, `+ ${nameOf(key)}`);
  button.setAttribute("aria-label", `Legg til ${nameOf(key)}`);
  button.addEventListener("click", async () => {
    await add(key);
    part(state.keys.length < words.most ? "forslag" : "steder").focus();
  });
  return make("li", {}, button);
};

const showSuggestions = (places) => {
  const own = places.filter(({ isGroup }) => !isGroup).at(-1);
  const lists = own ? suggestionsFor(own) : [["Størst i landet", words.kommuner.map(([code]) => code)], ["Grupper", ["l"]]];
  const offered = new Set(state.keys);
  const shown = lists.map(([label, keys]) => [label, keys.filter((key) => !offered.has(key) && isKnown(key)).slice(0, SHOWN)])
    .map(([label, keys]) => [label, keys.filter((key) => !offered.has(key) && offered.add(key))]).filter(([, keys]) => keys.length);
  const isFull = state.keys.length >= words.most;
  const isOpen = part("forslag").contains(document.activeElement) || part("forslag").parentElement.open;
  part("forslag").parentElement.hidden = isFull;
  part("forslag").parentElement.open = places.length < 2 || isOpen;
  part("forslag").replaceChildren(...shown.map(([label, keys]) => make("div", {}, make("strong", {}, label), make("ul", {}, ...keys.map(suggestion)))));
};

const pause = () => new Promise((goOn) => { setTimeout(goOn); }); // so that no step holds up the page for long

// What stands below the results: asked for when they are shown.
const showTable = async () => {
  const own = view;
  const { show: showAll } = await import("./sammenlign/tabell.js");
  if (own !== view) return;
  view.parts = showAll(own, part);
  part("adresse").textContent = location.href;
};

const showTime = async () => {
  const own = view;
  const time = await import("./sammenlign/tid.js");
  await pause();
  if (own === view) time.show(own, part);
};

const embedCode = (folder = "") => {
  const address = new URL(`${folder}del/sammenlign/${writeState({ ...state, round: null, onlyDifferences: false })}`, new URL("../", import.meta.url));
  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const title = escaped(`Sammenligning: ${listed(view.places.map(({ name }) => name))}`);
  return `<iframe src="${escaped(address.href)}" title="${title}" width="100%" height="${frameHeight()}" loading="lazy"></iframe>`;
};

const showResults = async () => {
  const { places } = view;
  const country = await loadPlace("l", words);
  const borders = places.some(({ hasOtherBorders }) => hasOtherBorders) ? await json("assets/sammenlign/grenser.json") : {};
  const alone = ["Legg til ett sted til, så ser du hva som skiller dem."];
  const told = places.length > 1 ? sentences(places, country, words, borders) : alone;
  part("setninger").replaceChildren(...told.map((text) => make("li", {}, text)));
  part("kort").replaceChildren(...cardsOf(places, state.marks, words));
  if (isBare) return;
  part("kode").value = embedCode();
  all("[data-del=fastkode]").forEach((code) => { code.value = embedCode(words.fixed); }); // where there is an edition
  part("svar").hidden = false;
  await pause();
  await showTable();
  await showTime();
};

const NAME = document.title;
const titled = () => (view.places.length ? `${listed(view.places.map(({ name }) => name))} – ${NAME}` : NAME);

const showFrame = () => {
  const address = new URL(`../sammenlign/${writeState(state)}`, import.meta.url);
  part("hele").href = address.href;
  part("tittel").textContent = view.places.length ? `Sammenligning: ${listed(view.places.map(({ name }) => name))}` : "Sammenligning";
};

let turn = 0; // of the last asked for: an answer that comes late is not shown
const show = async () => {
  turn += 1;
  const own = turn;
  if (!isBare) showChips();
  let places;
  try {
    places = await Promise.all(state.keys.map((key) => loadPlace(key, words)));
    if (own !== turn) return;
    view = { places, words, state };
    document.title = titled();
    if (!isBare) showSuggestions(places);
    if (isBare) showFrame();
    if (places.length) await showResults();
    part("svar").hidden = !places.length;
  } catch (error) {
    console.error(error);
    tell("Tallene kom ikke fram. Last siden på nytt.");
  }
  part("svar").classList.remove("venter");
};

// Numbers of earlier divisions lead to the place of today; where there are several, the reader says which.
const keysIn = (search) => (new URLSearchParams(search).get("k") ?? "").split(",").filter(Boolean);
const follow = async (keys) => {
  const strange = keys.filter((key) => !isKnown(keyOf(key)));
  if (!strange.length) return;
  old ??= await import("./sammenlign/tidligere.js");
  await old.follow(strange);
};

const remarks = (asked, strange) => [
  ...(old?.told(asked) ?? []),
  strange.length && `Vi kjenner ikke ${listed(strange.map((key) => `«${key}»`))}.`,
  state.tooMany && `Det er plass til ${words.most}; ${state.tooMany} er utelatt.`,
].filter(Boolean).join(" ");

// An address that names no places is that of the tray.
const takeTray = async () => {
  await follow(readTray()).catch(console.error);
  const tray = [...new Set(readTray().map(keyOf))].filter(isKnown).slice(0, words.most);
  if (isBare || new URLSearchParams(location.search).has("k") || !tray.length) return;
  history.replaceState(null, "", `${location.pathname}${writeState(tray.reduce(withPlace, { keys: [], marks: new Map() }))}`);
};

const read = async () => {
  const asked = keysIn(location.search);
  await follow(asked).catch(console.error); // they are told as not known
  state = readState(location.search, { keyOf, isKnown, most: words.most, years: words.rounds.map(([year]) => year) });
  tell(remarks(asked, state.unknown.filter((key) => !old?.isOld(key))));
  if (isBare) return show();
  part("runde").value = state.round ?? "";
  part("forskjeller").checked = state.onlyDifferences;
  root.querySelector(".sammenlign-arvinger")?.remove();
  old?.askWhich(asked, part("melding"), suggestion);
  if (asked.some((key) => old?.isOld(key))) history.replaceState(null, "", here());
  return show();
};

const listen = () => {
  root.addEventListener("valgt", (event) => {
    const { kind, number } = event.detail;
    if (!number) return; // the list of all, which is a page
    event.preventDefault();
    add(keyOf(kind === "f" ? `f:${number}` : number));
  });
  part("gruppe").addEventListener("change", async ({ target }) => {
    if (target.value) await add(target.value);
    target.value = "";
  });
  part("runde").addEventListener("change", ({ target }) => adjust({ ...state, round: Number(target.value) || null }));
  part("forskjeller").addEventListener("change", ({ target }) => adjust({ ...state, onlyDifferences: target.checked }));
  all("[data-gjor]").forEach((button) => button.addEventListener("click", async () => {
    const { run } = await import("./sammenlign/ta_med.js");
    tell(await run(button.dataset.gjor, view, part));
  }));
  addEventListener("popstate", read);
};

const start = async () => {
  words = await json("assets/sammenlign/ord.json");
  all(".uten-skript").forEach((one) => one.remove()); // where the sheet does not know that there are scripts
  if (!isBare) {
    root.querySelector(".sammenlign-gruppe").hidden = false;
    listen();
  }
  await takeTray();
  await read();
};

start().catch((error) => {
  console.error(error);
  tell("Tallene kom ikke fram. Last siden på nytt.");
  part("svar").classList.remove("venter");
});
