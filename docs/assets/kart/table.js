// The table below the map, which says the same as the map does.
import { make } from "./parts.js";

const PATTERNS = {
  dots: (base, line) => `radial-gradient(${line} 1px, transparent 1.3px) 0 0 / 5px 5px ${base}`,
  hatch: (base, line) => `repeating-linear-gradient(-45deg, ${line} 0 1.4px, ${base} 1.4px 5px)`,
  backhatch: (base, line) => `repeating-linear-gradient(45deg, ${line} 0 1.4px, ${base} 1.4px 5px)`,
};
// A fill as the background of a mark: lighter work for the browser than a drawing in each of the rows.
const background = (fill) => {
  const [, kind, base, line] = /^url\(#(\w+)-(\w+)-(\w+)\)$/.exec(fill) ?? [];
  return kind ? PATTERNS[kind](`#${base}`, `#${line}`) : fill;
};

// Rows laid out one by one, and only those in sight: a table of hundreds laid out anew stops a slow machine. Drawn so it
// would be no table to a screen reader, so what each part is, is said.
const ROLES = { table: "table", "thead, tbody": "rowgroup", tr: "row", td: "cell", "thead th": "columnheader", "tbody th": "rowheader" };
const makeRows = (box) => {
  Object.entries(ROLES).forEach(([selector, role]) => box.querySelectorAll(selector).forEach((part) => part.setAttribute("role", role)));
  box.classList.add("kart-rader");
};

// The rows follow the map a few at a time: a long table laid out in one go would stop the page.
export const makeTable = (box, data) => {
  makeRows(box);
  const slugs = new Map(data.kommuner.map((one) => [one.slug, one]));
  const rows = [...box.querySelectorAll("tbody tr")].map((row) => {
    const slug = row.querySelector("a")?.getAttribute("href").split("/").at(-2);
    return { row, i: slugs.get(slug)?.i ?? -1 };
  });
  const head = () => box.querySelectorAll("thead th")[1];
  const order = (view) => new Map(view.classes.map((one, n) => [one.id, n]));
  let turn = 0;
  const marks = new Map(); // by row: the mark of its value, and the text after it
  const partsOf = (cell) => {
    if (!marks.has(cell)) {
      const mark = make("span", { className: "prove" });
      const text = document.createTextNode("");
      cell.replaceChildren(mark, " ", text);
      cell.className = "";
      marks.set(cell, { mark, text });
    }
    return marks.get(cell);
  };
  const write = ({ row, i }, view, places, valueText) => {
    if (i < 0) return;
    const value = view.values[i];
    const [, cell] = row.cells;
    const { mark, text } = partsOf(cell);
    const told = valueText(value);
    mark.style.background = background(value.fill);
    if (text.data !== told) text.data = told;
    row.classList.toggle("kart-ute", !value.isIn);
    cell.dataset.sort = value.status ? "" : value.verdi ?? places.size - places.get(value.cls);
  };
  return (view, valueText) => {
    const mine = turn += 1;
    const places = order(view);
    const label = `${view.ind.navn} ${view.b ? `endring ${view.a}–${view.b}` : view.a}`;
    const cell = head();
    cell.dataset.navn = label;
    (cell.querySelector("button") ?? cell).textContent = label;
    const some = (from) => {
      if (mine !== turn || from >= rows.length) return;
      rows.slice(from, from + 40).forEach((one) => write(one, view, places, valueText));
      setTimeout(() => some(from + 40), 0);
    };
    some(0);
  };
};
