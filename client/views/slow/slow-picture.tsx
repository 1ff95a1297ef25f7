"use client";

import type { LayerPlace } from "#client/draw/network-layout.ts";
import { useSession } from "#client/session/use-session.tsx";
import type { Size } from "#client/ui/use-size.ts";
import { useSessionMaths } from "#client/views/maths/now/use-session-maths.ts";
import { SlowCaption } from "#client/views/slow/slow-caption.tsx";
import { SlowLights } from "#client/views/slow/slow-lights.tsx";
import { sampleOf, slowLook } from "#client/views/slow/slow-look.ts";
import { useSlowPart } from "#client/views/slow/use-slow-part.ts";

interface SlowPictureProps {
  readonly places: readonly LayerPlace[];
  readonly size: Size;
  /** The data row whose numbers stand in the picture, from 0. */
  readonly row: number;
}

/** One step of the training in slow motion: what is computed now, where, and with which numbers. */
export function SlowPicture({ places, size, row }: SlowPictureProps) {
  const maths = useSessionMaths();
  const step = useSession(({ slowStep }) => slowStep?.step ?? null);
  const model = maths.kind === "here" ? maths.model : null;
  const part = useSlowPart(model?.steps.length ?? 0);
  const shown = part === null ? undefined : model?.steps[part];
  // Between two steps the numbers of one never stand on the other.
  if (model === null || model.step !== step || shown === undefined) {
    return null;
  }
  const sample = sampleOf(model, row);
  const look = slowLook(model, shown, sample);
  const isUnitByUnit = places.every(({ grain }) => grain === "unit");
  return (
    <>
      {isUnitByUnit ? <SlowLights places={places} size={size} look={look} /> : null}
      <SlowCaption
        model={model}
        step={shown}
        sample={isUnitByUnit && look.units.length > 0 ? (model.samples[sample] ?? null) : null}
      />
    </>
  );
}
