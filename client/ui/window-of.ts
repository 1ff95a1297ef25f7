/** A part of a long list: from `from` up to but not including `to`. */
export interface ListWindow {
  readonly from: number;
  readonly to: number;
  readonly size: number;
  readonly indices: readonly number[];
}

/** The window of `size` items that starts at `start`, moved back where it would run over the end. */
export function windowOf(total: number, start: number, size: number): ListWindow {
  const from = Math.max(0, Math.min(start, total - size));
  const to = Math.min(total, from + size);
  return { from, to, size, indices: Array.from({ length: to - from }, (_, i) => from + i) };
}
