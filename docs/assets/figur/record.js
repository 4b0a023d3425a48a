// What a figure's Vega-Lite file holds besides the drawing: its table, and what tells of it.
const WORDS = {
  figur: "Figur", sted: "Sted", aar: "År", enhet: "Enhet", n: "Antall (n)",
  kilde: "Kilde", status: "Status", adresse: "Adresse",
};
const CONSTANT = ["figur", "sted", "aar", "enhet", "kilde", "status", "adresse"];
const OF_THE_ROW = ["aar", "enhet", "kilde"]; // a column of the table tells these better

const fetchSpec = async (base) => {
  const answer = await fetch(`${base}.vl.json`);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
};

export const readRecord = async ({ base, figure }) => {
  const spec = await fetchSpec(base);
  const rows = spec.datasets[spec.usermeta.tabell];
  const drawing = spec.usermeta.bare_i_tegningen ?? []; // columns that place texts, and tell nothing
  const columns = [...new Set(rows.flatMap(Object.keys))].filter((name) => !drawing.includes(name));
  const adresse = new URL(spec.usermeta.adresse || `#${figure.id}`, document.baseURI).href;
  return { spec, rows, columns, meta: { ...spec.usermeta, adresse } };
};

// What is the same for every row, so that a row makes sense when it has left its file.
export const constantColumns = ({ columns, meta }) =>
  CONSTANT.filter((name) => !(columns.includes(name) && OF_THE_ROW.includes(name)))
    .map((name) => [columns.includes(name) ? `figur_${name}` : name, meta[name] ?? null]);

export const aboutFigure = ({ meta }) =>
  Object.entries(WORDS).filter(([name]) => meta[name] != null).map(([name, word]) => [word, `${meta[name]}`]);

// As in the files of the site: a text that begins so would be run as a formula by a spreadsheet.
export const guarded = (text) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);

export const inWords = (cell) => (typeof cell === "boolean" ? (cell ? "ja" : "nei") : cell);

export const saveFile = (blob, base, ending) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = base.split("/").pop() + ending;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // Safari reads it some time later
};
