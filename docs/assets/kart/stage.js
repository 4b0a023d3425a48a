// The picture itself: colours, what is seen of it, and which municipality is meant by a place on it.
import { fetchJson } from "./data.js";
import { addPatterns } from "./patterns.js";

const SVG = "http://www.w3.org/2000/svg";
const NEAR = 0.55; // of the country's width: closer by, the finer borders are wanted
const CLOSEST = 40; // km across
const FINGER = 40; // px: farther from land nothing is meant
const DOT = 6; // km, on the whole map
const STEP = 0.35; // of what is seen, for the four buttons

export const make = (tag, traits = {}, ...children) => {
  const element = document.createElementNS(SVG, tag);
  Object.entries(traits).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...children);
  return element;
};

// The corners of a path that is written in steps: "m3 4 1-2 3 0z".
const readRings = (d, scale) => {
  let [x, y] = [0, 0];
  return d.split("m").slice(1).map((part) => {
    const numbers = part.match(/-?\d+/g).map(Number);
    const ring = [];
    for (let n = 0; n < numbers.length; n += 2) {
      x += numbers[n];
      y += numbers[n + 1];
      ring.push(x / scale, y / scale);
    }
    [x, y] = part.endsWith("z") ? [ring[0] * scale, ring[1] * scale] : [x, y];
    return ring;
  });
};

const boxOf = (rings) => rings.reduce((box, ring) => {
  for (let n = 0; n < ring.length; n += 2) {
    box = [Math.min(box[0], ring[n]), Math.min(box[1], ring[n + 1]), Math.max(box[2], ring[n]), Math.max(box[3], ring[n + 1])];
  }
  return box;
}, [Infinity, Infinity, -Infinity, -Infinity]);

const outside = ([left, top, right, bottom], x, y) => Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));

const toLine = (x, y, ax, ay, bx, by) => {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
};

const distance = (rings, x, y) => {
  let best = Infinity;
  let isIn = false;
  rings.forEach((ring) => {
    for (let n = 0, m = ring.length - 2; n < ring.length; m = n, n += 2) {
      const [ax, ay, bx, by] = [ring[m], ring[m + 1], ring[n], ring[n + 1]];
      best = Math.min(best, toLine(x, y, ax, ay, bx, by));
      if ((ay > y) !== (by > y) && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn;
    }
  });
  return isIn ? 0 : best;
};

export const makeStage = (svg, data) => {
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const shapes = [...svg.querySelectorAll(".kart-flater path")];
  const dots = new Map([...svg.querySelectorAll(".kart-prikker circle")].map((dot) => [data.kommuner.findIndex(({ nr }) => nr === dot.dataset.nr), dot]));
  const borders = svg.querySelector(".kart-fylkesgrenser");
  const ring = make("path", { class: "kart-valgt", fill: "none" });
  const halo = make("path", { class: "kart-valgt-lys", fill: "none" });
  svg.append(halo, ring);
  let rings = []; // read when first asked for
  let scale = 1;
  let box = { x: 0, y: 0, w: width, h: height };
  let wanted;
  const seen = []; // told when what is seen has changed

  const ringsOf = (i) => { rings[i] ??= (() => { const own = readRings(shapes[i].getAttribute("d"), scale); return { own, box: boxOf(own) }; })(); return rings[i]; };
  const boxesOf = (list) => list.map((i) => {
    const { box: own } = ringsOf(i);
    const { x, y } = data.kommuner[i];
    return Number.isFinite(own[0]) ? own : [x - 3, y - 3, x + 3, y + 3];
  });

  const ratio = () => svg.clientHeight / svg.clientWidth || height / width;
  // What the window shows is wider or higher than what was asked for.
  const visible = () => {
    const r = ratio();
    return box.h / box.w < r ? { x: box.x, w: box.w, h: box.w * r, y: box.y - (box.w * r - box.h) / 2 }
      : { y: box.y, h: box.h, w: box.h / r, x: box.x - (box.h / r - box.w) / 2 };
  };

  const finer = async () => {
    wanted ??= fetchJson("kart/naer.json").catch((error) => { wanted = undefined; throw error; });
    const { perKm, kommuner, fylkesgrenser } = await wanted;
    if (scale !== 1) return;
    const change = `scale(${1 / perKm})`;
    const put = (path, d) => { path.setAttribute("d", d); path.setAttribute("transform", change); };
    for (let from = 0; from < shapes.length; from += 60) {
      shapes.slice(from, from + 60).forEach((path, n) => put(path, kommuner[from + n]));
      await new Promise((done) => { setTimeout(done, 0); }); // a little at a time: the page must not stop
    }
    put(borders, fylkesgrenser);
    scale = perKm;
    rings = [];
    mark(chosen);
  };

  const draw = () => {
    svg.setAttribute("viewBox", [box.x, box.y, box.w, box.h].map((one) => +one.toFixed(2)).join(" "));
    const shown = visible();
    const r = Math.max(1.2, DOT * Math.min(1, shown.w / width));
    dots.forEach((dot) => dot.setAttribute("r", r.toFixed(2)));
    if (chosen >= 0 && dots.has(chosen)) mark(chosen);
    if (shown.w < width * NEAR) finer().catch(console.error);
    seen.forEach((tell) => tell(shown, width / shown.w));
  };

  let chosen = -1;
  const mark = (i) => {
    chosen = i;
    const dot = dots.get(i);
    const d = i < 0 ? "" : dot ? `M${dot.getAttribute("cx") - dot.getAttribute("r")} ${dot.getAttribute("cy")}a${dot.getAttribute("r")} ${dot.getAttribute("r")} 0 1 0 ${2 * dot.getAttribute("r")} 0a${dot.getAttribute("r")} ${dot.getAttribute("r")} 0 1 0 ${-2 * dot.getAttribute("r")} 0` : shapes[i].getAttribute("d");
    [halo, ring].forEach((path) => {
      path.setAttribute("d", d);
      if (scale !== 1 && i >= 0 && !dot) path.setAttribute("transform", `scale(${1 / scale})`);
      else path.removeAttribute("transform");
    });
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
    const { left, top, width: wide } = svg.getBoundingClientRect();
    const shown = visible();
    return [shown.x + ((clientX - left) / wide) * shown.w, shown.y + ((clientY - top) / wide) * shown.w, shown.w / wide];
  };

  // The municipality that a finger means: a dot before the land around it, what it is on, or the nearest.
  const nearest = (clientX, clientY) => {
    const [x, y, km] = place(clientX, clientY);
    let best = -1;
    let least = FINGER * km;
    dots.forEach((dot, i) => {
      const away = Math.hypot(x - dot.getAttribute("cx"), y - dot.getAttribute("cy")) - dot.getAttribute("r");
      if (away < 6 * km && away < least) { best = i; least = away; }
    });
    if (best >= 0) return best;
    const on = document.elementFromPoint(clientX, clientY)?.dataset?.nr;
    if (on) return data.kommuner.findIndex(({ nr }) => nr === on);
    shapes.forEach((_, i) => {
      const { own, box: around } = ringsOf(i);
      if (outside(around, x, y) >= least) return;
      const away = distance(own, x, y);
      if (away < least) { best = i; least = away; }
    });
    return best;
  };

  return {
    svg, shapes, dots, width, height, look, zoom, place, nearest, mark, visible, seen,
    get box() { return box; },
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
      const { x, y } = data.kommuner[i];
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
