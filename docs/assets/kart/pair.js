// Another round beside the map: the same part of the country, the same municipality marked.
import { rivals } from "./data.js";
import { make } from "./parts.js";
import { addPatterns, scalePatterns } from "./patterns.js";
import { valueWords } from "./words.js";

export const open = ({ scene, stage, data, store, choose }) => {
  const svg = stage.svg.cloneNode(true);
  svg.querySelector("defs").replaceChildren();
  svg.querySelector(".kart-navnelag")?.remove();
  const select = make("select", {});
  select.setAttribute("aria-label", "Runden ved siden av");
  const left = make("p", { className: "kart-stor" });
  const readout = make("p", { className: "kart-stor kart-skjult" });
  const box = make("div", { className: "kart-andre" }, make("p", { className: "kart-stor" }, select), readout, svg);
  scene.append(left, box);
  select.addEventListener("change", () => store.set({ s: select.value }));
  svg.addEventListener("click", (event) => {
    const { nr } = event.target.dataset;
    if (nr) choose(data.kommuner.findIndex((one) => one.nr === nr));
  });

  const follow = () => {
    svg.setAttribute("viewBox", stage.svg.getAttribute("viewBox"));
    scalePatterns(svg, +(stage.form.scale * stage.px).toFixed(3));
    if (svg.dataset.scale === `${stage.form.scale}`) return;
    svg.dataset.scale = stage.form.scale;
    [".kart-flater path", ".kart-prikker circle", ".kart-fylkesgrenser"].forEach((name) => {
      const own = [...svg.querySelectorAll(name)];
      stage.svg.querySelectorAll(name).forEach((one, n) => [...one.attributes].filter((trait) => trait.name !== "fill" && trait.name !== "class").forEach((trait) => own[n].setAttribute(trait.name, trait.value)));
    });
  };
  stage.seen.push(follow);

  const paint = (view) => {
    const fills = new Map(data.kommuner.map(({ nr, i }) => [nr, view.values[i]]));
    const own = (fill) => fill.replace("url(#", "url(#t"); // its patterns are another drawing's
    addPatterns(svg, view.values.map(({ fill }) => own(fill)));
    svg.querySelectorAll("[data-nr]").forEach((one) => {
      const { fill, isDim } = fills.get(one.dataset.nr);
      one.setAttribute("fill", own(fill));
      one.classList.toggle("kart-svak", isDim);
    });
  };

  return {
    pictures: (state, view) => [{ label: state.r, svg: stage.svg, view }, { label: state.s, svg, view: view.beside }],
    show(state, view) {
      const { ind } = view;
      select.replaceChildren(...rivals(data, ind, state.r).map((year) => make("option", { value: `${year}`, textContent: `${year}`, selected: `${year}` === state.s })));
      left.textContent = state.r;
      const other = view.beside;
      follow();
      paint(other);
      ["kart-valgt", "kart-valgt-lys"].forEach((name) => ["d", "transform"].forEach((trait) => {
        const value = stage.svg.querySelector(`.${name}`).getAttribute(trait);
        const path = svg.querySelector(`.${name}`);
        if (value === null) path.removeAttribute(trait); else path.setAttribute(trait, value);
      }));
      const i = data.kommuner.findIndex(({ nr }) => nr === state.k);
      readout.textContent = i < 0 ? "" : `${data.kommuner[i].navn} i ${state.s}: ${valueWords(ind, other.values[i])}`;
    },
    close() {
      stage.seen.splice(stage.seen.indexOf(follow), 1);
      [left, box].forEach((one) => one.remove());
    },
  };
};
