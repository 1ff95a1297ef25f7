/**
 * Fits a canvas to its box in device pixels and clears it; drawing is then in CSS px.
 * Null while the canvas has no size.
 */
export function beginDrawing(
  canvas: HTMLCanvasElement,
  widthPx: number,
  heightPx: number,
): CanvasRenderingContext2D | null {
  const context = canvas.getContext("2d");
  if (context === null || widthPx <= 0 || heightPx <= 0) {
    return null;
  }
  // A part of the page that is shown larger, as on a projector, has more device pixels.
  const ratio = (window.devicePixelRatio || 1) * (canvas.currentCSSZoom ?? 1);
  const [width, height] = [Math.round(widthPx * ratio), Math.round(heightPx * ratio)];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, widthPx, heightPx);
  return context;
}

/** The theme's colours, for a canvas, which knows no CSS variables. */
export function readColours<Name extends string>(
  element: Element,
  names: readonly Name[],
): Record<Name, string> {
  const style = getComputedStyle(element);
  const colours: Partial<Record<Name, string>> = {};
  for (const name of names) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
  return colours as Record<Name, string>;
}
