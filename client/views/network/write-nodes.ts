import { fitNumber } from "#client/draw/fit-number.ts";
import type { LayerPlace } from "#client/draw/network-layout.ts";
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
    for (const node of place.nodes) {
      const group = groups[index++];
      if (group !== undefined) {
        const value = mean(data, node.from, node.to);
        if (hasHeat && place.grain !== "group") {
          writeRim(group, signOf(value));
        } else {
          writeNode(group, value, fullValue, node.radiusPx);
        }
      }
    }
  }
}

function writeRim(group: Element, sign: Sign, fill = "transparent"): void {
  const circle = group.querySelector<SVGCircleElement>("[data-fill]");
  const look = `${sign} ${fill}`;
  // An unchanged style costs nothing, but setting it does.
  if (circle !== null && circle.dataset["fill"] !== look) {
    circle.dataset["fill"] = look;
    circle.style.fill = fill;
    circle.style.stroke = HUES[sign];
    circle.style.strokeDasharray = sign === "-" ? "4 3" : "";
  }
}

function writeNode(group: Element, value: number, fullValue: number, radiusPx: number): void {
  const sign = signOf(value);
  const share = Math.round(tintOf(value, fullValue) * 30);
  writeRim(group, sign, `color-mix(in srgb, ${HUES[sign]} ${share}%, transparent)`);
  const number = group.querySelector<SVGTextElement>("[data-number]");
  if (number !== null) {
    const fitted = fitNumber(value, radiusPx);
    const size = `${fitted?.sizePx ?? 0}`;
    writeText(number, fitted?.text ?? "");
    if (number.dataset["number"] !== size) {
      number.dataset["number"] = size;
      number.style.fontSize = `${size}px`;
    }
  }
}

function mean(data: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    sum += data[i] ?? 0;
  }
  return sum / (to - from);
}
