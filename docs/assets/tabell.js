// Tables that sort, that are narrowed, and that a keyboard stops at only where they scroll.
// The tables are whole without this file.
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// One spelling for all, as readers type: å is aa is a, a hyphen is a space.
export const fold = (text) => text.toLowerCase()
  .replace(/[øđðŋŧ]/g, (letter) => "oddnt"["øđðŋŧ".indexOf(letter)])
  .normalize("NFKD").replace(/\p{M}/gu, "").replace(/æ|aa|ae/g, "a").replace(/oe/g, "o")
  .replace(/[^a-z0-9]+/g, " ").trim();

const narrow = (frame) => {
  const [field, ...choices] = all(".filter :is(input, select)", frame);
  const status = frame.querySelector("[role=status]");
  let rows; // read when first asked for: a long table must not hold up the page
  const isNarrowed = () => fold(field.value) || choices.some(({ value }) => value);
  const show = () => {
    const words = fold(field.value).split(" ");
    const chosen = (values) => choices.every(({ value }, at) => !value || values[at] === value);
    rows ??= all("tbody tr", frame).map((row) => ({
      row,
      words: ` ${fold([...row.cells].map((cell) => cell.textContent).concat(row.dataset.ord ?? "").join(" "))}`,
      values: (row.dataset.valg ?? "").split("|"),
    }));
    const hits = rows.filter((one) => words.every((word) => one.words.includes(` ${word}`)) && chosen(one.values));
    rows.forEach(({ row }) => { row.hidden = true; });
    hits.forEach(({ row }) => { row.hidden = false; });
    status.textContent = isNarrowed() ? `${hits.length || "Ingen"} treff` : "";
  };
  frame.addEventListener("input", show);
  frame.querySelector(".filter").hidden = false;
  if (frame === document.querySelector("[data-finn]")) field.value ||= new URLSearchParams(location.search).get("q") ?? "";
  if (isNarrowed()) show(); // asked for, or kept by the browser
};

const collator = new Intl.Collator("nb", { numeric: true });
const keyOf = ({ dataset, textContent }) => {
  const text = dataset.sort ?? textContent.trim();
  return text === "" || Number.isNaN(Number(text)) ? text : Number(text);
};
const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(a, b));

const sort = (table, head) => {
  const rows = [...table.tBodies[0].rows].map((row) => ({ row, key: keyOf(row.cells[head.cellIndex]) }));
  const known = rows.filter(({ key }) => key !== "");
  const unanswered = rows.filter(({ key }) => key === "");
  const orders = ["ascending", "descending"];
  if (known.some(({ key }) => typeof key === "number")) orders.reverse();
  const order = orders[head.getAttribute("aria-sort") === orders[0] ? 1 : 0];
  known.sort((a, b) => (order === "ascending" ? 1 : -1) * compare(a.key, b.key));
  table.tBodies[0].append(...[...known, ...unanswered].map(({ row }) => row));
  for (const each of head.parentElement.cells) each.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", order);
};

const makeSortable = (table) => {
  for (const head of all("thead th:not(.usortert)", table)) {
    const button = document.createElement("button");
    button.type = "button";
    head.dataset.navn = head.textContent; // on paper, where a button is painted once only
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(table, head));
    head.append(button);
  }
};

// Cards are drawn as blocks, which hides from screen readers that they are a table.
const ROLES = { table: "table", "thead, tbody": "rowgroup", tr: "row", td: "cell", "thead th": "columnheader", "tbody th": "rowheader" };
const keepTable = (frame) => {
  for (const [selector, role] of Object.entries(ROLES)) {
    all(selector, frame).forEach((part) => part.setAttribute("role", role));
  }
};

// A frame is a stop only where something lies to the side.
export const watch = (frame) => {
  const label = frame.getAttribute("aria-label");
  const tell = () => {
    const scrolls = frame.scrollWidth > frame.clientWidth + 1;
    frame.toggleAttribute("data-ruller", scrolls);
    for (const [name, value] of Object.entries({ role: "region", tabindex: "0", "aria-label": label })) {
      frame[scrolls ? "setAttribute" : "removeAttribute"](name, value);
    }
  };
  const observer = new ResizeObserver(tell);
  [frame, frame.firstElementChild].forEach((each) => observer.observe(each));
};

all("[data-finn]").forEach(narrow);
all("table[data-sortable]").forEach(makeSortable);
all(".tabell.i-kort").forEach(keepTable);
all(".tabell[role=region]").forEach(watch);
