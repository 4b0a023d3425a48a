// What a figure's Vega-Lite file holds besides the drawing: its table, and what tells of it. The
// place and the address are the page's, since many figures share a file.
const WORDS = {
  figur: "Figur", sted: "Sted", aar: "År", enhet: "Enhet", n: "Antall (n)",
  kilde: "Kilde", status: "Status", adresse: "Adresse",
};
const CONSTANT = ["figur", "sted", "aar", "enhet", "kilde", "status", "adresse"];
const OF_THE_ROW = ["aar", "enhet", "kilde"]; // a column of the table tells these better

const fetchSpec = async (figure) => {
  const answer = await fetch(figure.querySelector('a[href$=".vl.json"]').href);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
};

// A definition that many places share calls each by one word; the page says which place this is.
const named = (spec, { gjelder: sted }) => {
  if (!sted) return spec;
  const { title, usermeta } = spec;
  const [place, ...rest] = title.subtitle;
  const subtitle = [place.replace(usermeta.sted, () => sted), ...rest];
  return { ...spec, title: { ...title, subtitle }, usermeta: { ...usermeta, sted } };
};

export const readRecord = async ({ figure }) => {
  const spec = named(await fetchSpec(figure), figure.dataset);
  const rows = spec.datasets[spec.usermeta.tabell];
  const drawing = spec.usermeta.bare_i_tegningen ?? []; // columns that place texts, and tell nothing
  const columns = [...new Set(rows.flatMap(Object.keys))].filter((name) => !drawing.includes(name));
  return { spec, rows, columns, meta: { ...spec.usermeta, adresse: figure.dataset.lenke } };
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
