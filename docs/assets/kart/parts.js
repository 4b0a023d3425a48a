// What stands around the map: the controls, the classes, the chosen municipality and the table.
import { address, pairs, valueOf, years } from "./data.js";
import { addPatterns } from "./patterns.js";
import { VIEWS } from "./state.js";
import { capital, commonness, otherRounds, rank, share, valueWords, whole } from "./words.js";

export const make = (tag, traits = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), traits);
  element.append(...children);
  return element;
};

const SVG = "http://www.w3.org/2000/svg";
let shelf; // patterns of the swatches, which are never scaled

// A class as it looks on the map.
export const swatch = (fill) => {
  if (!shelf) {
    shelf = document.createElementNS(SVG, "svg");
    shelf.setAttribute("class", "kart-monstre");
    shelf.setAttribute("aria-hidden", "true");
    shelf.append(document.createElementNS(SVG, "defs"));
    document.querySelector("[data-kart]").append(shelf);
  }
  const own = fill.replace("url(#", "url(#t");
  addPatterns(shelf, [own]);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "kart-prove");
  svg.setAttribute("viewBox", "0 0 24 14");
  svg.setAttribute("aria-hidden", "true");
  const plate = document.createElementNS(SVG, "path");
  plate.setAttribute("d", "M0 0h24v14H0z");
  plate.setAttribute("fill", own);
  svg.append(plate);
  return svg;
};

const option = (value, label, chosen) => make("option", { value, textContent: label, selected: value === chosen });

const radios = (box, name, choices, chosen, choose) => {
  const items = choices.map(([value, label]) => {
    const input = make("input", { type: "radio", name, value, checked: value === chosen });
    input.addEventListener("change", () => choose(value));
    return make("label", {}, input, make("span", { textContent: label }));
  });
  box.replaceChildren(box.querySelector("legend"), ...items);
};

export const roundChoices = (data, ind) => [
  ...years(ind).map((year) => [`${year}`, `${year}`]),
  ...pairs(data, ind).map(([a, b]) => [`${a}-${b}`, `endring ${a}–${b}`]),
];

export const fillChoices = (select, data, chosen) => {
  const themes = [...new Set(Object.values(data.indikatorer).map(({ tema }) => tema))];
  select.replaceChildren(...themes.map((label) => make("optgroup", { label }, ...Object.values(data.indikatorer)
    .filter(({ tema }) => tema === label).map(({ id, navn }) => option(id, navn, chosen)))));
};

export const makeControls = (root, data, store) => {
  const [indicator, county] = ["i", "f"].map((key) => root.querySelector(`#kart-${key}`));
  fillChoices(indicator, data, store.state.i);
  county.replaceChildren(option("", "Hele landet"), ...data.fylker.map(({ nr, navn }) => option(nr, navn)));
  indicator.addEventListener("change", () => store.set({ i: indicator.value, u: "" }));
  county.addEventListener("change", () => store.set({ f: county.value, z: "" }));
  let shown = "";
  return ({ i, r, f, v }) => {
    [indicator.value, county.value] = [i, f];
    const ask = `${i} ${r} ${v}`;
    if (ask === shown) return;
    const focused = document.activeElement?.name && [document.activeElement.name, document.activeElement.value];
    if (!shown.startsWith(`${i} `)) radios(root.querySelector("#kart-r"), "kart-r", roundChoices(data, data.indikatorer[i]), r, (value) => store.set({ r: value, u: "" }));
    const views = Object.entries(VIEWS).filter(([key]) => key !== "fliser" || data.fliser);
    if (!shown) radios(root.querySelector("#kart-v"), "kart-v", views, v, (value) => store.set({ v: value }));
    [["kart-r", r], ["kart-v", v]].forEach(([name, value]) => root.querySelectorAll(`[name=${name}]`).forEach((one) => { one.checked = one.value === value; }));
    if (focused?.[0]?.startsWith("kart-")) root.querySelector(`[name="${focused[0]}"][value="${focused[1]}"]`)?.focus();
    shown = ask;
  };
};

const classItem = (one, view, choose) => {
  const input = make("input", { type: "checkbox", value: one.id, checked: view.single.has(`${one.id}`) });
  input.addEventListener("change", choose);
  const people = one.id === "flere" ? "–" : share(one.people, one.all);
  const numbers = [[whole(one.count), "kommuner"], [people, "av innbyggerne"]]
    .map(([text, unit]) => make("span", { className: "tall" }, text, make("span", { className: "kart-skjult", textContent: ` ${unit}` })));
  return make("li", {}, make("label", {}, input, swatch(one.fill), make("span", { textContent: capital(one.label) }), ...numbers));
};

export const makeLegend = (box, store) => (view) => {
  const list = box.querySelector("ul");
  const choose = () => store.set({ u: [...list.querySelectorAll(":checked")].map(({ value }) => value).join(",") }, false);
  const focused = list.contains(document.activeElement) ? document.activeElement.value : null;
  box.querySelector("legend").textContent = "Kryss av for å skille ut klasser";
  list.replaceChildren(...view.classes.map((one) => classItem(one, view, choose)));
  if (focused !== null) list.querySelector(`[value="${focused}"]`)?.focus();
};

// What a value rests on: the parts it is made of, each with its own value.
const restsOn = (data, ind, year, i) => ind.deler.map((id) => data.indikatorer[id])
  .filter((part) => part?.verdier[year])
  .map((part) => `${part.navn}: ${valueWords(part, valueOf(data, part, year, i)).toLowerCase()}`);

const line = (text, className = "") => make("p", { className, textContent: text });

const roundLines = (data, ind, year, i, value) => {
  if (value.status) return [];
  const long = ind.slag === "number" ? "" : ind.lange[value.verdi];
  return [
    ...(long && long.toLowerCase() !== ind.korte[value.verdi].toLowerCase() ? [line(`${long}.`)] : []),
    ...restsOn(data, ind, year, i).map((text) => line(text, "kart-del")),
    line(ind.slag === "number" ? rank(ind, year, value.verdi) : commonness(ind, year, value.verdi)),
  ];
};

const others = (data, ind, year, i) => otherRounds(ind, year)
  .map((one) => `${one}: ${valueWords(ind, valueOf(data, ind, one, i)).toLowerCase()}`);

const changeLines = ({ ind, a, b }, value) => (value.before ? [[a, value.before], [b, value.after]] : [])
  .map(([year, one]) => line(`${year}: ${valueWords(ind, one)}`));

export const makePanel = (box, data, close) => (view, i) => {
  box.hidden = i < 0;
  if (i < 0) return;
  const { navn, fylke, slug, annet } = data.kommuner[i];
  const { ind, a, b, round } = view;
  const value = view.values[i];
  const shared = round.del[i];
  const button = make("button", { type: "button", className: "kart-lukk", textContent: "Lukk" });
  button.addEventListener("click", close);
  const head = make("p", { className: "kart-verdi" }, swatch(value.fill), b ? capital(view.classes.find(({ id }) => id === value.cls)?.label ?? value.tekst) : valueWords(ind, value));
  const beside = b ? [] : others(data, ind, a, i);
  box.replaceChildren(
    make("p", { className: "kart-navn" }, make("a", { href: address(`kommune/${slug}/`), textContent: navn }), make("span", { textContent: data.fylker[fylke].navn })),
    ...(annet ? [line(annet, "kart-annet")] : []),
    head,
    ...(shared ? [line(`Svaret er fra ${shared.navn} (${shared.nr}), slik kommunen var i ${round.aar}.`)] : []),
    ...(b ? changeLines(view, value) : roundLines(data, ind, a, i, value)),
    ...(beside.length ? [line(`Andre runder: ${beside.join(" · ")}`, "kart-del")] : []),
    ...(round.simulert ? [line("Simulert tall, ikke SSBs.", "merknad")] : []),
    make("p", {}, make("a", { href: address(`kommune/${slug}/`), textContent: `Til siden om ${navn}` })),
    button,
  );
};

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
  const write = ({ row, i }, view, places) => {
    if (i < 0) return;
    const value = view.values[i];
    const cell = row.cells[1];
    const text = view.b ? capital(view.classes.find(({ id }) => id === value.cls)?.label ?? value.tekst ?? "") : valueWords(view.ind, value);
    row.classList.toggle("kart-ute", !value.isIn);
    if (cell.dataset.fill !== value.fill) {
      cell.replaceChildren(swatch(value.fill), " ", make("span", { textContent: text }));
      cell.dataset.fill = value.fill;
    } else cell.lastChild.textContent = text;
    cell.className = "";
    cell.dataset.sort = value.status ? "" : value.verdi ?? places.size - places.get(value.cls);
  };
  return (view) => {
    const mine = turn += 1;
    const places = order(view);
    const label = `${view.ind.navn} ${view.b ? `endring ${view.a}–${view.b}` : view.a}`;
    const cell = head();
    cell.dataset.navn = label;
    (cell.querySelector("button") ?? cell).textContent = label;
    const some = (from) => {
      if (mine !== turn || from >= rows.length) return;
      rows.slice(from, from + 24).forEach((one) => write(one, view, places));
      setTimeout(() => some(from + 24), 0);
    };
    some(0);
  };
};
