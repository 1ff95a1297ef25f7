const PADDING_PX = 3;

/** A loss curve as an SVG path in a small box, from 0 to its largest value; "" for fewer than two points. */
export function thumbnailPath(
  losses: readonly number[],
  widthPx: number,
  heightPx: number,
): string {
  const finite = losses.filter(Number.isFinite);
  if (finite.length < 2) {
    return "";
  }
  const largest = Math.max(...finite, Number.MIN_VALUE);
  const xStep = (widthPx - 2 * PADDING_PX) / (finite.length - 1);
  return finite
    .map((loss, i) => {
      const x = PADDING_PX + i * xStep;
      const y = PADDING_PX + (1 - Math.max(0, loss) / largest) * (heightPx - 2 * PADDING_PX);
      return `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join("");
}
