import { fitNumber } from "#client/draw/fit-number.ts";
import type { LayerPlace, NodePlace } from "#client/draw/network-layout.ts";
import { fullColourValue, type Sign, signOf, tintOf } from "#client/draw/value-colour.ts";
import { writeText } from "#client/ui/write-text.ts";
import type { Matrix } from "#engine/matrix.ts";

const HUES = { "+": "var(--positive)", "-": "var(--negative)", "0": "var(--zero)" } as const;

/**
 * Writes the values of one data row into the circles: colour, number, and a dashed rim below 0.
 * Where a heat map fills the circle, the rim alone tells the row's value.
 *
 * @param values of every layer, inputs first; each has one row.
 */
export function writeNodes(
  svg: SVGSVGElement,
  places: readonly LayerPlace[],
  values: readonly Matrix[],
  hasHeat = false,
): void {
  const groups = svg.querySelectorAll("[data-unit]");
  let index = 0;
  for (const [layer, place] of places.entries()) {
    const data = values[layer]?.data ?? new Float64Array(0);
    const fullValue = Math.max(1, fullColourValue(data));
    const isHeat = hasHeat && place.grain !== "group";
    for (const node of place.nodes) {
      const group = groups[index++];
      const into = group === undefined ? null : writtenIn(group, node, isHeat);
      if (into !== null) {
        writeNode(into, mean(data, node.from, node.to), fullValue);
      }
    }
  }
}

/** What stands in a circle: to compare with it costs less than to ask the page. */
interface Written {
  readonly node: NodePlace;
  readonly isHeat: boolean;
  readonly circle: SVGCircleElement;
  readonly number: SVGTextElement | null;
  fill: string;
  sign: Sign | null;
  sizePx: number;
}

const written = new WeakMap<Element, Written>();

/** Null where there is no circle. */
function writtenIn(group: Element, node: NodePlace, isHeat: boolean): Written | null {
  const known = written.get(group);
  if (known?.node === node && known.isHeat === isHeat) {
    return known;
  }
  const circle = group.querySelector<SVGCircleElement>("[data-fill]");
  if (circle === null) {
    return null;
  }
  const number = group.querySelector<SVGTextElement>("[data-number]");
  const found: Written = { node, isHeat, circle, number, fill: "", sign: null, sizePx: -1 };
  written.set(group, found);
  return found;
}

function writeNode(into: Written, value: number, fullValue: number): void {
  const sign = signOf(value);
  if (into.isHeat) {
    writeRim(into, sign, "transparent");
    return;
  }
  const share = Math.round(tintOf(value, fullValue) * 30);
  writeRim(into, sign, `color-mix(in srgb, ${HUES[sign]} ${share}%, transparent)`);
  if (into.number !== null) {
    const fitted = fitNumber(value, into.node.radiusPx);
    const sizePx = fitted?.sizePx ?? 0;
    writeText(into.number, fitted?.text ?? "");
    if (into.sizePx !== sizePx) {
      into.sizePx = sizePx;
      into.number.style.fontSize = `${sizePx}px`;
    }
  }
}

/** An unchanged style costs nothing, but setting it does. */
function writeRim(into: Written, sign: Sign, fill: string): void {
  const { style } = into.circle;
  if (into.sign !== sign) {
    into.sign = sign;
    style.stroke = HUES[sign];
    style.strokeDasharray = sign === "-" ? "4 3" : "";
  }
  if (into.fill !== fill) {
    into.fill = fill;
    style.fill = fill;
  }
}

function mean(data: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    sum += data[i] ?? 0;
  }
  return sum / (to - from);
}
