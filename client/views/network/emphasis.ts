import {
  type BiasLabel,
  type LineLabel,
  placeBiasLabels,
  placeLineLabels,
} from "#client/draw/line-labels.ts";
import type { LayerPlace } from "#client/draw/network-layout.ts";
import { isSamePart, type NetworkPart } from "#client/draw/network-part.ts";

/** Which lines have their number written on them. */
export type NumbersChoice = "none" | "unit" | "all";

/** What the picture shows besides the network itself. */
export interface Emphasis {
  /** Chosen or pointed at. */
  readonly parts: readonly NetworkPart[];
  /** Its lines stand out from all others; null when all are alike. */
  readonly unit: NetworkPart | null;
  readonly labels: readonly LineLabel[];
  readonly biasLabels: readonly BiasLabel[];
}

/** What somebody points at, here or in another view, and what they chose. */
interface EmphasisOn {
  readonly chosen: NetworkPart | null;
  readonly pointed: NetworkPart | null;
  readonly lit: readonly NetworkPart[];
}

/** Pointing goes before what was chosen; numbers stand on the lines that were asked for. */
export function emphasisOf(
  places: readonly LayerPlace[],
  { chosen, pointed, lit }: EmphasisOn,
  numbers: NumbersChoice,
  hasBiases: boolean,
): Emphasis {
  const own = [chosen, pointed].filter((part) => part !== null);
  const others = lit.filter((part) => own.every((known) => !isSamePart(known, part)));
  const unit = [pointed, chosen].find((part) => part?.kind === "unit") ?? null;
  const isOfUnit = (layer: number, from: number, to: number) =>
    (unit?.layer === layer && holds(places, layer, to, unit.unit)) ||
    (unit?.layer === layer - 1 && holds(places, layer - 1, from, unit.unit));
  const isBiasOfUnit = (layer: number, node: number) =>
    unit?.layer === layer && holds(places, layer, node, unit.unit);
  const never = () => false;
  const always = () => true;
  const biasLabels = placeBiasLabels(
    places,
    hasBiases ? { none: never, unit: isBiasOfUnit, all: always }[numbers] : never,
  );
  const isWanted = { none: never, unit: isOfUnit, all: always }[numbers];
  return {
    parts: [...own, ...others],
    unit,
    labels: placeLineLabels(places, isWanted, biasLabels),
    biasLabels,
  };
}

function holds(places: readonly LayerPlace[], layer: number, node: number, unit: number): boolean {
  const place = places[layer]?.nodes[node];
  return place !== undefined && place.from <= unit && unit < place.to;
}
