/** Words of the three looks at a gradient: one weight, all as a pile, the product. */
export const DEPTH = {
  title: (gradient: string) => `Three looks at ${gradient}`,
  choose: "How to look at it",
  depths: { weight: "One weight", pile: "A pile", product: "The product" },
  chooseWeight: "Press a weight: its sum is written out.",
  weightSentence: (weight: string, input: string, delta: string) =>
    `${weight} was multiplied by ${input} for each sample ●n. Its share is ${input} · ${delta}; the samples add up.`,
  biasSentence: (bias: string, delta: string) =>
    `${bias} was added to every sample, that is, multiplied by 1. Its share is ${delta} itself; the samples add up.`,
  weightLines: (weight: string) => `The sum of ${weight}, sample by sample`,
  columns: { sample: "sample", share: "share", partial: "sum so far" },
  samples: "samples",
  rows: "rows",
  cols: "columns",
  inner: "samples of the product",
  sumOf: (count: string, of: string, gradient: string) =>
    count === of
      ? `all ${of} sheets: this is ${gradient}`
      : `${count} of ${of} sheets, on the way to ${gradient}`,
  nothingYet: (gradient: string) => `no sheet yet: ${gradient} is 0`,
  sheetIs: (input: string, delta: string) =>
    `A sheet ●n is the row ${input}[●n], stood up, times the row ${delta}[●n].`,
  pileSlider: "How many sheets have dropped",
  dropNext: "Drop the next sheet",
  takeBack: "Take a sheet back",
  play: "Play",
  pause: "Pause",
  nextPair: "Next pair",
  skip: "Skip to the end",
  restart: "Restart",
  still: "The whole product at once. Press a number of the result: its row and column light up.",
  lookAt: "Press a number of the result to see its row meet its column.",
  cell: (name: string) => `${name} =`,
  derivation: "Why it is this product",
  transposed: (name: string) => `${name} transposed`,
  notYet: "not computed yet",
} as const;
