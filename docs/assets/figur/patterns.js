// The patterns a drawing refers to by name, as builder/charts/svg.py draws them in the pictures.
const SVG = "http://www.w3.org/2000/svg";
const REFERENCE = /url\(#((\w+)-(\w{6})-(\w{6}))\)/g;
const LEAN = { hatch: "rotate(45)", backhatch: "rotate(-45)" };

const make = (tag, attributes, ...children) => {
  const element = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...children);
  return element;
};

const pattern = ([, id, kind, base, line]) => {
  const tile = { id, width: 5, height: 5, patternUnits: "userSpaceOnUse" };
  if (kind in LEAN) tile.patternTransform = LEAN[kind];
  const plate = make("path", { d: "M0 0h5v5H0z", fill: `#${base}` });
  const sign = kind === "dots"
    ? make("circle", { cx: 2.5, cy: 2.5, r: 1, fill: `#${line}` })
    : make("path", { d: "M0 0h1.4v5H0z", fill: `#${line}` });
  return make("pattern", tile, plate, sign);
};

// In the page and not in the figure: a pattern that is hidden or drawn again would be lost.
const shelf = () => {
  const known = document.getElementById("figur-monstre");
  if (known) return known;
  const made = make("svg", { id: "figur-monstre", width: 0, height: 0, "aria-hidden": "true" });
  document.body.append(made);
  return made;
};

export const addPatterns = (spec) => {
  const missing = [...JSON.stringify(spec).matchAll(REFERENCE)]
    .filter(([, id]) => !document.getElementById(id))
    .map((found) => [found[1], found]);
  if (missing.length) shelf().append(...[...new Map(missing).values()].map(pattern));
};
