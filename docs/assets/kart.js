// The map made live. Without this file the picture, the sentence, the table and the links to other maps are there;
// what is not needed at once is fetched when it is asked for.
import { address, isHere, needValues, readData } from "./kart/data.js";
import { makeControls, makeLegend } from "./kart/parts.js";
import { scalePatterns } from "./kart/patterns.js";
import { makeStage } from "./kart/stage.js";
import { makeStore } from "./kart/state.js";
import { makeView } from "./kart/view.js";
import { capital, title, valueWords } from "./kart/words.js";

const FAILED = "Kartet lot seg ikke hente. Bildet og tabellen virker.";
const LATER = {
  fliser: () => import("./kart/tiles.js"),
  runder: () => import("./kart/pair.js"),
  spredning: () => import("./kart/scatter.js"),
};
const ZOOM = { inn: 1.6, ut: 1 / 1.6, alt: 0 };
const WAYS = { vest: [-1, 0], nord: [0, -1], sor: [0, 1], ost: [1, 0] };

const lazily = (load) => { let wanted; return () => (wanted ??= load()); };
const wake = (area, events, act) => {
  const once = new AbortController();
  events.forEach((name) => area.addEventListener(name, (event) => { once.abort(); act(event); }, { signal: once.signal, passive: true }));
};

const start = (root, data) => {
  const find = (id) => document.getElementById(`kart-${id}`);
  const [scene, area, message, readout] = ["scene", "flate", "melding", "lest"].map(find);
  const stage = makeStage(area.querySelector("svg"), data);
  const numberOf = (nr) => data.kommuner.findIndex((one) => one.nr === nr);
  let view;
  let extra = null; // what is drawn in place of the map, or beside it
  let naming;

  const tell = (text) => { readout.textContent = ""; setTimeout(() => { readout.textContent = text; }, 30); };
  const failed = (error) => { console.error(error); message.textContent = "Det gikk ikke å hente dette. Prøv igjen."; };

  const store = makeStore(data, (state, before) => show(state, before));
  const choose = (i, isStep = true) => store.set({ k: data.kommuner[i]?.nr ?? "" }, isStep);
  const places = () => extra?.places ?? data.kommuner;
  const toStart = () => root.querySelector(".kart-start").focus();

  const controls = makeControls(root, data, store);
  const legend = makeLegend(find("klasser"), store);
  const panel = lazily(async () => (await import("./kart/panel.js")).makePanel(find("panel"), data, () => { choose(-1); toStart(); }));
  const lines = lazily(async () => (await import("./kart/sentence.js")).sentence);
  const table = lazily(async () => (await import("./kart/table.js")).makeTable(find("tabell"), data));
  const reach = lazily(async () => (await import("./kart/reach.js")).makeReach({
    scene, area, message, readout, stage, data, store, numberOf, places, valueText, choose, zoom, keepLook, tell, view: () => view, leave: toStart,
  }));

  const valueText = (value) => (view.b ? capital(view.labels.get(value.cls)) : valueWords(view.ind, value));

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
    const middle = [shown.x + shown.w / 2, shown.y + shown.h / 2, Math.min(shown.w, shown.h)].map((one) => Math.max(0, Math.round(one)));
    store.set({ z: stage.isWhole ? "" : middle.join(",") }, false);
  };

  const zoom = (by) => { if (by) stage.zoom(by); else stage.reset(); keepLook(); };

  const names = async () => {
    if (stage.visible().w > stage.width * 0.6 && !stage.form.isTiles && !stage.svg.querySelector(".kart-navnelag")) return;
    await (await import("./kart/names.js")).writeNames(stage, { places, view: () => view }, data);
  };
  const nameSoon = () => { clearTimeout(naming); naming = setTimeout(() => names().catch(console.error), 120); };

  const showExtra = async (state) => {
    if (!LATER[state.v]) { extra?.close(); extra = null; return; }
    const { open } = await LATER[state.v]();
    if (store.state.v !== state.v) return;
    if (extra?.kind !== state.v) {
      extra?.close();
      extra = { close() {}, show() {} };
      extra = { ...await open({ root, scene, area, stage, data, store, choose }), kind: state.v };
    }
    if (state.v === "spredning") await needValues(data, [store.state.j]);
    extra.show(store.state, makeView(data, store.state));
  };

  const show = async (state, before) => {
    try {
      if (state.r.includes("-")) data.change ??= await import("./kart/change.js");
      if (!isHere(data, [state.i])) await needValues(data, [state.i]);
      if (store.state === state) render(state, before);
    } catch (error) { failed(error); }
  };

  const render = (state, before) => {
    view = makeView(data, state);
    const { ind, county } = view;
    find("tittel").textContent = title(ind, state, county?.navn, view.other);
    const isOther = ["i", "r", "f", "u", "v", "s"].some((key) => state[key] !== (before ?? store.first)[key]);
    if (isOther) lines().then((write) => { if (store.state === state) find("setning").textContent = write(state, view); }).catch(failed);
    find("kilde").textContent = [...view.years.map((year) => data.runder[year].kilde), data.nettsted.grenser].join(" · ");
    root.dataset.visning = state.v;
    document.querySelectorAll("[data-kart-lenke]").forEach((link) => { link.href = `${address("kart/")}${store.query}`; });
    const i = numberOf(state.k);
    controls(state);
    legend(view);
    stage.paint(view);
    stage.mark(i);
    if (i >= 0 || !find("panel").hidden) panel().then((write) => write(view, numberOf(store.state.k), valueText)).catch(failed);
    if (isOther && find("tabell")) table().then((write) => write(view, valueText)).catch(failed);
    if (!before || before.f !== state.f || (before.z !== state.z && state.z === "")) lookAt(state);
    nameSoon();
    showExtra(state).then(nameSoon).catch(failed);
  };

  // One stop for the keyboard, an application so that arrows come through a screen reader.
  area.tabIndex = -1;
  area.setAttribute("role", "application");
  area.setAttribute("aria-label", "Kart: piltastene går fra kommune til kommune, spørsmålstegn gir hjelp, Escape går ut");
  stage.svg.setAttribute("aria-hidden", "true");
  ["role", "aria-label"].forEach((name) => stage.svg.removeAttribute(name));
  area.addEventListener("focus", async () => {
    if (area.matches(":focus-visible")) (await reach()).focus();
  });
  area.addEventListener("keydown", async (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || ["Tab", "Shift"].includes(event.key)) return;
    event.preventDefault();
    (await reach()).key(event.key);
  });
  root.querySelector(".kart-start").addEventListener("click", () => area.focus({ focusVisible: true }));
  root.querySelectorAll("[data-zoom]").forEach((button) => button.addEventListener("click", () => {
    const way = WAYS[button.dataset.zoom];
    if (!way) { zoom(ZOOM[button.dataset.zoom]); return; }
    stage.pan(...way);
    keepLook();
  }));
  wake(area, ["pointerenter", "touchstart", "pointerdown"], () => reach().catch(failed));
  area.addEventListener("click", async ({ clientX, clientY }) => {
    (await reach()).click(clientX, clientY);
  });
  stage.seen.push(() => {
    scalePatterns(stage.svg, +(stage.form.scale * stage.px).toFixed(3));
    nameSoon();
  });
  new ResizeObserver(([{ contentRect }]) => stage.measure(contentRect)).observe(stage.svg);

  root.querySelector("form[data-oppslag]").addEventListener("valgt", (event) => {
    if (!/^(kommune|fylke|indikator)\/./.test(event.detail.address)) return;
    event.preventDefault();
    import("./kart/found.js").then(({ showFound }) => showFound(event.detail.address, { data, store, stage, keepLook, tell, valueText, view })).catch(failed);
  });

  const tools = lazily(async () => (await import("./kart/tools.js")).makeTools({ box: find("verktoy"), root, data, store, stage, view: () => view, extra: () => extra }));
  find("verktoy").addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-ta]");
    if (button) (await tools()).run(button);
  });
  find("verktoy").querySelector("[data-ta=del]").hidden = !(navigator.share && matchMedia("(pointer: coarse)").matches);

  root.querySelectorAll(".kart-skript").forEach((one) => { one.hidden = false; });
  show(store.state);
  if (find("tabell")) (window.requestIdleCallback ?? setTimeout)(() => table());
  if (store.left.length) import("./kart/moved.js").then(({ tellLeft }) => tellLeft({ data, message, store })).catch(failed);
};

const root = document.querySelector("[data-kart]");
readData().then((data) => start(root, data)).catch((error) => {
  console.error(error);
  document.getElementById("kart-melding").textContent = FAILED;
});
