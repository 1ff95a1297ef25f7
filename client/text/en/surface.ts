/** Words of the picture of what the network answers in the plane. */
export const SURFACE = {
  classes: "Decision surface",
  numbers: "Regression surface",
  atStep: (step: string) => `of step ${step}`,
  showTest: "Test points",
  discretize: "Discretize",
  output: "Output shown",
  crosshair: (across: string, up: string) =>
    `Crosshair: arrow keys move it along ${across} and ${up}, with Shift farther, Escape takes it away`,
  nowhere: "Point at it, or use the arrow keys.",
  at: (across: string, x: string, up: string, y: string) => `${across} = ${x}, ${up} = ${y}`,
  answer: (name: string, value: string) => `a(${name}) = ${value}`,
  onlyAnswer: (value: string) => `a = ${value}`,
  isClass: (name: string) => `class ${name}`,
  boundary: (value: string) => `thick line: a = ${value}`,
  lines: "thick line: 0, thin lines: round values",
  belowZero: "below 0",
  aboveZero: "above 0",
  zero: "0",
  paler: "a paler point is nearer to 0",
  hollow: "hollow: test",
  hidden: "Hidden space",
  hiddenNote: "What two units make of the data.",
  showPlane: "The plane",
  meshLines: "fine lines: the plane's own grid, each piece in the colour of its answer",
  meshBoundary: (value: string) => `thick line: where a = ${value}`,
  noMesh: "Of a layer with more than 64 units the rows are shown, not the plane.",
  layer: "Layer",
  layerName: (layer: number, last: number) =>
    layer === 0 ? "inputs" : layer === last ? "output" : `layer ${layer}`,
  unitAcross: "Unit across",
  unitUp: "Unit up",
  firstRows: (count: string) => `The first ${count} rows.`,
  hiddenPlaneLabel: (rows: number, across: string, up: string) =>
    `The plane and ${rows} rows of the data where ${across}, across, and ${up}, up, put them`,
  hiddenLabel: (rows: number, across: string, up: string) =>
    `${rows} rows of the data where ${across}, across, and ${up}, up, put them`,
} as const;
