"use client";

import { createReplaySession } from "#client/session/replay-session.ts";
import { SessionProvider, useOpenSession } from "#client/session/use-session.tsx";
import { Shown } from "#client/views/controls/shown.tsx";
import { EmbedScreen } from "#client/views/embed/embed-screen.tsx";
import { useFrameSize } from "#client/views/embed/use-embed-shape.ts";
import { stepInAddress } from "#client/views/replay/step-address.ts";
import { PlayButton } from "#client/views/transport/play-button.tsx";
import { StepButtons } from "#client/views/transport/step-buttons.tsx";
import { Timeline } from "#client/views/transport/timeline.tsx";
import { usePastControls } from "#client/views/transport/transport-controls.ts";
import { useTimelineKeys } from "#client/views/transport/use-timeline-keys.ts";

/** `/embed/run/ID`: a saved run to be played in another page. */
export function EmbedRunView({ runId }: { readonly runId: string }) {
  const session = useOpenSession(runId, () => {
    const step = stepInAddress(window.location.search);
    return createReplaySession(step === null ? { runId } : { runId, step });
  });
  return session === null ? null : (
    <SessionProvider session={session}>
      <EmbedScreen
        session={session}
        href={`/run/${encodeURIComponent(runId)}`}
        line={<Timeline />}
        controls={<Player />}
      />
    </SessionProvider>
  );
}

/** Below this width there is room for the one button; the line does the rest. */
const WIDE_PX = 400;

function Player() {
  const controls = usePastControls();
  const { widthPx } = useFrameSize();
  useTimelineKeys(controls, () => undefined);
  const { play } = controls;
  return (
    <Shown control="play">
      {widthPx >= WIDE_PX ? (
        <StepButtons {...controls} />
      ) : (
        <PlayButton
          isPlaying={play.isPlaying}
          isDisabled={play.act === null}
          playLabel={play.label}
          onPress={() => play.act?.()}
        />
      )}
    </Shown>
  );
}
