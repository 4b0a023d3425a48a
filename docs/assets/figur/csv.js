// The table of a figure as CSV, written as builder/exports/delimited.py writes the large files.
import { constantColumns, guarded, inWords, readRecord, saveFile } from "./record.js";

const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const written = (cell) => {
  const known = inWords(cell) ?? "";
  return quoted(typeof known === "string" ? guarded(known) : `${known}`);
};

const line = (cells) => `${cells.map(written).join(",")}\n`;

export const csv = (record) => {
  const constant = constantColumns(record);
  const values = constant.map(([, value]) => value);
  const header = [...record.columns, ...constant.map(([name]) => name)];
  const rows = record.rows.map((row) => [...record.columns.map((name) => row[name]), ...values]);
  return [header, ...rows].map(line).join("");
};

export const run = async (request) => {
  const text = csv(await readRecord(request));
  saveFile(new Blob([text], { type: "text/csv;charset=utf-8" }), request.base, ".csv");
  return "CSV-filen er laget";
};
