type Image = HTMLCanvasElement | OffscreenCanvas;

let kept: Image | null = null;

/** Pixels as something that can be drawn, until the next ones; null where there is no canvas. */
export function brushImage(pixels: Uint8ClampedArray<ArrayBuffer>, side: number): Image | null {
  kept ??= typeof document === "undefined" ? new OffscreenCanvas(1, 1) : pageCanvas();
  if (kept.width !== side || kept.height !== side) {
    kept.width = side;
    kept.height = side;
  }
  const image = kept;
  const context = image.getContext("2d");
  if (context === null || !("putImageData" in context)) {
    return null;
  }
  context.putImageData(new ImageData(pixels, side, side), 0, 0);
  return image;
}

function pageCanvas(): HTMLCanvasElement {
  return document.createElement("canvas");
}
