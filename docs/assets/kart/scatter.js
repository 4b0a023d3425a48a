// Two indicators at once beside the map: a dot for each municipality, marked here and there together, and how many
// have each pair as a table.
import { classOf, shared, valueOf } from "./data.js";
import { fillChoices, make } from "./parts.js";
import { draw } from "./patterns.js";
import { capital, lowered, kommuner, whole } from "./words.js";

const [WIDE, HIGH] = [440, 480];
const EDGE = { left: 100, top: 8, right: 4, bottom: 110 };
const DOT = 3.4;

const classNames = (ind) => ind.klasser.map(([label]) => label);

// Dots of a cell in rows, so that none hides another.
const spot = (n, all, w, h) => {
  const columns = Math.max(1, Math.ceil(Math.sqrt((all * w) / h)));
  const rows = Math.ceil(all / columns);
  const gap = Math.min(2.3 * DOT, (w - 6) / columns, (h - 6) / rows);
  return [w / 2 + ((n % columns) - (columns - 1) / 2) * gap, h / 2 + (Math.floor(n / columns) - (rows - 1) / 2) * gap];
};

// A label in lines of so many letters.
const broken = (text, most) => text.split(/[ ,]+/).reduce((lines, word) => {
  if (lines.length && `${lines.at(-1)} ${word}`.length <= most) lines[lines.length - 1] += ` ${word}`;
  else lines.push(word);
  return lines;
}, []);

// The figure with its looks as attributes: a picture that has left the page has no style sheet.
const LOOKS = {
  text: { fill: "#1a1a19", "font-size": 12 },
  ".kart-smatt": { "font-size": 9.5 },
  line: { stroke: "#c3ccd2" },
  circle: { stroke: "#5b6770", "stroke-width": 0.7 },
  ".kart-svak": { opacity: 0.16 },
  ".kart-valgt": { fill: "none", stroke: "#c2410c", "stroke-width": 2.2 },
};
const plain = (svg) => {
  const copy = svg.cloneNode(true);
  Object.entries(LOOKS).forEach(([name, traits]) => copy.querySelectorAll(name).forEach((one) => Object.entries(traits).forEach(([trait, value]) => one.setAttribute(trait, value))));
  copy.querySelectorAll("[class]").forEach((one) => one.removeAttribute("class"));
  ["class", "aria-hidden"].forEach((name) => copy.removeAttribute(name));
  return copy;
};

export const open = ({ scene, root, stage, data, store, choose }) => {
  const select = make("select", { id: "kart-j" });
  const label = make("label", { htmlFor: "kart-j", textContent: "Loddrett: " });
  const svg = draw("svg", { class: "kart-spredning", viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-hidden": "true" });
  const heading = make("p", { className: "kart-velger" }, label, select);
  const told = make("p", { className: "kart-velger" });
  const box = make("div", { className: "kart-andre" }, heading, svg, told);
  const counted = make("details", { className: "kart-kryss" });
  scene.append(box);
  root.querySelector(".kart-ramme").after(counted);
  select.addEventListener("change", () => store.set({ j: select.value }));
  let dots = [];
  svg.addEventListener("click", (event) => {
    const { left, top, width, height } = svg.getBoundingClientRect();
    const fit = Math.min(width / WIDE, height / HIGH);
    const [x, y] = [(event.clientX - left - (width - WIDE * fit) / 2) / fit, (event.clientY - top - (height - HIGH * fit) / 2) / fit];
    const best = dots.reduce((found, dot) => (Math.hypot(dot.x - x, dot.y - y) < Math.hypot((found?.x ?? 1e6) - x, (found?.y ?? 1e6) - y) ? dot : found), null);
    if (best && Math.hypot(best.x - x, best.y - y) < 24) choose(best.i);
  });

  const table = (cells, xs, ys, across, up, year) => {
    const cell = (tag, textContent, traits = {}) => make(tag, { textContent, ...traits });
    const head = make("tr", {}, cell("th", `${up.navn}, loddrett`, { scope: "col" }), ...xs.map((one) => cell("th", capital(one), { scope: "col" })));
    const rows = ys.map((one, y) => make("tr", {}, cell("th", capital(one), { scope: "row" }), ...xs.map((_, x) => cell("td", `${cells.get(`${x} ${y}`)?.length ?? 0}`)))).reverse();
    const caption = make("caption", { textContent: `Kommuner med hvert par, ${year}. Bortover: ${across.navn}` });
    const frame = make("div", { className: "tabell", tabIndex: 0 }, make("table", {}, caption, make("thead", {}, head), make("tbody", {}, ...rows)));
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", caption.textContent);
    counted.replaceChildren(make("summary", { textContent: "Tallene i figuren" }), frame);
  };

  // Which pairs most municipalities have, in a sentence.
  const commonest = (cells, xs, ys) => {
    const all = [...cells.values()].reduce((sum, { length }) => sum + length, 0);
    const most = Math.max(0, ...[...cells.values()].map(({ length }) => length));
    const pairs = [...cells].filter(([, { length }]) => length === most).map(([key]) => key.split(" ").map(Number));
    const names = pairs.map(([x, y]) => `«${lowered(xs[x])}» bortover og «${lowered(ys[y])}» loddrett`);
    return all ? `Vanligst er ${names.join(", og like vanlig ")}: ${whole(most)} av ${kommuner(all)} med begge.` : "Ingen kommuner har begge.";
  };

  return {
    pictures: (state, view) => [{ svg: stage.svg, view }, { svg: plain(svg), told: told.textContent }],
    show(state, view) {
      const [across, up] = [data.indikatorer[state.i], data.indikatorer[state.j]];
      fillChoices(select, Object.values(data.indikatorer).filter((one) => one !== across && shared(across, one).length), state.j);
      const year = view.b ?? view.a;
      const [xs, ys] = [classNames(across), classNames(up)];
      const cells = new Map();
      data.kommuner.filter(({ i }) => view.inside(i)).forEach(({ i }) => {
        const [x, y] = [across, up].map((ind) => { const value = valueOf(data, ind, year, i); return value.status ? -1 : classOf(ind, value.verdi); });
        if (x < 0 || y < 0 || (data.runder[year].del[i] && data.runder[year].del[i].first !== i)) return;
        const key = `${x} ${y}`;
        cells.set(key, [...(cells.get(key) ?? []), i]);
      });
      const [w, h] = [(WIDE - EDGE.left - EDGE.right) / xs.length, (HIGH - EDGE.top - EDGE.bottom) / ys.length];
      dots = [...cells].flatMap(([key, list]) => {
        const [x, y] = key.split(" ").map(Number);
        return list.map((i, n) => {
          const [dx, dy] = spot(n, list.length, w, h);
          return { i, x: EDGE.left + x * w + dx, y: EDGE.top + (ys.length - 1 - y) * h + dy };
        });
      });
      const text = (content, traits) => { const element = draw("text", traits); element.textContent = content; return element; };
      const chosen = dots.find(({ i }) => data.kommuner[i].nr === state.k);
      svg.replaceChildren(
        ...Array.from({ length: xs.length + 1 }, (_, n) => draw("line", { x1: EDGE.left + n * w, x2: EDGE.left + n * w, y1: EDGE.top, y2: HIGH - EDGE.bottom })),
        ...Array.from({ length: ys.length + 1 }, (_, n) => draw("line", { x1: EDGE.left, x2: WIDE - EDGE.right, y1: EDGE.top + n * h, y2: EDGE.top + n * h })),
        ...xs.flatMap((one, n) => broken(one, Math.floor(w / 5.2)).map((line, row) => text(line, { x: EDGE.left + (n + 0.5) * w, y: HIGH - EDGE.bottom + 13 + 11 * row, "text-anchor": "middle", class: "kart-smatt" }))),
        ...ys.flatMap((one, n) => broken(one, 17).map((line, row, all) => text(line, { x: EDGE.left - 6, y: EDGE.top + (ys.length - n - 0.5) * h + 4 + 12 * (row - (all.length - 1) / 2), "text-anchor": "end" }))),
        text(`${across.navn}, ${year} →`, { x: EDGE.left, y: HIGH - 22, "font-weight": 700 }),
        text(`↑ ${up.navn}, ${year}`, { x: EDGE.left, y: HIGH - 6, "font-weight": 700 }),
        ...dots.map(({ i, x, y }) => draw("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: DOT, fill: view.values[i].fill.startsWith("url") ? `#${view.values[i].fill.split("-")[1]}` : view.values[i].fill, class: view.values[i].isDim ? "kart-svak" : "" })),
        ...(chosen ? [draw("circle", { cx: chosen.x, cy: chosen.y, r: 7, class: "kart-valgt" })] : []),
      );
      told.textContent = commonest(cells, xs, ys);
      table(cells, xs, ys, across, up, year);
    },
    close() {
      [box, counted].forEach((one) => one.remove());
    },
  };
};
