import type { Rgb } from "#client/draw/heat-map.ts";
import { tintOf } from "#client/draw/value-colour.ts";
import type { MatrixView } from "#client/maths/lens.ts";
import type { Matrix } from "#engine/matrix.ts";

/** The longer side of the map, about. */
const SIDE_PX = 224;
const CELL_PX = { least: 2, most: 14 };
/** Cells smaller than this have no room for stripes. */
const STRIPED_PX = 4;

export interface HeatPixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** How large a cell of a map is, in px. */
export function heatCellPx({ heatRows, heatCols }: MatrixView): number {
  const side = Math.floor(SIDE_PX / Math.max(heatRows.length, heatCols.length));
  return Math.max(CELL_PX.least, Math.min(CELL_PX.most, side));
}

/** The rows and columns of a map as pixels: the stronger the larger, striped where negative. */
export function heatPixels(
  { data, cols }: Matrix,
  view: MatrixView,
  fullValue: number,
  { positive, negative }: { readonly positive: Rgb; readonly negative: Rgb },
): HeatPixels {
  const cellPx = heatCellPx(view);
  const { heatRows, heatCols } = view;
  const [width, height] = [heatCols.length * cellPx, heatRows.length * cellPx];
  const pixels = new Uint8ClampedArray(4 * width * height);
  for (const [r, row] of heatRows.entries()) {
    for (const [c, col] of heatCols.entries()) {
      const value = data[row * cols + col] ?? Number.NaN;
      const alpha = 255 * tintOf(value, fullValue);
      const from = 4 * (r * cellPx * width + c * cellPx);
      paintCell(pixels, from, width, cellPx, value < 0 ? negative : positive, alpha, value < 0);
    }
  }
  return { width, height, pixels };
}

function paintCell(
  pixels: Uint8ClampedArray,
  from: number,
  width: number,
  cellPx: number,
  [red, green, blue]: Rgb,
  alpha: number,
  isNegative: boolean,
): void {
  const isStriped = isNegative && cellPx >= STRIPED_PX;
  for (let i = 0; i < cellPx * cellPx; i++) {
    const [x, y] = [i % cellPx, Math.floor(i / cellPx)];
    const at = from + 4 * (y * width + x);
    pixels[at] = red;
    pixels[at + 1] = green;
    pixels[at + 2] = blue;
    pixels[at + 3] = isStriped && (x + y) % STRIPED_PX === 0 ? alpha / 3 : alpha;
  }
}
