"use client";

import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useRef,
  useState,
} from "react";
import { movedCursor, type NetworkCursor } from "#client/draw/network-cursor.ts";
import { hitNetwork } from "#client/draw/network-hit.ts";
import type { LayerPlace } from "#client/draw/network-layout.ts";
import { isSamePart, type NetworkPart } from "#client/draw/network-part.ts";
import { unitName } from "#client/draw/unit-names.ts";
import { INSPECTOR } from "#client/text/en/inspector.ts";
import { text } from "#client/text/en.ts";
import { layerWidths } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** How far from a line one may press. */
const TOLERANCE_PX = { mouse: 6, finger: 14 };

interface PictureSurfaceProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly places: readonly LayerPlace[];
  readonly settings: TrainingSettings;
  readonly chosen: NetworkPart | null;
  readonly pointed: NetworkPart | null;
  readonly onChoose: (part: NetworkPart) => void;
  readonly onPoint: (part: NetworkPart | null) => void;
  readonly children: ReactNode;
}

/** Makes the picture's units, biases and lines things that one can point at and choose. */
export function PictureSurface(props: PictureSurfaceProps) {
  const { ref, places, settings, pointed, onChoose, onPoint, children } = props;
  const isMouse = useRef(true);
  const partAt = (event: { clientX: number; clientY: number }): NetworkPart | null => {
    const box = ref.current?.getBoundingClientRect();
    const at = { xPx: event.clientX - (box?.left ?? 0), yPx: event.clientY - (box?.top ?? 0) };
    const tolerancePx = isMouse.current ? TOLERANCE_PX.mouse : TOLERANCE_PX.finger;
    return hitNetwork(places, settings.bias, at, tolerancePx);
  };
  const follow = (event: PointerEvent) => {
    isMouse.current = event.pointerType !== "touch";
    const part = isMouse.current ? partAt(event) : null;
    if (isMouse.current && !isSamePart(part, pointed)) {
      onPoint(part);
    }
  };
  return (
    // Keys go through the units' buttons and the inspector's lists of lines.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a form's
    <div
      ref={ref}
      role="group"
      aria-label={INSPECTOR.pictureLabel(layerWidths(settings))}
      className="relative h-full w-full"
      data-testid="network-picture"
      onPointerDown={(event) => {
        isMouse.current = event.pointerType !== "touch";
      }}
      onPointerMove={follow}
      onPointerLeave={() => onPoint(null)}
      onClick={(event) => {
        const part = partAt(event);
        if (part !== null) {
          onChoose(part);
        }
      }}
    >
      {children}
      {/* Not on what holds everything: a cursor is inherited, and all in it would be styled anew. */}
      <span
        className="absolute inset-0"
        style={{ cursor: pointed === null ? undefined : "pointer" }}
        aria-hidden
      />
      <UnitButtons {...props} />
    </div>
  );
}

/** One tab stop for all units; arrow keys move between them. */
function UnitButtons(props: PictureSurfaceProps) {
  const { ref, places, settings, chosen, pointed, onChoose, onPoint } = props;
  const [cursor, setCursor] = useState<NetworkCursor>({ layer: 0, node: 0 });
  const hasCursor = places[cursor.layer]?.nodes[cursor.node] !== undefined;
  const onKeyDown = (event: KeyboardEvent, from: NetworkCursor) => {
    if (event.key === "Escape" && pointed !== null && !isSamePart(pointed, chosen)) {
      // What is shown beside it goes first, then what is pinned.
      event.stopPropagation();
      onPoint(null);
    }
    const next = movedCursor(places, from, event.key);
    if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (next !== null) {
      setCursor(next);
      ref.current
        ?.querySelector<HTMLElement>(`[data-testid="unit-${next.layer}-${next.node + 1}"]`)
        ?.focus();
    }
  };
  return places.flatMap(({ nodes, grain }, layer) =>
    nodes.map(({ xPx, yPx, radiusPx, from, to }, node) => {
      const here = { layer, node };
      const part: NetworkPart = { kind: "unit", layer, unit: from };
      const isCursor = hasCursor
        ? cursor.layer === layer && cursor.node === node
        : layer === 0 && node === 0;
      const label =
        grain === "group" ? text.network.group(from + 1, to) : unitName(settings, layer, from);
      return (
        <button
          // A unit is its place in its layer.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={`${layer}-${from}`}
          type="button"
          tabIndex={isCursor ? 0 : -1}
          aria-label={INSPECTOR.unitLabel(label, placeWords(layer, settings))}
          aria-pressed={
            chosen?.kind === "unit" &&
            chosen.layer === layer &&
            from <= chosen.unit &&
            chosen.unit < to
          }
          title={label}
          data-testid={`unit-${layer}-${node + 1}`}
          className="absolute rounded-full"
          style={{
            left: xPx - radiusPx,
            top: yPx - radiusPx,
            width: 2 * radiusPx,
            height: 2 * radiusPx,
          }}
          onFocus={() => {
            setCursor(here);
            onPoint(part);
          }}
          // Of another unit its own focus tells.
          onBlur={({ relatedTarget }) =>
            ref.current?.contains(relatedTarget) === true || onPoint(null)
          }
          onKeyDown={(event) => onKeyDown(event, here)}
          onClick={(event) => {
            event.stopPropagation();
            onChoose(part);
          }}
        />
      );
    }),
  );
}

/** Which layer this is, in words. */
function placeWords(layer: number, settings: TrainingSettings): string {
  const { inputs, output, hidden } = text.network;
  const last = settings.layers.length;
  return layer === 0 ? inputs : layer === last ? output : hidden(layer, last - 1);
}
