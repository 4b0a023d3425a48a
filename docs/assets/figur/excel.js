// The table of a figure as a workbook: numbers as numbers, codes as text, and a sheet that tells of it.
import { writeWorkbook } from "../vendor/write-excel-file.js";
import { aboutFigure, inWords, readRecord, saveFile } from "./record.js";

const WIDEST = 44; // characters, as in builder/exports/workbook.py

const head = (value) => ({ value, type: String, fontWeight: "bold" });

// A string is written as text whatever it looks like, so 0301 stays 0301 and =A1 is no formula.
const cell = (value) => {
  const known = inWords(value) ?? "";
  if (known === "") return null;
  return typeof known === "number" ? { value: known, type: Number } : { value: `${known}`, type: String, format: "@" };
};

const width = (rows, name) =>
  ({ width: Math.min(WIDEST, 2 + Math.max(name.length, ...rows.map((row) => `${row[name] ?? ""}`.length))) });

const numbers = ({ rows, columns }) => ({
  sheet: "Tall",
  data: [columns.map(head), ...rows.map((row) => columns.map((name) => cell(row[name])))],
  columns: columns.map((name) => width(rows, name)),
  stickyRowsCount: 1,
});

const about = (record) => ({
  sheet: "Om figuren",
  data: aboutFigure(record).map(([word, text]) => [head(word), { value: text, type: String, format: "@", wrap: true }]),
  columns: [{ width: 14 }, { width: 90 }],
});

export const workbook = (record) => writeWorkbook([numbers(record), about(record)]);

export const run = async (request) => {
  saveFile(await workbook(await readRecord(request)), request.base, ".xlsx");
  return "Excel-filen er laget";
};
