"use client";

import { useSession } from "#client/session/use-session.tsx";
import { TransportBar } from "#client/views/transport/transport-bar.tsx";
import { usePastControls } from "#client/views/transport/transport-controls.ts";

/** Play, scrub, and one step on or back. */
export function ReplayTransport({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const controls = usePastControls();
  const isReady = useSession((state) => state.frame !== null);
  return <TransportBar controls={controls} isSpeedDisabled={!isReady} onShortcuts={onShortcuts} />;
}
