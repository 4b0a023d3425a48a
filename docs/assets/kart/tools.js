// What a reader takes along: the address of this very view, a code for other sites, pictures and numbers.
import { make } from "./parts.js";

const COPIED = "Lenken er kopiert.";
const SELECTED = "Teksten er merket. Kopier den med Ctrl + C eller ⌘ + C.";
const FAILED = "Det gikk ikke. Prøv igjen.";

const FILES = {
  PNG: async (what) => (await import("./picture.js")).savePng(what),
  SVG: async (what) => (await import("./picture.js")).saveSvg(what),
  PDF: async (what) => (await import("./pdf.js")).savePdf(what),
  CSV: async (what) => (await import("./numbers.js")).saveCsv(what),
  Excel: async (what) => (await import("./numbers.js")).saveWorkbook(what),
};

export const makeTools = ({ box, root, data, store, stage, view, extra }) => {
  const status = box.querySelector("[role=status]");
  const tell = (text) => { status.textContent = ""; setTimeout(() => { status.textContent = text; }, 30); };
  const what = () => ({ root, data, state: store.state, stage, view: view(), address: store.address, extra: extra() });

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return COPIED;
    } catch {
      const shown = make("input", { value: text, readOnly: true, className: "kart-adresse" });
      shown.setAttribute("aria-label", "Lenken til dette kartet");
      box.querySelector(".kart-adresse")?.remove();
      status.after(shown);
      shown.select();
      return SELECTED;
    }
  };

  const share = async () => {
    const text = root.querySelector("#kart-tittel").textContent;
    try { await navigator.share({ title: document.title, text, url: store.address }); } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
    return "";
  };

  const embed = async (button) => {
    const open = box.querySelector(".kart-kode");
    button.setAttribute("aria-expanded", `${!open}`);
    if (open) open.remove();
    else box.append((await import("./embed.js")).makeCodes(what(), copy));
    return "";
  };

  const file = async (name) => {
    tell("Lager filen …");
    await FILES[name](what());
    return `${name}-filen er laget.`;
  };

  const ACTS = { lenke: () => copy(store.address), del: share, kode: embed };
  return {
    async run(button) {
      const { ta } = button.dataset;
      try { tell(await (ACTS[ta] ? ACTS[ta](button) : file(ta))); } catch (error) { console.error(error); tell(FAILED); }
    },
  };
};
