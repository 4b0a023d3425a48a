// The names of municipalities on the map, where there is room: the largest first, none across another.
import { draw as make } from "./patterns.js";

const SIZE = 12; // px
const WIDE = 0.56; // of the size, a letter

const collides = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

const place = (px, taken, shown, { x, y, name, size = SIZE, down = 4 }) => {
  const [w, h] = [name.length * size * WIDE * px, size * 1.15 * px];
  const box = { x: x - w / 2, y: y + down * px - h, w, h };
  if (taken.some((one) => collides(one, box)) || box.x < shown.x || box.x + w > shown.x + shown.w) return [];
  taken.push(box);
  const text = make("text", { x: x.toFixed(1), y: (y + down * px).toFixed(1), "font-size": (size * px).toFixed(2), "stroke-width": (3 * px).toFixed(2) });
  text.textContent = name;
  return [text];
};

// A county among the tiles is named in the middle of its own.
const counties = (data, places) => data.fylker.map(({ i, navn }) => {
  const own = places.filter(({ fylke }) => fylke === i);
  const middle = (key) => own.reduce((sum, one) => sum + one[key], 0) / own.length;
  return { x: middle("x"), y: middle("y"), name: navn, size: 14 };
});

export const writeNames = (stage, places, view, data) => {
  stage.svg.querySelector(".kart-navnelag")?.remove();
  const shown = stage.visible();
  const { px } = stage;
  const isSeen = ({ x, y }) => x > shown.x && x < shown.x + shown.w && y > shown.y && y < shown.y + shown.h;
  const isNear = shown.w < stage.width * 0.6;
  if (!isNear && !stage.form.isTiles) return;
  const wanted = isNear
    ? places.filter((one) => isSeen(one) && view.inside(one.i)).sort((a, b) => view.round.folk[b.i] - view.round.folk[a.i])
      .map(({ i, x, y, navn }) => ({ x, y, name: navn.replace(/ \(.*/, ""), down: stage.dots.has(i) && !stage.form.isTiles ? 14 : 4 }))
    : counties(data, places);
  const taken = [];
  const texts = wanted.flatMap((one) => place(px, taken, shown, one));
  const look = { class: "kart-navnelag", fill: "#1a1a19", stroke: "#ffffff", "paint-order": "stroke", "stroke-linejoin": "round", "text-anchor": "middle", "font-family": "'Liberation Sans', Arial, sans-serif" };
  stage.svg.append(make("g", look, ...texts));
};
