import { whenIdle } from "#client/ui/when-idle.ts";

/** What pictures are drawn with, in the page or in a worker. */
export type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A size in CSS px, and the device pixels of each. */
export interface CanvasBox {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly ratio: number;
}

/** A part of the page that is shown larger, as on a projector, has more device pixels. */
export function boxOf(canvas: HTMLCanvasElement, widthPx: number, heightPx: number): CanvasBox {
  return {
    widthPx,
    heightPx,
    ratio: (window.devicePixelRatio || 1) * zoomOf(canvas, widthPx, heightPx),
  };
}

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
  return fitted(canvas, context, boxOf(canvas, widthPx, heightPx));
}

/** As `beginDrawing`, for any canvas and where the page is not known. */
export function fitted<Of extends Brush>(
  canvas: HTMLCanvasElement | OffscreenCanvas,
  context: Of,
  { widthPx, heightPx, ratio }: CanvasBox,
): Of {
  const [width, height] = [Math.round(widthPx * ratio), Math.round(heightPx * ratio)];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, widthPx, heightPx);
  return context;
}

/** Even of the font that it has, a canvas in the page would have all styles computed first. */
export function setFont(context: Brush, font: string): void {
  if (context.font !== font) {
    context.font = font;
  }
}

interface KnownZoom {
  readonly widthPx: number;
  readonly heightPx: number;
  atMs: number;
  zoom: number;
}

/** To ask for it makes the browser compute styles: not while there are some to compute. */
const ZOOM_KEPT_MS = 500;
const zooms = new WeakMap<HTMLCanvasElement, KnownZoom>();

function zoomOf(canvas: HTMLCanvasElement, widthPx: number, heightPx: number): number {
  const atMs = performance.now();
  const known = zooms.get(canvas);
  if (known?.widthPx !== widthPx || known.heightPx !== heightPx) {
    const zoom = canvas.currentCSSZoom ?? 1;
    zooms.set(canvas, { widthPx, heightPx, atMs, zoom });
    return zoom;
  }
  if (atMs - known.atMs >= ZOOM_KEPT_MS) {
    known.atMs = atMs;
    whenIdle(() => {
      known.zoom = canvas.currentCSSZoom ?? 1;
    });
  }
  return known.zoom;
}

/** What may change the theme's variables besides the class of the page. */
const QUERIES = [
  "(prefers-color-scheme: dark)",
  "(prefers-contrast: more)",
  "(forced-colors: active)",
];

let known = new WeakMap<Element, Map<string, Partial<Record<string, string>>>>();
let knownFor: string | null = null;

/**
 * The theme's colours, for a canvas, which knows no CSS variables. They are kept until the theme is
 * another: to read them makes the browser compute the style of the whole page.
 */
export function readColours<Name extends string>(
  element: Element,
  names: readonly Name[],
): Record<Name, string> {
  forgetOtherTheme();
  const ofElement = known.get(element) ?? new Map<string, Partial<Record<string, string>>>();
  known.set(element, ofElement);
  const key = names.join();
  const colours: Partial<Record<Name, string>> = ofElement.get(key) ?? coloursOf(element, names);
  ofElement.set(key, colours);
  return colours as Record<Name, string>;
}

function coloursOf<Name extends string>(
  element: Element,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const style = getComputedStyle(element);
  const colours: Partial<Record<Name, string>> = {};
  for (const name of names) {
    colours[name] = asNumbers(style.getPropertyValue(`--${name}`).trim());
  }
  return colours;
}

/** `#rrggbb` of a colour that the system names, such as `CanvasText` where colours are forced. */
function asNumbers(colour: string): string {
  const context = colour.startsWith("#") ? null : document.createElement("canvas").getContext("2d");
  if (context === null) {
    return colour;
  }
  context.fillStyle = colour;
  return String(context.fillStyle);
}

function forgetOtherTheme(): void {
  if (knownFor === null) {
    for (const query of QUERIES) {
      window.matchMedia(query).addEventListener("change", () => {
        known = new WeakMap();
      });
    }
  }
  const theme = document.documentElement.className;
  if (theme !== knownFor) {
    knownFor = theme;
    known = new WeakMap();
  }
}
