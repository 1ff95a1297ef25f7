/** A part of the script: a cell of the notebook, a headed paragraph of the file. */
export interface NumpySection {
  readonly title: string;
  readonly lines: readonly string[];
}
