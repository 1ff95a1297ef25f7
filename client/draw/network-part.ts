import { type NetworkLayer, parameterName } from "#engine/network.ts";

/** A place in the picture of the network; layers and units count from 0, inputs are layer 0. */
export type NetworkPart =
  | { readonly kind: "unit"; readonly layer: number; readonly unit: number }
  /** The line from unit `from` of the layer before into unit `unit`. */
  | {
      readonly kind: "weight";
      readonly layer: number;
      readonly from: number;
      readonly unit: number;
    }
  | { readonly kind: "bias"; readonly layer: number; readonly unit: number };

/** What has a value of its own in the network. */
export type ParameterPart = Exclude<NetworkPart, { kind: "unit" }>;

/** Where a weight or bias stands in the list of all parameters; null when there is none such. */
export function indexOfPart(layers: readonly NetworkLayer[], part: ParameterPart): number | null {
  const layer = layers[part.layer - 1];
  if (layer === undefined || part.unit >= layer.units) {
    return null;
  }
  if (part.kind === "bias") {
    return layer.biasesAt === null ? null : layer.biasesAt + part.unit;
  }
  return part.from < layer.inputs ? layer.weightsAt + part.from * layer.units + part.unit : null;
}

/** The part at a place in the list of all parameters; null when it lies outside the network. */
export function partOfIndex(layers: readonly NetworkLayer[], index: number): ParameterPart | null {
  const layer = index < 0 ? undefined : layers.find(({ end }) => index < end);
  if (layer === undefined) {
    return null;
  }
  const { number, units, weightsAt, biasesAt } = layer;
  if (biasesAt !== null && index >= biasesAt) {
    return { kind: "bias", layer: number, unit: index - biasesAt };
  }
  const at = index - weightsAt;
  return { kind: "weight", layer: number, from: Math.floor(at / units), unit: at % units };
}

/** Whether the network has this part. */
export function hasPart(layers: readonly NetworkLayer[], part: NetworkPart): boolean {
  if (part.kind !== "unit") {
    return indexOfPart(layers, part) !== null;
  }
  const units = part.layer === 0 ? layers[0]?.inputs : layers[part.layer - 1]?.units;
  return part.unit < (units ?? 0);
}

/** As on screen: `W2[3][1]`, `b1[4]`. */
export function partName(layers: readonly NetworkLayer[], part: ParameterPart): string {
  const index = indexOfPart(layers, part);
  return index === null ? "" : parameterName(layers, index);
}

export function isSamePart(a: NetworkPart | null, b: NetworkPart | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
