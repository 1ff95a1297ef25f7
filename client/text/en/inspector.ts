import { plural } from "#client/text/en/plural.ts";

/** Words of the network picture's parts and of the panel that looks at one of them. */
export const INSPECTOR = {
  title: "Inspector",
  close: "Close the inspector",
  pictureLabel: (widths: readonly number[]) =>
    `The network, ${widths.join("-")} units from inputs to outputs. Arrow keys choose a unit, Enter shows its formula and its weights.`,
  unitLabel: (name: string, place: string) => `${name}, ${place}`,
  numbers: "Numbers on the lines",
  numbersShort: "Numbers",
  numbersOf: { none: "none", unit: "one unit", all: "all" },
  numbersNote: "A number stands where there is room for it.",
  value: "value",
  bias: "bias",
  biasLegend: "bias of a unit",
  pressLegend: "press a line, bias or unit to look into it",
  gradient: (name: string) => `dC/d${name}`,
  gradientOver: (rows: string) => `over all ${rows} training rows, without the penalty`,
  gradientBatch: (size: string) => `the next update uses a batch of ${size} of them`,
  gradientRule: "this layer updates by another rule than the gradient",
  gradientPenalty: "the next update adds the penalty",
  gradientAt: (step: string) => `of step ${step}`,
  gradientNone: "This browser cannot compute it beside the page.",
  gradientWaiting: "Being computed…",
  rounded: "rounded to 7 digits on its way here",
  history: "history",
  historyFrom: (from: string, to: string, count: number) =>
    count === 1
      ? `step ${to}, the first that this page has shown`
      : `steps ${from} to ${to}: ${plural(count, "step", "steps")} of those that this page has shown`,
  historyLabel: (name: string) => `${name} by step`,
  edit: (name: string) => `${name}, by hand. Enter sets it, Escape leaves it.`,
  drag: (name: string) => `${name}, by dragging`,
  dragNote: "Everybody in the room sees it at once.",
  diverged: "The run has diverged: start it anew to set numbers.",
  locked: "The host alone sets weights by hand.",
  notANumber: "This is not a number.",
  tooLarge: "Numbers up to 1e15 can be set.",
  previousParameter: "Previous weight or bias",
  nextParameter: "Next weight or bias",
  formula: "formula",
  row: (row: string) => `with data row ${row}`,
  comesIn: "What comes in",
  goesOut: "Where it goes",
  linesIn: "Lines into this unit, arrow keys move",
  linesOut: "Lines out of this unit, arrow keys move",
  more: (count: number) => `and ${plural(count, "line", "lines")} more`,
  heat: (name: string) => `What ${name} makes of the plane`,
  heatOf: (across: string, up: string, low: string, high: string) =>
    `${across} across, ${up} up; its values are from ${low} to ${high}`,
  heatCentre: (centre: string) => `orange and hatched below ${centre}, blue above`,
  groupUnit: "Unit of the group",
  groupMean: (units: string, value: string, row: string) =>
    `units ${units}: their mean is ${value} with data row ${row}`,
  strip: (name: string) => `${name} by data row; arrow keys choose a row`,
  stripRow: (row: string, value: string) => `row ${row}: ${value}`,
  stripAll: (count: string) =>
    `a bar for each of the ${count} rows, in order, the tick marks the chosen one`,
  stripPart: (from: string, to: string, count: string) =>
    `a bar for each of the rows ${from} to ${to} of ${count}, in order: those around the chosen one`,
  stripRange: (low: string, high: string) =>
    `orange and down below 0, blue and up above, from ${low} to ${high}`,
  stripZero: "each of them is 0",
  stripZeroMark: "0 in each of these rows",
  stripLegend: "bars: value for each row; narrow: mean of neighbours",
  stripLegendPart: (from: string, to: string, count: string) =>
    `bars: values for rows ${from} to ${to} of ${count}; narrow: mean of neighbours`,
  inputUnit: "input: what the network sees of the row",
  from: (from: string, to: string) => `from ${from} to ${to}`,
  hiddenLayers: (count: number) => plural(count, "hidden layer", "hidden layers"),
  addLayer: "Add a hidden layer",
  noLayer: "There is no hidden layer to remove",
  nextRun: "for the next run",
  biasOf: (unit: string) => `bias of ${unit}`,
} as const;
