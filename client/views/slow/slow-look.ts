import type { MathsModel } from "#client/maths/maths-model.ts";
import type { MathsStep } from "#client/maths/maths-step.ts";

/** A number at a unit of the picture. */
export interface UnitNumber {
  readonly layer: number;
  readonly unit: number;
  readonly value: number;
}

/** A number on a line. */
export interface LineNumber extends UnitNumber {
  readonly from: number;
}

/** What one part of an iteration is in the network's picture. */
export interface SlowLook {
  /** Layers whose units take part; inputs are 0. */
  readonly layers: readonly number[];
  /** Layers into which the lines take part. */
  readonly lines: readonly number[];
  /** Where the numbers flow along them. */
  readonly flow: "forward" | "back" | "none";
  readonly units: readonly UnitNumber[];
  readonly weights: readonly LineNumber[];
}

/** Which part of an iteration is shown when so much of its time has passed, from 0. */
export function partIndex(passed: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(passed * count)));
}

/** Until the next part is due, in ms. */
export function untilNextMs(passed: number, count: number, ofMs: number): number {
  return Math.max(0, ((partIndex(passed, count) + 1) / count - passed) * ofMs);
}

/** Of a row of the data, its place in the batch; the first one where it is not in it. */
export function sampleOf({ samples }: Pick<MathsModel, "samples">, row: number): number {
  return Math.max(0, samples.indexOf(row + 1));
}

/**
 * Rule CS-69: the parts concerned and their numbers, all of them the iteration's own.
 *
 * @param sample place in the batch: of what has one row for each sample, this one is shown.
 */
export function slowLook(model: MathsModel, step: MathsStep, sample: number): SlowLook {
  const last = model.settings.layers.length;
  const { layer } = step;
  const nothing = { layers: [], lines: [], flow: "none", units: [], weights: [] } as const;
  const units = (name: string, at: number) => unitNumbers(model, `${name}${at}`, at, sample);
  switch (step.kind) {
    case "pre-activation":
      return {
        ...nothing,
        layers: [layer - 1],
        lines: [layer],
        flow: "forward",
        units: units("z", layer),
      };
    case "output":
      return { ...nothing, layers: [layer], units: units("a", layer) };
    case "loss":
      return { ...nothing, layers: [last], units: units("e", last) };
    case "delta":
      return {
        ...nothing,
        layers: [layer],
        lines: layer < last ? [layer + 1] : [],
        flow: "back",
        units: units("delta", layer),
      };
    case "gradient":
      return {
        ...nothing,
        layers: [layer - 1, layer],
        lines: [layer],
        weights: lineNumbers(model, `dW${layer}`, layer),
      };
    case "update": {
      const all = model.settings.layers.map((_, i) => i + 1);
      return {
        ...nothing,
        lines: all,
        weights: all.flatMap((into) => lineNumbers(model, `nextW${into}`, into)),
      };
    }
  }
}

function unitNumbers(
  { entities }: MathsModel,
  id: string,
  layer: number,
  sample: number,
): readonly UnitNumber[] {
  const matrix = entities.get(id)?.matrix;
  return matrix === undefined
    ? []
    : Array.from({ length: matrix.cols }, (_, unit) => ({
        layer,
        unit,
        value: matrix.data[sample * matrix.cols + unit] ?? Number.NaN,
      }));
}

function lineNumbers({ entities }: MathsModel, id: string, layer: number): readonly LineNumber[] {
  const matrix = entities.get(id)?.matrix;
  return matrix === undefined
    ? []
    : Array.from(matrix.data, (value, i) => ({
        layer,
        from: Math.floor(i / matrix.cols),
        unit: i % matrix.cols,
        value,
      }));
}
