// The button of a place's page that puts the place in the tray. Without this file a link leads to the comparison
// that is made already.
import { MOST, readTray, writeTray } from "./kurv.js";

const make = (tag, traits, ...content) => {
  const element = Object.assign(document.createElement(tag), traits);
  element.append(...content);
  return element;
};

const guard = (place) => {
  const { sted: key, navn: name } = place.dataset;
  const page = new URL("../../sammenlign/", import.meta.url);
  const button = make("button", { type: "button" });
  const status = make("p", { className: "sammenlign-status merknad skjerm" });
  status.setAttribute("role", "status");

  const show = () => {
    const tray = readTray();
    const isIn = tray.includes(key);
    button.textContent = `${isIn ? "✓ Valgt" : "Sammenlign"} (${tray.length} av ${MOST})`;
    button.toggleAttribute("data-valgt", isIn);
    button.setAttribute("aria-label", `${button.textContent}: ${isIn ? `fjern ${name} fra` : `legg til ${name} i`} sammenligningen`);
    return { tray, isIn };
  };

  const tell = (text, { tray }) => {
    const link = make("a", { href: `${page.href}?k=${tray.join(",")}` }, tray.length > 1 ? "Se sammenligningen" : "Velg flere og sammenlign");
    status.replaceChildren(text, ...(tray.length ? [" ", link] : []));
  };

  button.addEventListener("click", () => {
    const { tray, isIn } = show();
    if (!isIn && tray.length >= MOST) {
      tell(`Det er plass til ${MOST}. Fjern et sted i sammenligningen først.`, { tray });
      return;
    }
    writeTray(isIn ? tray.filter((one) => one !== key) : [...tray, key]);
    const now = show();
    const full = now.tray.length >= MOST ? " Nå er det fullt." : "";
    tell(`${name} er ${isIn ? "fjernet fra" : "lagt til i"} sammenligningen (${now.tray.length} av ${MOST}).${full}`, now);
  });
  addEventListener("storage", show); // another window
  addEventListener("pageshow", show);
  place.replaceChildren(button);
  place.parentElement.after(status);
  const first = show();
  if (first.isIn) tell(`${name} er med i sammenligningen.`, first);
};

document.querySelectorAll("[data-sted]").forEach(guard);
