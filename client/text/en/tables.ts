import { plural } from "#client/text/en/plural.ts";

const at = (line: number, column: number) => `Line ${line}, column ${column}`;
const quoted = (cell: string) => {
  const plain = cell.trim().replaceAll(/\s+/g, " ");
  return `“${plain.length > 24 ? `${plain.slice(0, 24)}…` : plain}”`;
};

/** Words of tables: reading a file, the columns of it, the editor. */
export const TABLES = {
  // Reading.
  workbook: "This is a spreadsheet file. Save it there as CSV, or copy its cells and paste them.",
  noText: "This file is no text, so it is no table: a CSV file is needed.",
  empty: "There is nothing in it.",
  tooLarge: (mebibytes: string, most: string) =>
    `The file has ${mebibytes} MiB; files up to ${most} MiB are read.`,
  notRead: "The file could not be read. It may have been moved or changed.",
  noWorker: "This browser could not start the reading.",
  tooFewColumns: "At least two columns are needed: an input and a target.",
  tooManyColumns: (line: number, cells: number, most: number) =>
    `Line ${line} has ${cells} cells; a table has at most ${most} columns.`,
  noRows: "There are names, but no row under them.",
  ragged: (line: number, cells: number, columns: number) =>
    `Line ${line} has ${plural(cells, "cell", "cells")}, the first one has ${columns}.`,
  quotes: (line: number, column: number) =>
    `${at(line, column)}: a quotation mark is opened here and not closed at the end of its cell.`,
  emptyColumn: "Nothing is in it.",
  tooManyClasses: (most: number) =>
    `More than ${most} different words: names or remarks, but no classes.`,
  cellFaults: {
    missing: (line: number, column: number, _cell: string) => `${at(line, column)} is empty.`,
    text: (line: number, column: number, cell: string) =>
      `${at(line, column)}: ${quoted(cell)} is no number.`,
    thousands: (line: number, column: number, cell: string) =>
      `${at(line, column)}: ${quoted(cell)} has a mark between thousands, or might have. Write the number without it.`,
    "other-decimal": (line: number, column: number, cell: string) =>
      `${at(line, column)}: ${quoted(cell)} has another decimal sign than the numbers elsewhere.`,
    "too-large": (line: number, column: number, cell: string) =>
      `${at(line, column)}: ${quoted(cell)} is beyond ±10¹⁵.`,
  },

  // Bringing one in.
  importTitle: "A table of your own",
  importNote: "From a CSV file or a spreadsheet. It replaces the room's data.",
  chooseFile: "Choose a CSV file",
  orDrop: "or drop it here",
  orPaste: "Or paste cells copied from a spreadsheet:",
  placeholder: "x1, x2, y\n0, 1, 1\n1, 1, 0",
  readIt: "Read the cells",
  reading: "Reading the table",
  cancel: "Cancel",
  otherTable: "Start over",
  firstLineNames: "First line holds the column names",
  summary: (rows: string, columns: string) =>
    `${rows} ${rows === "1" ? "row" : "rows"}, ${columns} columns.`,
  readAs: (separator: string, decimal: string, encoding: string) =>
    `Separated by ${separator}, ${decimal}, ${encoding}.`,
  separators: { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" } as Readonly<
    Record<string, string>
  >,
  decimals: { point: "decimal point", comma: "decimal comma" },
  encodings: {
    "utf-8": "UTF-8",
    "utf-16le": "UTF-16",
    "utf-16be": "UTF-16",
    "windows-1252": "Windows-1252",
  },
  contents: "contents",
  use: "use as",
  purposeOf: (name: string) => `Use ${name} as`,
  roles: { input: "input", output: "target", classes: "target: classes", none: "left out" },
  roleDetails: {
    input: "the network sees it",
    output: "what it is to answer",
    classes: "each number is a class of its own",
    none: "not in the table",
  },
  numbersIn: (least: string, most: string) => `numbers, ${least} to ${most}`,
  gapsIn: (count: number) => plural(count, "gap", "gaps"),
  classesIn: (count: string, first: string, isMore: boolean) =>
    `${count} classes: ${first}${isMore ? ", …" : ""}`,
  mappedToNumber: (pairs: string) => `becomes ${pairs}`,
  mappedToColumns: (classes: string) => `becomes a column of 0 and 1 for each class: ${classes}`,
  found: (rows: string, inputs: string, outputs: string) =>
    `${rows} ${rows === "1" ? "row" : "rows"}, inputs: ${inputs}, targets: ${outputs}`,
  noInput: "No column is an input: choose at least one.",
  noOutput: "No column is a target: choose at least one.",
  noWholeRow: "No row is without a gap.",
  gap: (line: number, column: number, rows: number) =>
    `${at(line, column)} is empty. In all, ${plural(rows, "row has a gap", "rows have gaps")}.`,
  skipGaps: (rows: number) => (rows === 1 ? "Leave this row out" : `Leave these ${rows} rows out`),
  columnsOver: (columns: number, most: number) =>
    `This makes ${columns} columns; a room's table has at most ${most}.`,
  rowsOver: (rows: number, columns: number, most: number) =>
    `${rows} rows of ${columns} columns are ${rows * columns} numbers; a room's table has at most ${most}.`,
  take: {
    first: (rows: string) => `Take the first ${rows} rows`,
    spread: (rows: string) => `Take ${rows} rows, evenly spread`,
  },
  alsoSets: (changes: string) => `Also sets ${changes}.`,
  replace: "Use this table",
  replaceAnyway: "Use it anyway",
  sending: "Sending…",
  taken: (rows: string) => `The room has a table of ${rows} ${rows === "1" ? "row" : "rows"}.`,
  changedMeanwhile: (name: string) =>
    `${name} changed the data meanwhile. What you have here is kept: nothing is lost yet.`,

  // The buttons beside the data, and the editor.
  openTable: "Open as a table",
  lookAtTable: "Look at the table",
  bringIn: "From a file or spreadsheet",
  dropIt: "Drop it to read it",
  editorTitle: "The table",
  editorNote:
    "Arrows move, typing replaces a cell, F2 opens it. Copy and paste work as in a spreadsheet. The room gets it when you save.",
  lookNote: "Arrows move. You are watching: the host can make you an editor.",
  grid: "Rows of the data",
  tools: "Rows and columns",
  cell: (row: number, col: number) => `Row ${row}, column ${col}`,
  isTarget: (name: string) => `${name} is a target`,
  emptyMark: "empty",
  emptyCell: "This cell is empty: a number is needed.",
  noNumber: (cell: string) => `${quoted(cell)} is no number.`,
  beyond: "This is beyond ±10¹⁵.",
  nameTwice: (name: string) => `Two columns are called ${quoted(name)}.`,
  wrongCells: (row: number, col: number, problem: string, count: number) =>
    `Row ${row}, column ${col}: ${problem}${count > 1 ? ` ${count} cells are no numbers in all.` : ""}`,
  goToFirst: "Go to the first",
  addRow: "Add row",
  removeRows: (count: number) => (count === 1 ? "Remove row" : `Remove ${count} rows`),
  addColumn: "Add column",
  removeColumns: (count: number) => (count === 1 ? "Remove column" : `Remove ${count} columns`),
  undo: "Undo",
  redo: "Redo",
  full: (cells: number, columns: number) =>
    `A room's table has at most ${cells} numbers and ${columns} columns.`,
  tooLargeHere: (cells: number) =>
    `With these cells it has more than ${cells} numbers. Open it as a table and paste them there.`,
  close: "Close",
  save: "Save for the room",
  saveAnyway: "Save mine over it",
  takeTheirs: "Show theirs, drop mine",
  notSaved: "Your changes are not saved for the room.",
  dropDraft: "Drop them",
  goOn: "Go on editing",
  notLoaded: "The rows could not be loaded. Close this and try again.",
  paint: {
    title: "Painting points",
    what: "What the brush paints",
    plane: "The plane. Arrows move a cross, Space paints a point there, Delete erases.",
    keys: "Press or drag. By keys: arrows move, Space paints, Delete erases, 1 and 2 choose, Ctrl Z undoes.",
    erase: "Erase",
    undo: "Undo",
    clear: "Clear the plane",
    done: "Done",
    count: (count: string, most: string) =>
      `${count} ${count === "1" ? "point" : "points"}; at most ${most}.`,
    some: (count: string) => `Evenly taken from the ${count} of the set.`,
    full: (most: string) => `The plane is full: at most ${most} points.`,
    said: (words: string, x: string, y: string) => `${words} ${x}, ${y}`.trim(),
    erased: (count: number) => plural(count, "point erased at", "points erased at"),
  },
  tooLargeToEdit: (cells: number) => `As a table this would be more than ${cells} numbers.`,
} as const;
