// The view as a picture of its own: title, what it shows, classes, source and status stand in it.
import { saveFile } from "../figur/record.js";
import { fileName } from "./numbers.js";
import { addPatterns, draw as make } from "./patterns.js";
import { capital, share, title, whole } from "./words.js";

const WIDE = 800;
const EDGE = 24;
const FONT = "'Liberation Sans', Arimo, Arial, Helvetica, sans-serif";
const INK = "#1a1a19";
const QUIET = "#4a545c";
const SCALE = 2;

const text = (content, x, y, size, more = {}) => {
  const element = make("text", { x, y, "font-size": size, fill: INK, ...more });
  element.textContent = content;
  return element;
};

// Letters are about this wide; a line a little short is better than one that is cut.
const lines = (content, size, wide) => {
  const most = Math.floor(wide / (size * 0.54));
  const found = [""];
  content.split(" ").forEach((word) => {
    if (found.at(-1) && `${found.at(-1)} ${word}`.length > most) found.push(word);
    else found[found.length - 1] = `${found.at(-1)} ${word}`.trim();
  });
  return found;
};

const paragraph = (content, y, size, more) => {
  const rows = lines(content, size, WIDE - 2 * EDGE);
  return { elements: rows.map((row, n) => text(row, EDGE, y + n * size * 1.35, size, more)), end: y + rows.length * size * 1.35 };
};

// The map has patterns of its own, as fine as it is near.
const swatchFill = (fill) => fill.replace("url(#", "url(#t");

// The classes of a map below it, in as many lines as they take; returns them with how high they are.
const legend = (view, wide) => {
  let row = 0;
  const elements = view.classes.filter(({ count }) => count).flatMap((one) => {
    const numbers = `${whole(one.count)}${one.id === "flere" ? "" : ` (${share(one.people, one.all)} av innb.)`}`;
    const told = lines(`${capital(one.label)}: ${numbers}`, 13, wide - 30);
    const first = row;
    row += 20 + (told.length - 1) * 16;
    return [
      make("rect", { x: 0, y: first - 11, width: 22, height: 13, fill: swatchFill(one.fill), stroke: "#5b6770" }),
      ...told.map((line, n) => text(line, 30, first + n * 16, 13)),
    ];
  });
  return { elements, high: row };
};

// Patterns of two maps in one picture are as fine as each of them is near.
const renamed = (copy, nth) => {
  copy.querySelectorAll("pattern").forEach((one) => { one.id = `${one.id}-${nth}`; });
  copy.querySelectorAll("[fill^='url(#']").forEach((one) => one.setAttribute("fill", one.getAttribute("fill").replace(")", `-${nth})`)));
};

// Only attributes: a picture that has left the page has no style sheet.
const bare = (svg, wide, high, nth) => {
  const copy = svg.cloneNode(true);
  if (nth) renamed(copy, nth);
  ["class", "aria-hidden", "data-px", "role", "aria-label"].forEach((name) => copy.removeAttribute(name));
  const { a: step } = svg.querySelector(".kart-flater path")?.transform.baseVal.consolidate()?.matrix ?? { a: 1 };
  const km = svg.viewBox.baseVal.width / wide / step;
  copy.querySelectorAll("[data-nr]").forEach((one) => {
    if (one.classList.contains("kart-svak")) one.setAttribute("opacity", "0.16");
    ["class", "data-nr"].forEach((name) => one.removeAttribute(name));
  });
  copy.querySelectorAll("path, circle").forEach((one) => { if (!one.closest("pattern")) one.setAttribute("vector-effect", "non-scaling-stroke"); });
  const traits = { ".kart-fylkesgrenser": { stroke: INK, "stroke-width": 1 }, ".kart-valgt-lys": { stroke: "#ffffff", "stroke-width": 6 }, ".kart-valgt": { stroke: "#c2410c", "stroke-width": 3 } };
  Object.entries(traits).forEach(([name, own]) => copy.querySelectorAll(name).forEach((one) => Object.entries(own).forEach(([trait, value]) => one.setAttribute(trait, value))));
  copy.querySelectorAll("[class]").forEach((one) => one.removeAttribute("class"));
  copy.querySelectorAll(":scope > g[stroke]").forEach((one) => one.setAttribute("stroke-width", "0.6"));
  copy.querySelectorAll("pattern").forEach((one) => {
    const turn = one.getAttribute("patternTransform")?.match(/rotate\([^)]*\)/)?.[0] ?? "";
    one.setAttribute("patternTransform", `${turn} scale(${km.toFixed(3)})`.trim());
  });
  Object.entries({ x: 0, y: 0, width: wide, height: high }).forEach(([name, value]) => copy.setAttribute(name, value));
  return copy;
};

const GAP = 20;
const sized = (svg, wide, most) => {
  const { width, height } = svg.viewBox.baseVal;
  const scale = Math.min(wide / width, most / height);
  return { wide: scale * width, high: scale * height };
};

// One of the drawings side by side, at the left of its own room: a label, the drawing, what is told of it, its classes.
const panel = ({ label, svg, view, told }, room, most, nth) => {
  const { wide, high } = sized(svg, room, most);
  const top = label ? 22 : 0;
  const own = view ? bare(svg, wide, high, nth) : svg;
  Object.entries({ x: (room - wide) / 2, y: top, width: wide, height: high }).forEach(([name, value]) => own.setAttribute(name, value));
  const y = top + most + 26;
  const key = view ? legend(view, room) : { elements: lines(told, 13, room).map((line, n) => text(line, 0, n * 18, 13)), high: 20 * lines(told, 13, room).length };
  const head = label ? [text(label, 0, 12, 15, { "font-weight": 700 })] : [];
  return { elements: [...head, own, make("g", { transform: `translate(0 ${y})` }, ...key.elements)], high: y + key.high };
};

const panels = ({ stage, extra, state, view }, top) => {
  const all = extra?.pictures?.(state, view) ?? [{ svg: stage.svg, view }];
  const room = (WIDE - 2 * EDGE - GAP * (all.length - 1)) / all.length;
  const most = Math.max(...all.map(({ svg }) => sized(svg, room, all.length > 1 ? 560 : 760).high));
  const drawn = all.map((one, n) => ({ x: EDGE + n * (room + GAP), ...panel(one, room, most, n) }));
  return {
    elements: drawn.map(({ x, elements }) => make("g", { transform: `translate(${x} ${top})` }, ...elements)),
    end: top + Math.max(...drawn.map(({ high }) => high)) + 10,
    fills: all.flatMap(({ view: own }) => own?.classes.map(({ fill }) => swatchFill(fill)) ?? []),
  };
};

// The names that are written on the map when it is near are in it; those of the chosen one always.
export const makePicture = (what) => {
  const { data, view, state, address, root } = what;
  const head = paragraph(title(view.ind, state, view.county?.navn, view.other), 40, 22, { "font-weight": 700 });
  const told = paragraph(root.querySelector("#kart-setning").textContent, head.end + 4, 14);
  const shown = panels(what, told.end + 6);
  let y = shown.end;
  const chosen = data.kommuner.find(({ nr }) => nr === state.k);
  const named = chosen ? paragraph(`Markert: ${[chosen.navn, chosen.annet].filter(Boolean).join(" – ")}`, y, 13) : { elements: [], end: y };
  const source = paragraph(root.querySelector("#kart-kilde").textContent, named.end, 12, { fill: QUIET });
  const where = paragraph([`${data.nettsted.navn}${data.nettsted.utgave ? `, utgave ${data.nettsted.utgave}` : ""}`, address].join(" · "), source.end, 12, { fill: QUIET });
  y = where.end + 8;
  const drawn = make("svg", { xmlns: "http://www.w3.org/2000/svg", width: WIDE, height: Math.round(y), viewBox: `0 0 ${WIDE} ${Math.round(y)}`, "font-family": FONT },
    make("rect", { width: WIDE, height: Math.round(y), fill: "#ffffff" }),
    ...head.elements, ...told.elements, ...shown.elements, ...named.elements, ...source.elements, ...where.elements);
  drawn.prepend(make("defs"));
  addPatterns(drawn, shown.fills);
  return drawn;
};

const written = (svg) => new XMLSerializer().serializeToString(svg);

export const canvasOf = async (what, scale = SCALE) => {
  const svg = makePicture(what);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([written(svg)], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = WIDE * scale;
  canvas.height = Number(svg.getAttribute("height")) * scale;
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return canvas;
};

export const saveSvg = async (what) => saveFile(new Blob([`${written(makePicture(what))}\n`], { type: "image/svg+xml" }), fileName(what), ".svg");

export const savePng = async (what) => {
  const canvas = await canvasOf(what);
  saveFile(await new Promise((done) => { canvas.toBlob(done, "image/png"); }), fileName(what), ".png");
};
