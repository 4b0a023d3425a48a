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

const legend = (view, x, y) => view.classes.filter(({ count }) => count).flatMap((one, n) => {
  const row = y + n * 20;
  const numbers = `${whole(one.count)}${one.id === "flere" ? "" : ` (${share(one.people, one.all)} av innb.)`}`;
  return [
    make("rect", { x, y: row - 11, width: 22, height: 13, fill: swatchFill(one.fill), stroke: "#5b6770" }),
    text(`${capital(one.label)}: ${numbers}`, x + 30, row, 13),
  ];
});

// Only attributes: a picture that has left the page has no style sheet.
const bare = (svg, wide, high) => {
  const copy = svg.cloneNode(true);
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

const drawing = ({ stage, extra }, high) => {
  const own = extra?.picture?.();
  const svg = own ?? stage.svg;
  const { width, height } = svg.viewBox.baseVal;
  const wide = Math.min(WIDE - 2 * EDGE, (high * width) / height);
  return { svg: bare(svg, wide, (wide * height) / width), wide, high: (wide * height) / width };
};

// The names that are written on the map when it is near are in it; those of the chosen one always.
export const makePicture = (what) => {
  const { data, view, state, address, root } = what;
  const head = paragraph(title(view.ind, state, view.county?.navn), 40, 22, { "font-weight": 700 });
  const told = paragraph(root.querySelector("#kart-setning").textContent, head.end + 4, 14);
  const top = told.end + 6;
  const { svg, wide, high } = drawing(what, 760);
  svg.setAttribute("y", top);
  svg.setAttribute("x", (WIDE - wide) / 2);
  const key = legend(view, 0, 0);
  const rows = view.classes.filter(({ count }) => count).length;
  const box = make("g", { transform: `translate(${EDGE} ${top + high + 26})` }, ...key);
  let y = top + high + 36 + rows * 20;
  const chosen = data.kommuner.find(({ nr }) => nr === state.k);
  const named = chosen ? paragraph(`Markert: ${[chosen.navn, chosen.annet].filter(Boolean).join(" – ")}`, y, 13) : { elements: [], end: y };
  const source = paragraph(root.querySelector("#kart-kilde").textContent, named.end, 12, { fill: QUIET });
  const where = paragraph([`${data.nettsted.navn}${data.nettsted.utgave ? `, utgave ${data.nettsted.utgave}` : ""}`, address].join(" · "), source.end, 12, { fill: QUIET });
  y = where.end + 8;
  const drawn = make("svg", { xmlns: "http://www.w3.org/2000/svg", width: WIDE, height: Math.round(y), viewBox: `0 0 ${WIDE} ${Math.round(y)}`, "font-family": FONT },
    make("rect", { width: WIDE, height: Math.round(y), fill: "#ffffff" }),
    ...head.elements, ...told.elements, svg, box, ...named.elements, ...source.elements, ...where.elements);
  drawn.prepend(make("defs"));
  addPatterns(drawn, view.classes.map(({ fill }) => swatchFill(fill)));
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
