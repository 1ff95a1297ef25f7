import { readFileSync } from "node:fs";
import type { GeneratedSet } from "#engine/settings.ts";

interface BundledSums {
  readonly rows: number;
  readonly classCounts: readonly number[];
  readonly unit: number;
  readonly sums: readonly number[];
  readonly weightedSums: readonly number[];
}

interface ScaledRows {
  readonly train: readonly (readonly number[])[];
  readonly test: readonly (readonly number[])[];
}

/** What numpy made of docs/DATA.md; the file says how. */
export const GOLDEN: {
  readonly generated: readonly {
    readonly name: GeneratedSet;
    readonly samples: number;
    readonly noise: number;
    readonly seed: number;
    readonly points: readonly (readonly [number, number, number])[];
  }[];
  readonly splits: readonly {
    readonly rows: number;
    readonly testShare: number;
    readonly splitSeed: number;
    readonly testRows: readonly number[];
  }[];
  readonly bundled: {
    readonly iris: BundledSums;
    readonly digits: BundledSums & { readonly classSum: number };
  };
  readonly irisScaled: {
    readonly standardize: ScaledRows;
    readonly "min-max": ScaledRows;
  };
} = JSON.parse(readFileSync(new URL("../../../golden/data.json", import.meta.url), "utf8"));
