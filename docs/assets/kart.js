// The map made live. Without this file the picture, the sentence, the table and the links to other maps are there;
// what draws tiles, pairs and scatters, and what is taken along, is fetched when it is asked for.
import { address, readData } from "./kart/data.js";
import { guard } from "./kart/gestures.js";
import { make, makeControls, makeLegend, makePanel, makeTable, swatch } from "./kart/parts.js";
import { scalePatterns } from "./kart/patterns.js";
import { makeStage } from "./kart/stage.js";
import { makeStore } from "./kart/state.js";
import { makeView } from "./kart/view.js";
import { HELP, makeWalk } from "./kart/walk.js";
import { borders, sentence, title, valueWords } from "./kart/words.js";

const UNKNOWN = "Lenken ba om noe kartet ikke kjenner, og det er sett bort fra: ";
const FAILED = "Kartet lot seg ikke hente. Bildet, tabellen og de ferdige kartene virker.";
const BUTTONS = [
  ["+", "Zoom inn", (stage) => stage.zoom(1.6)],
  ["−", "Zoom ut", (stage) => stage.zoom(1 / 1.6)],
  ["⟲", "Vis hele kartet", (stage) => stage.reset()],
  ["←", "Flytt mot vest", (stage) => stage.pan(-1, 0)],
  ["↑", "Flytt mot nord", (stage) => stage.pan(0, -1)],
  ["↓", "Flytt mot sør", (stage) => stage.pan(0, 1)],
  ["→", "Flytt mot øst", (stage) => stage.pan(1, 0)],
];

const LATER = {
  fliser: () => import("./kart/tiles.js"),
  runder: () => import("./kart/pair.js"),
  spredning: () => import("./kart/scatter.js"),
};

const start = (root, data) => {
  const find = (id) => document.getElementById(`kart-${id}`);
  const [scene, area] = [find("scene"), find("flate")];
  const stage = makeStage(area.querySelector("svg"), data);
  const message = find("melding");
  const readout = make("p", { className: "kart-lest", role: "status" });
  const tip = make("p", { className: "kart-tips", hidden: true });
  tip.setAttribute("aria-hidden", "true");
  const numberOf = (nr) => data.kommuner.findIndex((one) => one.nr === nr);
  let view;
  let places = data.kommuner; // where the keyboard finds them: the tiles lie elsewhere
  let extra = null; // what is drawn in place of the map, or beside it
  let timer;

  const tell = (box, text) => { box.textContent = ""; setTimeout(() => { box.textContent = text; }, 30); };
  const hint = (text) => {
    message.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => { if (message.textContent === text) message.textContent = ""; }, 4000);
  };

  const store = makeStore(data, (state, before) => show(state, before));
  const choose = (k, isStep = true) => store.set({ k }, isStep);

  const controls = makeControls(root, data, store);
  const legend = makeLegend(find("klasser"), store);
  const panel = makePanel(find("panel"), data, () => { choose(""); start.focus(); });
  const table = makeTable(find("tabell"), data);

  const lookAt = ({ f, z, k }) => {
    if (z) {
      const [x, y, w] = z.split(",").map(Number);
      stage.look({ x: x - w / 2, y: y - w / 2, w, h: w });
    } else if (f) stage.fit(data.kommuner.filter(({ i }) => view.inside(i)).map(({ i }) => i));
    else stage.reset();
    if (k) stage.reveal(numberOf(k));
  };

  const keepLook = () => {
    const shown = stage.visible();
    const middle = [shown.x + shown.w / 2, shown.y + shown.h / 2, Math.min(shown.w, shown.h)].map(Math.round);
    store.set({ z: stage.isWhole ? "" : middle.map((one) => Math.max(0, one)).join(",") }, false);
  };

  const showExtra = async (state) => {
    const load = LATER[state.v];
    if (!load) { extra?.close(); extra = null; places = data.kommuner; return; }
    const { open } = await load();
    if (store.state.v !== state.v) return;
    if (extra?.kind !== state.v) { extra?.close(); extra = open({ root, scene, area, stage, data, store, choose, swatch }); extra.kind = state.v; }
    places = extra.places ?? data.kommuner;
    extra.show(store.state, makeView(data, store.state));
  };

  function show(state, before) {
    view = makeView(data, state);
    const { ind, county } = view;
    const told = sentence(ind, state, view);
    find("tittel").textContent = title(ind, state, county?.navn);
    find("setning").textContent = [told, borders(view)].filter(Boolean).join(" ");
    find("kilde").textContent = `${(view.b ? [view.a, view.b] : [view.a]).map((year) => data.runder[year].kilde).join(" · ")} · ${data.nettsted.grenser}`;
    root.dataset.visning = state.v;
    controls(state);
    legend(view);
    stage.paint(view);
    stage.mark(numberOf(state.k));
    panel(view, numberOf(state.k));
    walk.at(numberOf(state.k));
    if (!before || ["i", "r", "f", "u"].some((key) => state[key] !== before[key])) table(view);
    if (!before || before.f !== state.f || (before.z !== state.z && state.z === "")) lookAt(state);
    showExtra(state).catch((error) => { console.error(error); message.textContent = "Det gikk ikke å hente denne visningen."; });
  }

  const help = make("dl", { className: "kart-hjelp", hidden: true }, ...HELP.flatMap(([key, does]) => [make("div", {}, make("dt", { textContent: key }), make("dd", { textContent: does }))]));
  const start = make("button", { type: "button", className: "kart-start", textContent: "Bruk kartet med piltaster" });
  const walk = makeWalk({
    data,
    places: () => places,
    view: () => view,
    move: (i) => { choose(data.kommuner[i].nr, false); if (store.state.v !== "fliser") stage.reveal(i); },
    leave: () => start.focus(),
    open: (i) => location.assign(address(`kommune/${data.kommuner[i].slug}/`)),
    zoom: (by) => { if (by) stage.zoom(by); else stage.reset(); keepLook(); },
    help: () => { help.hidden = !help.hidden; tell(readout, help.hidden ? "Hjelpen er lukket." : HELP.map(([key, does]) => `${key}: ${does}`).join(". ")); },
    tell: (text) => tell(readout, text),
  });
  const first = () => {
    if (store.state.k) return numberOf(store.state.k);
    const own = data.kommuner.filter(({ i }) => view.inside(i));
    return (own.find(({ nr }) => nr === "0301") ?? own[0]).i;
  };
  start.addEventListener("click", () => area.focus());
  area.tabIndex = -1;
  area.setAttribute("role", "application");
  area.setAttribute("aria-label", "Kart: piltastene går fra kommune til kommune, spørsmålstegn gir hjelp, Escape går ut");
  stage.svg.setAttribute("aria-hidden", "true");
  stage.svg.removeAttribute("role");
  stage.svg.removeAttribute("aria-label");
  area.addEventListener("focus", () => { if (area.matches(":focus-visible")) walk.start(first()); });
  area.addEventListener("keydown", (event) => walk.key(event));

  const tools = make("div", { className: "kart-knapperad", role: "group" }, ...BUTTONS.map(([sign, label, act]) => {
    const button = make("button", { type: "button", textContent: sign, title: label });
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => { act(stage); keepLook(); });
    return button;
  }));
  tools.setAttribute("aria-label", "Zoom og flytt kartet");

  const showTip = (event) => {
    const i = event ? stage.nearest(event.clientX, event.clientY) : -1;
    tip.hidden = i < 0;
    if (i < 0) return;
    const { left, top, width } = scene.getBoundingClientRect();
    const value = view.values[i];
    tip.textContent = `${data.kommuner[i].navn}: ${view.b ? view.classes.find(({ id }) => id === value.cls)?.label ?? value.tekst : valueWords(view.ind, value)}`;
    tip.style.left = `${Math.min(event.clientX - left + 12, width - 190)}px`;
    tip.style.top = `${event.clientY - top + 16}px`;
  };
  guard(area, {
    stage,
    point: showTip,
    choose: (event) => {
      const i = stage.nearest(event.clientX, event.clientY);
      choose(i < 0 ? "" : data.kommuner[i].nr);
    },
    hint,
    moved: keepLook,
  });
  stage.seen.push((shown) => scalePatterns(stage.svg, +(shown.w / (stage.svg.clientWidth || shown.w)).toFixed(3)));
  new ResizeObserver(() => stage.look(stage.box)).observe(area);

  root.querySelector("form[data-oppslag]")?.addEventListener("oppslag", (event) => {
    const [kind, slug] = event.detail.address.split("/");
    const found = { kommune: data.kommuner, fylke: data.fylker }[kind]?.find((one) => one.slug === slug);
    const ind = kind === "indikator" && Object.keys(data.indikatorer).find((id) => id.replaceAll("_", "-") === slug);
    if (!found && !ind) return;
    event.preventDefault();
    if (ind) store.set({ i: ind, u: "" });
    else if (kind === "fylke") store.set({ f: found.nr, z: "" });
    else {
      store.set({ k: found.nr, f: "", v: store.state.v === "tabell" ? "kart" : store.state.v });
      stage.fit([found.i], 160);
      keepLook();
      tell(readout, `${found.navn} er valgt. ${valueWords(view.ind, view.values[found.i].after ?? view.values[found.i])}.`);
    }
  });

  scene.prepend(start);
  scene.append(tools, tip);
  scene.after(readout, help);
  root.querySelector(".kart-valg").hidden = false;
  show(store.state);
  if (store.left.length) message.textContent = `${UNKNOWN}${store.left.join(", ")}.`;
  import("./kart/tools.js").then(({ addTools }) => addTools({ box: find("verktoy"), root, data, store, stage, view: () => view, extra: () => extra })).catch(console.error);
};

const root = document.querySelector("[data-kart]");
if (root) readData().then((data) => start(root, data)).catch((error) => {
  console.error(error);
  document.getElementById("kart-melding").textContent = FAILED;
});
