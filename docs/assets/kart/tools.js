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

export const addTools = ({ box, root, data, store, stage, view, extra }) => {
  const status = make("p", { role: "status" });
  status.setAttribute("role", "status");
  const tell = (text) => { status.textContent = ""; setTimeout(() => { status.textContent = text; }, 30); };
  const what = () => ({ root, data, state: store.state, stage, view: view(), address: store.address, extra: extra() });

  const button = (label, act) => {
    const made = make("button", { type: "button", textContent: label });
    made.addEventListener("click", async () => {
      try { tell(await act(made) ?? ""); } catch (error) { console.error(error); tell(FAILED); }
    });
    return made;
  };

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

  const canShare = Boolean(navigator.share) && matchMedia("(pointer: coarse)").matches;
  const share = canShare ? [button("Del", async () => {
    try { await navigator.share({ title: document.title, text: what().root.querySelector("#kart-tittel").textContent, url: store.address }); } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  })] : [];

  const embed = button("Bygg inn", async (made) => {
    const { makeCodes } = await import("./embed.js");
    const open = box.querySelector(".kart-kode");
    made.setAttribute("aria-expanded", `${!open}`);
    if (open) { open.remove(); return ""; }
    box.append(makeCodes(what(), copy));
    return "";
  });
  embed.setAttribute("aria-expanded", "false");

  const files = Object.entries(FILES).map(([name, save]) => button(name, async () => {
    tell("Lager filen …");
    await save(what());
    return `${name}-filen er laget.`;
  }));

  box.append(button("Kopier lenke til dette kartet", () => copy(store.address)), ...share, embed, ...files, status);
  box.hidden = false;
};
