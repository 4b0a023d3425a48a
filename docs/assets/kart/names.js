// The names of municipalities on the map, where there is room: the largest first, none across another.
import { make } from "./stage.js";

const SIZE = 12; // px
const WIDE = 0.56; // of the size, a letter

const collides = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

export const writeNames = (stage, places, view) => {
  stage.svg.querySelector(".kart-navnelag")?.remove();
  const shown = stage.visible();
  if (shown.w > stage.width * 0.6) return;
  const px = shown.w / stage.svg.clientWidth;
  const taken = [];
  const isSeen = ({ x, y }) => x > shown.x && x < shown.x + shown.w && y > shown.y && y < shown.y + shown.h;
  const wanted = places.filter((one) => isSeen(one) && view.inside(one.i)).sort((a, b) => view.round.folk[b.i] - view.round.folk[a.i]);
  const texts = wanted.flatMap(({ i, x, y, navn }) => {
    const name = navn.replace(/ \(.*/, "");
    const [w, h] = [name.length * SIZE * WIDE * px, SIZE * 1.15 * px];
    const down = stage.dots.has(i) && !stage.form.isTiles ? 14 * px : 4 * px;
    const box = { x: x - w / 2, y: y + down - h, w, h };
    if (taken.some((one) => collides(one, box)) || box.x < shown.x || box.x + w > shown.x + shown.w) return [];
    taken.push(box);
    const text = make("text", { x: x.toFixed(1), y: (y + down).toFixed(1), "font-size": (SIZE * px).toFixed(2), "stroke-width": (3 * px).toFixed(2) });
    text.textContent = name;
    return [text];
  });
  const layer = make("g", { class: "kart-navnelag", fill: "#1a1a19", stroke: "#ffffff", "paint-order": "stroke", "stroke-linejoin": "round", "text-anchor": "middle", "font-family": "'Liberation Sans', Arial, sans-serif" }, ...texts);
  stage.svg.append(layer);
};
