// Drawing in SVG, and the patterns that fills refer to by name, as builder/charts/svg.py draws them.
const SVG = "http://www.w3.org/2000/svg";
const NAME = /^url\(#(t?(\w+)-(\w{6})-(\w{6}))\)$/;
const LEAN = { hatch: "rotate(45)", backhatch: "rotate(-45)" };

export const draw = (tag, traits = {}, ...children) => {
  const element = document.createElementNS(SVG, tag);
  Object.entries(traits).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...children);
  return element;
};

const pattern = ([, id, kind, base, line], px) => {
  const turn = LEAN[kind] ? [LEAN[kind]] : [];
  const sign = kind === "dots" ? draw("circle", { cx: 2.5, cy: 2.5, r: 1, fill: `#${line}` })
    : draw("path", { d: "M0 0h1.4v5H0z", fill: `#${line}` });
  const tile = { id, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: [...turn, `scale(${px})`].join(" ") };
  return draw("pattern", tile, draw("path", { d: "M0 0h5v5H0z", fill: `#${base}` }), sign);
};

export const addPatterns = (svg, fills) => {
  const defs = svg.querySelector("defs");
  new Set(fills).forEach((fill) => {
    const found = NAME.exec(fill);
    if (found && !defs.querySelector(`[id="${found[1]}"]`)) defs.append(pattern(found, svg.dataset.px ?? 1));
  });
};

// Patterns are as fine on the screen whatever the map is drawn at: `px` is how much a px of it is.
export const scalePatterns = (svg, px) => {
  svg.dataset.px = px;
  svg.querySelectorAll("pattern").forEach((one) => {
    const turn = one.getAttribute("patternTransform")?.match(/rotate\([^)]*\)/)?.[0] ?? "";
    one.setAttribute("patternTransform", `${turn} scale(${px})`.trim());
  });
};
