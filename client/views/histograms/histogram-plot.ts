import {
  type BinCounts,
  type Histogram,
  SYMLOG_EDGES,
  widened,
} from "#client/views/histograms/histogram.ts";

export type BinKind = "linear" | "symlog";

/** A picture of histograms over time has at most so many bins of equal width. */
const MOST_BINS = 48;

export interface Bin {
  readonly low: number;
  /** Not included, but in the outermost bins, which are open. */
  readonly high: number;
}

/** Histograms of several steps over the same bins, ascending. */
export interface HistogramPlot {
  readonly kind: BinKind;
  readonly bins: readonly Bin[];
  /** By histogram and bin. */
  readonly counts: readonly (readonly number[])[];
  /** The fullest bin of all. */
  readonly most: number;
}

/** Of all numbers, that the bin around 0 may take in: the tiniest ones would stretch the picture. */
const MOST_AROUND_ZERO = 0.02;

/** Rule UI-125: all of the histograms over common bins; every number is in one of them. */
export function histogramPlot(histograms: readonly Histogram[], kind: BinKind): HistogramPlot {
  const width = kind === "linear" ? commonWidth(histograms) : 0;
  const cut = kind === "linear" ? 1 : cutOf(histograms.map(({ symlog }) => symlog));
  const parts = histograms.map(({ linear, symlog }) =>
    kind === "linear" ? widened(linear, width) : aroundZero(symlog, cut),
  );
  const first = Math.min(...parts.map((part) => part.first));
  const end = Math.max(...parts.map(endOf));
  const length = parts.length === 0 ? 0 : end - first;
  const counts = parts.map((part) =>
    Array.from({ length }, (_, i) => part.counts[first + i - part.first] ?? 0),
  );
  return {
    kind,
    bins: Array.from({ length }, (_, i) =>
      kind === "linear"
        ? { low: (first + i) * width, high: (first + i + 1) * width }
        : symlogEdges(first + i, cut),
    ),
    counts,
    most: Math.max(1, ...counts.flat()),
  };
}

/** Wide enough that no histogram is cut and the picture has few bins. */
function commonWidth(histograms: readonly Histogram[]): number {
  let width = Math.max(...histograms.map(({ linear }) => linear.width));
  const isTooFine = () => {
    const parts = histograms.map(({ linear }) => widened(linear, width));
    const first = Math.min(...parts.map((part) => part.first));
    return Math.max(...parts.map(endOf)) - first > MOST_BINS;
  };
  while (histograms.length > 0 && isTooFine()) {
    width *= 2;
  }
  return width;
}

/** Bins nearer to 0 than this one are one bin together. */
function cutOf(parts: readonly BinCounts[]): number {
  const sizes = Array.from({ length: SYMLOG_EDGES.length + 1 }, () => 0);
  for (const { first, counts } of parts) {
    for (const [i, count] of counts.entries()) {
      const size = Math.abs(first + i);
      sizes[size] = (sizes[size] ?? 0) + count;
    }
  }
  const most = MOST_AROUND_ZERO * sizes.reduce((sum, count) => sum + count, 0);
  let inside = sizes[0] ?? 0;
  let cut = 1;
  while (cut < SYMLOG_EDGES.length && inside + (sizes[cut] ?? 0) <= most) {
    inside += sizes[cut] ?? 0;
    cut += 1;
  }
  return cut;
}

/** The same numbers with all bins below `cut` as bin 0, and the others counted from there. */
function aroundZero({ first, counts }: BinCounts, cut: number): BinCounts {
  const placeOf = (bin: number) => Math.sign(bin) * Math.max(0, Math.abs(bin) - cut + 1);
  const start = placeOf(first);
  const merged = Array.from({ length: placeOf(first + counts.length - 1) - start + 1 }, () => 0);
  for (const [i, count] of counts.entries()) {
    const at = placeOf(first + i) - start;
    merged[at] = (merged[at] ?? 0) + count;
  }
  return { first: start, counts: merged };
}

function symlogEdges(bin: number, cut: number): Bin {
  const from = Math.abs(bin) + cut - 1;
  const far = SYMLOG_EDGES[from] ?? Number.POSITIVE_INFINITY;
  if (bin === 0) {
    return { low: -far, high: far };
  }
  const near = SYMLOG_EDGES[from - 1] ?? 0;
  return bin > 0 ? { low: near, high: far } : { low: -far, high: -near };
}

function endOf({ first, counts }: BinCounts): number {
  return first + counts.length;
}
