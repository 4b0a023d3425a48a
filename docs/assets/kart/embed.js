// The codes that show exactly this view on another site.
import { make } from "./parts.js";
import { write } from "./state.js";
import { title } from "./words.js";
import { address } from "./data.js";

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

const code = (base, { data, state, view }) => {
  const source = `${base}${write(data, state)}`;
  const name = title(view.ind, state, view.county?.navn);
  return `<iframe src="${escaped(source)}" title="${escaped(name)}" width="100%" height="640" loading="lazy" allow="clipboard-write"></iframe>`;
};

const block = (label, text, copy) => {
  const id = `kart-kode-${label.length}`;
  const area = make("textarea", { id, readOnly: true, rows: 3, value: text });
  const button = make("button", { type: "button", textContent: "Kopier koden" });
  const status = make("span", {});
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => { area.select(); status.textContent = ` ${(await copy(text)).replace("Lenken", "Koden")}`; });
  return make("div", {}, make("label", { htmlFor: id, textContent: label }), area, button, status);
};

// One code follows the numbers of the site; one, where the site has editions, stays as it is.
export const makeCodes = (what, copy) => {
  const { nettsted } = what.data;
  const root = nettsted.adresse || address("");
  const pinned = nettsted.fast ? [block("Kode som aldri endrer seg (denne utgaven)", code(`${root}${nettsted.fast}del/kart/`, what), copy)] : [];
  return make("div", { className: "kart-kode" }, block("Kode som følger tallene når de blir nye", code(`${root}del/kart/`, what), copy), ...pinned);
};
