// The names of municipalities on the map, where there is room: the largest first, none across another.
import { draw as make } from "./patterns.js";
import { needPlaces } from "./places.js";

const SIZE = 12; // px
const WIDE = 0.56; // of the size, a letter

const collides = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

const boxOf = (px, { x, y, name, size = SIZE, down = 4 }) => {
  const [w, h] = [name.length * size * WIDE * px, size * 1.15 * px];
  return { x: x - w / 2, y: y + down * px - h, w, h };
};

const isFree = (box, taken, shown) => !taken.some((one) => collides(one, box))
  && box.x >= shown.x && box.x + box.w <= shown.x + shown.w && box.y >= shown.y && box.y + box.h <= shown.y + shown.h;

const written = (px, { x, y, name, size = SIZE, down = 4 }) => {
  const text = make("text", { x: x.toFixed(1), y: (y + down * px).toFixed(1), "font-size": (size * px).toFixed(2), "stroke-width": (3 * px).toFixed(2) });
  text.textContent = name;
  return text;
};

const place = (px, taken, shown, one) => {
  const box = boxOf(px, one);
  if (!isFree(box, taken, shown)) return [];
  taken.push(box);
  return [written(px, one)];
};

// A line from a name to what it is the name of: dark, with light beside it.
const DARK = "#1a1a19";
const leader = (from, to) => [["#ffffff", 3.5], [DARK, 1.5]].map(([stroke, width]) => make("path", {
  d: `M${from.map((one) => one.toFixed(1)).join(" ")}L${to.map((one) => one.toFixed(1)).join(" ")}`, stroke, "stroke-width": width, fill: "none",
}));
const inside = (low, most, at) => Math.max(low, Math.min(low + most, at));
const alongLine = (px, [ax, ay], [bx, by]) => [...Array(13).keys()].map((n) => ({ x: ax + ((bx - ax) * n) / 12 - px, y: ay + ((by - ay) * n) / 12 - px, w: 2 * px, h: 2 * px }));

// A name that has no room where it belongs stands off the tiles, as near as there is room, with a line to its own.
const RINGS = [2, 3, 4, 5, 6, 7, 8, 10, 12];
const TURNS = [...Array(24).keys()].map((n) => (n * Math.PI) / 12);
const beside = (px, taken, shown, one, isOnLand) => {
  const spots = RINGS.flatMap((ring) => TURNS.map((angle) => ({ ...one, x: one.x + 20 * ring * px * Math.cos(angle), y: one.y + 12 * ring * px * Math.sin(angle) })));
  for (const spot of spots) {
    const box = boxOf(px, spot);
    const [from, to] = [[one.x, one.y], [inside(box.x, box.w, one.x), inside(box.y, box.h, one.y)]];
    const line = alongLine(px, from, to);
    if (isFree(box, taken, shown) && !isOnLand(box) && line.every((part) => isFree(part, taken, shown))) {
      taken.push(box, ...line);
      const dot = make("circle", { cx: one.x.toFixed(1), cy: one.y.toFixed(1), r: (3 * px).toFixed(2), fill: DARK, "stroke-width": 1 });
      return [...leader(from, to), dot, written(px, spot)];
    }
  }
  return [];
};

// A county among the tiles is named in the middle of its own, or a little beside it where that is still its own.
const counties = (data, places, size) => data.fylker.map(({ i, navn }) => {
  const own = places.filter(({ fylke }) => fylke === i);
  const middle = (key) => own.reduce((sum, one) => sum + one[key], 0) / own.length;
  return { i, x: middle("x"), y: middle("y"), name: navn, size, tiles: own.length };
}).sort((a, b) => b.tiles - a.tiles);
const SHIFTS = [0, 8, -8, 16, -16, 24, -24].flatMap((y) => [0, 10, -10, 20, -20].map((x) => [x, y]));

const nameCounties = (px, taken, shown, data, places) => {
  const isOnLand = (box) => places.some(({ x, y }) => x > box.x - 4 * px && x < box.x + box.w + 4 * px && y > box.y - 4 * px && y < box.y + box.h + 4 * px);
  const isOwn = ({ i, x, y }) => places.reduce((best, one) => (Math.hypot(one.x - x, one.y - y) < Math.hypot(best.x - x, best.y - y) ? one : best)).fylke === i;
  const all = counties(data, places, shown.w / px < 600 ? 12 : 14);
  const away = (one) => beside(px, taken, shown, one, isOnLand);
  const within = (one) => {
    for (const [x, y] of SHIFTS) {
      const spot = { ...one, x: one.x + x * px, y: one.y + y * px };
      const found = isOwn(spot) ? place(px, taken, shown, spot) : [];
      if (found.length) return found;
    }
    return away(one);
  };
  return [...all.filter(({ tiles }) => tiles === 1).flatMap(away), ...all.filter(({ tiles }) => tiles > 1).flatMap(within)];
};

export const writeNames = async (stage, { places, view }, data) => {
  await needPlaces(data);
  show(stage, places(), view(), data);
};

const show = (stage, places, view, data) => {
  stage.svg.querySelector(".kart-navnelag")?.remove();
  const shown = stage.visible();
  const { px } = stage;
  const isSeen = ({ x, y }) => x > shown.x && x < shown.x + shown.w && y > shown.y && y < shown.y + shown.h;
  const isNear = shown.w < stage.width * 0.6;
  if (!isNear && !stage.form.isTiles) return;
  const taken = [];
  const wanted = isNear
    ? places.filter((one) => isSeen(one) && view.inside(one.i)).sort((a, b) => view.round.folk[b.i] - view.round.folk[a.i])
      .map(({ i, x, y, navn }) => ({ x, y, name: navn.replace(/ \(.*/, ""), down: stage.dots.has(i) && !stage.form.isTiles ? 14 : 4 }))
    : [];
  const texts = isNear ? wanted.flatMap((one) => place(px, taken, shown, one)) : nameCounties(px, taken, shown, data, places);
  const look = { class: "kart-navnelag", fill: "#1a1a19", stroke: "#ffffff", "paint-order": "stroke", "stroke-linejoin": "round", "text-anchor": "middle", "font-family": "'Liberation Sans', Arial, sans-serif" };
  stage.svg.append(make("g", look, ...texts));
};
