// The picture itself: colours, what is seen of it, and which municipality is meant by a place on it.
import { fetchJson } from "./data.js";
import { addPatterns, draw as make } from "./patterns.js";

const NEAR = 0.55; // of the country's width: closer by, the finer borders are wanted
const CLOSEST = 80; // km across
const DOT = 6; // km, on the whole map
const STEP = 0.35; // of what is seen, for the four buttons

const circle = (dot) => {
  const [x, y, r] = ["cx", "cy", "r"].map((name) => Number(dot.getAttribute(name)));
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
};

export const makeStage = (svg, data) => {
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const shapes = [...svg.querySelectorAll(".kart-flater path")];
  const dots = new Map([...svg.querySelectorAll(".kart-prikker circle")].map((dot) => [data.kommuner.findIndex(({ nr }) => nr === dot.dataset.nr), dot]));
  const borders = svg.querySelector(".kart-fylkesgrenser");
  const ring = make("path", { class: "kart-valgt", fill: "none" });
  const halo = make("path", { class: "kart-valgt-lys", fill: "none" });
  svg.append(halo, ring);
  const middles = new Map([...dots].map(([i, dot]) => [i, ["cx", "cy"].map((name) => Number(dot.getAttribute(name)))]));
  const coarse = { drawn: shapes.map((path) => path.getAttribute("d")), borders: borders.getAttribute("d"), scale: 1 };
  let form = coarse;
  let box = { x: 0, y: 0, w: width, h: height };
  let wanted;
  const seen = []; // told when what is seen has changed

  const boxesOf = (list) => list.flatMap((i) => [shapes[i], ...(dots.has(i) && !form.isTiles ? [dots.get(i)] : [])]).map((one) => {
    const { x, y, width: w, height: h } = one.getBBox();
    const { a: km } = one.transform.baseVal.consolidate()?.matrix ?? { a: 1 };
    return [x, y, x + w, y + h].map((side) => side * km);
  }).filter(([left, , right]) => right > left);

  // Measured when it changes: asked for in between, the page would be laid out anew.
  let size = [svg.clientWidth || width, svg.clientHeight || height];
  const ratio = () => size[1] / size[0];
  // What the window shows is wider or higher than what was asked for.
  const visible = () => {
    const r = ratio();
    return box.h / box.w < r ? { x: box.x, w: box.w, h: box.w * r, y: box.y - (box.w * r - box.h) / 2 }
      : { y: box.y, h: box.h, w: box.h / r, x: box.x - (box.h / r - box.w) / 2 };
  };

  const put = (path, d) => {
    path.setAttribute("d", d);
    if (form.scale === 1) path.removeAttribute("transform");
    else path.setAttribute("transform", `scale(${1 / form.scale})`);
  };

  // Another drawing of the same municipalities; a little at a time, for the page must not stop.
  const reshape = async (next) => {
    if (form === next) return;
    form = next;
    dots.forEach((dot) => { dot.style.display = next.isTiles ? "none" : ""; });
    for (let from = 0; from < shapes.length; from += 60) {
      shapes.slice(from, from + 60).forEach((path, n) => put(path, next.drawn[from + n]));
      if (!next.isTiles) await new Promise((done) => { setTimeout(done, 0); });
      if (form !== next) return;
    }
    put(borders, next.borders);
    mark(chosen);
    draw();
  };

  const finer = async () => {
    wanted ??= fetchJson("kart/naer.json").catch((error) => { wanted = undefined; throw error; });
    const { perKm, kommuner, fylkesgrenser } = await wanted;
    if (form === coarse) await reshape({ drawn: kommuner, borders: fylkesgrenser, scale: perKm });
  };

  const draw = () => {
    svg.setAttribute("viewBox", [box.x, box.y, box.w, box.h].map((one) => +one.toFixed(2)).join(" "));
    const shown = visible();
    const r = Math.max(1.2, DOT * Math.min(1, shown.w / width));
    dots.forEach((dot, i) => {
      const [x, y] = middles.get(i);
      Object.entries({ r, cx: x, cy: y }).forEach(([name, km]) => dot.setAttribute(name, +(km * form.scale).toFixed(2)));
      dot.setAttribute("transform", `scale(${1 / form.scale})`); // as the shapes: so patterns are as fine
    });
    if (chosen >= 0 && dots.has(chosen)) mark(chosen);
    if (shown.w < width * NEAR && form === coarse) finer().catch(console.error);
    seen.forEach((tell) => tell(shown, width / shown.w));
  };

  let chosen = -1;
  const mark = (i) => {
    chosen = i;
    const dot = form.isTiles ? null : dots.get(i);
    put(halo, i < 0 ? "" : dot ? circle(dot) : form.drawn[i]);
    put(ring, halo.getAttribute("d"));
  };

  const look = (next) => {
    const w = Math.max(CLOSEST, Math.min(width, next.w));
    const h = (w / next.w) * next.h;
    const x = next.x + (next.w - w) / 2;
    const y = next.y + (next.h - h) / 2;
    box = w >= width * 0.98 ? { x: 0, y: 0, w: width, h: height }
      : { w, h, x: Math.max(-w / 2, Math.min(width - w / 2, x)), y: Math.max(-h / 2, Math.min(height - h / 2, y)) };
    draw();
  };

  const zoom = (by, at) => {
    const shown = visible();
    const middle = at ?? [shown.x + shown.w / 2, shown.y + shown.h / 2];
    look({ w: shown.w / by, h: shown.h / by, x: middle[0] - (middle[0] - shown.x) / by, y: middle[1] - (middle[1] - shown.y) / by });
  };

  const place = (clientX, clientY) => {
    const { left, top } = svg.getBoundingClientRect();
    const shown = visible();
    const km = shown.w / size[0];
    return [shown.x + (clientX - left) * km, shown.y + (clientY - top) * km, km];
  };

  return {
    svg, shapes, dots, middles, width, height, look, zoom, place, mark, visible, seen,
    get box() { return box; },
    get form() { return form; },
    get px() { return visible().w / size[0]; }, // km that a px is
    measure({ width: wide, height: high }) {
      if (wide && high) size = [wide, high];
      look(box);
    },
    reshape,
    asMap: () => (form.isTiles ? reshape(coarse) : undefined),
    get isWhole() { return box.w === width; },
    reset: () => look({ x: 0, y: 0, w: width, h: height }),
    pan: (dx, dy) => { const shown = visible(); look({ ...shown, x: shown.x + dx * STEP * shown.w, y: shown.y + dy * STEP * shown.h }); },
    shift: (dx, dy) => { const shown = visible(); look({ ...shown, x: shown.x + dx, y: shown.y + dy }); },
    // Shows all of some municipalities, with room around them.
    fit(list, least = 0) {
      const all = boxesOf(list).reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
      const room = Math.max(4, 0.06 * Math.max(all[2] - all[0], all[3] - all[1]));
      const w = Math.max(least, all[2] - all[0] + 2 * room);
      const h = Math.max(least, all[3] - all[1] + 2 * room);
      look({ x: (all[0] + all[2] - w) / 2, y: (all[1] + all[3] - h) / 2, w, h });
    },
    // Moves only as far as it takes to see a municipality.
    reveal(i) {
      const [left, top, right, bottom] = boxesOf([i])[0] ?? [0, 0, width, height];
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const shown = visible();
      const edge = 0.12 * shown.w;
      const dx = Math.min(0, x - shown.x - edge) + Math.max(0, x - shown.x - shown.w + edge);
      const dy = Math.min(0, y - shown.y - edge) + Math.max(0, y - shown.y - shown.h + edge);
      if (dx || dy) this.shift(dx, dy);
    },
    paint({ values }) {
      addPatterns(svg, values.map(({ fill }) => fill));
      values.forEach(({ fill, isDim }, i) => {
        [shapes[i], dots.get(i)].forEach((one) => {
          if (!one) return;
          if (one.getAttribute("fill") !== fill) one.setAttribute("fill", fill);
          if (one.classList.contains("kart-svak") !== isDim) one.classList.toggle("kart-svak", isDim);
        });
      });
    },
  };
};
