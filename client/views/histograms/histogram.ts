/** Counts from bin `first` on; bins before and behind are empty. */
export interface BinCounts {
  readonly first: number;
  readonly counts: readonly number[];
}

/**
 * How some numbers are spread, twice: in bins of equal width, and in bins that grow with the size.
 * Both kinds have fixed edges, so that histograms of different steps go into one picture.
 */
export interface Histogram {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Bin i holds i * width up to but not including (i + 1) * width; `width` is a power of two. */
  readonly linear: BinCounts & { readonly width: number };
  /** Bin 0 holds what is nearer to 0 than the first edge; bin 1 begins there, bin -1 is its mirror. */
  readonly symlog: BinCounts;
}

/** Bins of equal width, at each side of 0, at most. */
const MOST_EACH_SIDE = 64;
const [LEAST_EXPONENT, MOST_EXPONENT] = [-7, 6];

/** 1, 2 and 5 times the powers of ten. */
export const SYMLOG_EDGES: readonly number[] = Array.from(
  { length: MOST_EXPONENT - LEAST_EXPONENT + 1 },
  (_, i) => [1, 2, 5].map((mantissa) => Number(`${mantissa}e${LEAST_EXPONENT + i}`)),
).flat();

/** Rule UI-124: each number is counted once in each kind of bins. */
export function histogramOf(values: Float64Array): Histogram {
  let [min, max, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
  }
  const width = widthFor(Math.max(Math.abs(min), Math.abs(max)));
  return {
    count: values.length,
    min,
    max,
    mean: sum / values.length,
    linear: { width, ...countsBy(values, (value) => Math.floor(value / width)) },
    symlog: countsBy(values, symlogBin),
  };
}

/** Which bin of the kind that grows with the size a number is in. */
export function symlogBin(value: number): number {
  const size = Math.abs(value);
  let [low, high] = [0, SYMLOG_EDGES.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((SYMLOG_EDGES[middle] ?? 0) <= size) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return value < 0 && low > 0 ? -low : low;
}

/** Narrow bins put together to wider ones: both widths are powers of two, so that none is cut. */
export function widened({ first, counts, width }: Histogram["linear"], wider: number): BinCounts {
  const each = Math.max(1, Math.round(wider / width));
  const start = Math.floor(first / each);
  const end = Math.floor((first + counts.length - 1) / each);
  const merged = Array.from({ length: end - start + 1 }, () => 0);
  for (const [i, count] of counts.entries()) {
    const at = Math.floor((first + i) / each) - start;
    merged[at] = (merged[at] ?? 0) + count;
  }
  return { first: start, counts: merged };
}

/** The power of two with which the largest number is within the bins. */
function widthFor(largest: number): number {
  let width = 2 ** -40;
  while (largest / width >= MOST_EACH_SIDE) {
    width *= 2;
  }
  return width;
}

function countsBy(values: Float64Array, binOf: (value: number) => number): BinCounts {
  const bins = new Map<number, number>();
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    const bin = binOf(value);
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
    first = Math.min(first, bin);
    last = Math.max(last, bin);
  }
  const length = bins.size === 0 ? 0 : last - first + 1;
  return {
    first: length === 0 ? 0 : first,
    counts: Array.from({ length }, (_, i) => bins.get(first + i) ?? 0),
  };
}
