"use client";

import { useStore } from "zustand";
import type { LayerPlace } from "#client/draw/network-layout.ts";
import { useSession } from "#client/session/use-session.tsx";
import { lazily } from "#client/ui/lazily.tsx";
import type { Size } from "#client/ui/use-size.ts";
import { presenting, useIsPresenting } from "#client/views/follow/presenting.ts";
import type { TrainingSettings } from "#engine/settings.ts";

const SpotlightRing = lazily(
  async () => (await import("#client/views/follow/spotlight-ring.tsx")).SpotlightRing,
);
const SlowPicture = lazily(
  async () => (await import("#client/views/slow/slow-picture.tsx")).SlowPicture,
);

interface PictureOverlaysProps {
  readonly places: readonly LayerPlace[];
  readonly size: Size;
  readonly settings: TrainingSettings;
  readonly row: number;
}

/** What stands over the network's picture at times: loaded then. */
export function PictureOverlays(props: PictureOverlaysProps) {
  const spotlight = useSession(({ room }) => room?.presentation?.spotlight ?? null);
  const isSlow = useSession(({ slowStep }) => slowStep !== null);
  const isOn = useIsPresenting();
  const isAlone = useStore(presenting, (state) => state.isAlone);
  return (
    <>
      {isSlow ? <SlowPicture {...props} /> : null}
      {spotlight === null || isOn || isAlone ? null : (
        <SpotlightRing {...props} spotlight={spotlight} />
      )}
    </>
  );
}
