// The table below the map, which says the same as the map does.
import { make, swatch } from "./parts.js";

// The rows follow the map a few at a time: a long table laid out in one go would stop the page.
export const makeTable = (box, data) => {
  const slugs = new Map(data.kommuner.map((one) => [one.slug, one]));
  const rows = [...box.querySelectorAll("tbody tr")].map((row) => {
    const slug = row.querySelector("a")?.getAttribute("href").split("/").at(-2);
    return { row, i: slugs.get(slug)?.i ?? -1 };
  });
  const head = () => box.querySelectorAll("thead th")[1];
  const order = (view) => new Map(view.classes.map((one, n) => [one.id, n]));
  let turn = 0;
  const write = ({ row, i }, view, places, valueText) => {
    if (i < 0) return;
    const value = view.values[i];
    const cell = row.cells[1];
    const text = valueText(value);
    row.classList.toggle("kart-ute", !value.isIn);
    if (cell.dataset.fill !== value.fill) {
      cell.replaceChildren(swatch(value.fill), " ", make("span", { textContent: text }));
      cell.dataset.fill = value.fill;
    } else cell.lastChild.textContent = text;
    cell.className = "";
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
      rows.slice(from, from + 24).forEach((one) => write(one, view, places, valueText));
      setTimeout(() => some(from + 24), 0);
    };
    some(0);
  };
};
