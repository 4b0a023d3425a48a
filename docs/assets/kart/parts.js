// What stands around the map: the controls and the classes.
import { pairs, rivals, years } from "./data.js";
import { addPatterns, draw } from "./patterns.js";
import { capital, share, whole } from "./words.js";

export const make = (tag, traits = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), traits);
  element.append(...children);
  return element;
};

let shelf; // patterns of the swatches, which are never scaled

// A class as it looks on the map.
export const swatch = (fill) => {
  if (!shelf) {
    shelf = draw("svg", { class: "kart-monstre", "aria-hidden": "true" }, draw("defs"));
    document.querySelector("[data-kart]").append(shelf);
  }
  const own = fill.replace("url(#", "url(#t");
  addPatterns(shelf, [own]);
  return draw("svg", { class: "kart-prove", viewBox: "0 0 24 14", "aria-hidden": "true" }, draw("path", { d: "M0 0h24v14H0z", fill: own }));
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

export const fillChoices = (select, list, chosen) => {
  const themes = [...new Set(list.map(({ tema }) => tema[1]))];
  select.replaceChildren(...themes.map((label) => make("optgroup", { label }, ...list
    .filter(({ tema }) => tema[1] === label).map(({ id, navn }) => option(id, navn, chosen)))));
};

export const makeControls = (root, data, store) => {
  const [indicator, county] = ["i", "f"].map((key) => root.querySelector(`#kart-${key}`));
  fillChoices(indicator, Object.values(data.indikatorer), store.state.i);
  county.replaceChildren(option("", "Hele landet"), ...data.fylker.map(({ nr, navn }) => option(nr, navn)));
  indicator.addEventListener("change", () => store.set({ i: indicator.value, u: "" }));
  county.addEventListener("change", () => store.set({ f: county.value, z: "" }));
  let shown = "";
  return ({ i, r, f, v }) => {
    [indicator.value, county.value] = [i, f];
    const ask = `${i} ${r} ${v}`;
    if (ask === shown) return;
    if (!shown.startsWith(`${i} `)) radios(root.querySelector("#kart-r"), "kart-r", roundChoices(data, data.indikatorer[i]), r, (value) => store.set({ r: value, u: "", ...(value.includes("-") && store.state.v === "runder" ? { v: "kart" } : {}) }));
    if (!shown) radios(root.querySelector("#kart-v"), "kart-v", Object.entries(data.visninger), v, (value) => store.set({ v: value }));
    [["kart-r", r], ["kart-v", v]].forEach(([name, value]) => root.querySelectorAll(`[name=${name}]`).forEach((one) => { one.checked = one.value === value; }));
    const two = root.querySelector("[value=runder]");
    if (two) two.disabled = !rivals(data, data.indikatorer[i], r.split("-").at(-1)).length;
    shown = ask;
  };
};

const classItem = (one, view, choose) => {
  const input = make("input", { type: "checkbox", value: one.id, checked: view.single.has(`${one.id}`) });
  input.addEventListener("change", choose);
  const people = one.id === "flere" ? "–" : share(one.people, one.all);
  const numbers = (view.beside ? [[whole(one.count), `kommuner i ${view.a}`], [whole(one.beside), `i ${view.beside.a}`]] : [[whole(one.count), "kommuner"], [people, "av innbyggerne"]])
    .map(([text, unit]) => make("span", { className: "tall" }, text, make("span", { className: "kart-skjult", textContent: ` ${unit}` })));
  return make("li", {}, make("label", {}, input, swatch(one.fill), make("span", { textContent: capital(one.label) }), ...numbers));
};

export const makeLegend = (box, store) => (view) => {
  const list = box.querySelector("ul");
  const choose = () => store.set({ u: [...list.querySelectorAll(":checked")].map(({ value }) => value).join(",") }, false);
  const focused = list.contains(document.activeElement) ? document.activeElement.value : null;
  const heads = view.beside ? [view.a, view.beside.a] : ["Kommuner", "Innbyggere"];
  box.querySelectorAll(".kart-klassehode span").forEach((one, n) => { one.textContent = heads[n]; });
  box.querySelector("legend").textContent = "Kryss av for å skille ut klasser";
  list.replaceChildren(...view.classes.map((one) => classItem(one, view, choose)));
  if (focused !== null) list.querySelector(`[value="${focused}"]`)?.focus();
};
