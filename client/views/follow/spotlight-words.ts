import { hasPart, type NetworkPart, partName } from "#client/draw/network-part.ts";
import { unitName } from "#client/draw/unit-names.ts";
import { FOLLOW } from "#client/text/en/follow.ts";
import { layerWidths } from "#engine/layer-widths.ts";
import { networkLayers } from "#engine/network.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import type { Spotlight } from "#protocol/presentation.ts";

/** What is in the spotlight, in a few words. */
export function spotlightWords(spotlight: Spotlight, settings: TrainingSettings): string {
  if (spotlight.kind === "entity") {
    return FOLLOW.entity(spotlight.entity, spotlight.row, spotlight.col);
  }
  const layers = networkLayers(settings);
  if (!hasPart(layers, spotlight)) {
    return "";
  }
  return spotlight.kind === "unit"
    ? unitName(settings, spotlight.layer, spotlight.unit)
    : partName(layers, spotlight);
}

/** More rings would only be a pattern. */
const MOST_RINGS = 16;

/**
 * Rule CS-68: what a spotlight is in the network's picture: the line of a weight, the mark of a bias,
 * the circles of units; of a sample's row or a whole matrix of units, all units of its layer.
 */
export function spotlightParts(
  spotlight: Spotlight,
  settings: TrainingSettings,
): readonly NetworkPart[] {
  const parts = spotlight.kind === "entity" ? partsOfEntity(spotlight, settings) : [spotlight];
  const layers = networkLayers(settings);
  const known = parts.filter((part) => hasPart(layers, part));
  return known.length > MOST_RINGS ? [] : known;
}

type EntitySpotlight = Extract<Spotlight, { kind: "entity" }>;

function partsOfEntity(
  { entity, row, col }: EntitySpotlight,
  settings: TrainingSettings,
): readonly NetworkPart[] {
  const widths = layerWidths(settings);
  const [, letter = "", digits] = /^(.*?)(\d*)$/.exec(entity) ?? [];
  const layer = entity === "X" ? 0 : entity === "Y" ? widths.length - 1 : Number(digits || "-1");
  const units = col === null ? range(widths[layer]) : [col];
  if (letter.endsWith("W")) {
    const from = row === null ? range(widths[layer - 1]) : [row];
    return from.flatMap((start) =>
      units.map((unit) => ({ kind: "weight", layer, from: start, unit }) as const),
    );
  }
  const kind = letter.endsWith("b") ? "bias" : "unit";
  return units.map((unit) => ({ kind, layer, unit }) as const);
}

function range(count = 0): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}
