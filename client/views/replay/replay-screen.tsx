"use client";

import { useEffect, useMemo, useState } from "react";
import type { Session } from "#client/session/session.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { lazily } from "#client/ui/lazily.tsx";
import { useHiddenPanels } from "#client/views/controls/use-hidden-panels.ts";
import { LossPanel } from "#client/views/loss/loss-panel.tsx";
import { MatricesPanel } from "#client/views/matrices/matrices-panel.tsx";
import { sessionMoments } from "#client/views/moment/session-moments.ts";
import { MomentProvider } from "#client/views/moment/use-moment.tsx";
import { NetworkPanel } from "#client/views/network/network-panel.tsx";
import { Results } from "#client/views/outputs/results.tsx";
import { RowChoiceProvider } from "#client/views/outputs/row-choice.tsx";
import { ReplayEvents } from "#client/views/replay/replay-events.tsx";
import { ReplayHeader } from "#client/views/replay/replay-header.tsx";
import { ReplayTransport } from "#client/views/replay/replay-transport.tsx";
import { SettingsInForce } from "#client/views/replay/settings-in-force.tsx";
import { useStepInAddress } from "#client/views/replay/use-step-in-address.ts";
import { PanelSkeleton } from "#client/views/room/panel-skeleton.tsx";
import { RoomFailed } from "#client/views/room/room-failed.tsx";
import { useOpenPanel } from "#client/views/room/use-open-panel.ts";
import { Workspace } from "#client/views/room/workspace.tsx";
import { RoomRuns } from "#client/views/runs/room-runs.tsx";
import { ShortcutsDialog } from "#client/views/transport/shortcuts-dialog.tsx";

const MathsPanel = lazily(
  async () => (await import("#client/views/maths/maths-panel.tsx")).MathsPanel,
  <PanelSkeleton panel="maths" />,
);

/** A saved run: the same panels as in the room, with a transport that also goes back. */
export function ReplayScreen({ session }: { readonly session: Session }) {
  const source = useMemo(() => sessionMoments(session.store), [session]);
  const failure = useSession(({ connection }) =>
    connection.kind === "failed" ? connection.error : null,
  );
  const [isListOpen, setIsListOpen] = useState(false);
  const opened = useOpenPanel();
  const hiddenPanels = useHiddenPanels();
  const name = useSession((state) => state.run?.name ?? null);
  useEffect(() => {
    if (name !== null) {
      document.title = `${name} · ${text.product}`;
    }
  }, [name]);
  if (failure !== null) {
    return <RoomFailed error={failure} />;
  }
  return (
    <MomentProvider source={source}>
      <RowChoiceProvider>
        <AddressFollows />
        <div className="flex min-h-dvh flex-col">
          <ReplayHeader onShortcuts={() => setIsListOpen(true)} />
          <Workspace
            opened={opened}
            hidden={hiddenPanels}
            network={<NetworkPanel />}
            loss={<LossPanel />}
            outputs={<Results />}
            matrices={<MatricesPanel />}
            maths={opened.panel === "maths" ? <MathsPanel /> : null}
            settings={<SettingsInForce />}
            activity={<ReplayEvents />}
            runs={opened.panel === "runs" ? <RoomRuns /> : null}
          />
          <ReplayTransport onShortcuts={() => setIsListOpen(true)} />
        </div>
        <ShortcutsDialog
          isOpen={isListOpen}
          onOpenChange={setIsListOpen}
          shortcuts={text.shortcuts.replay}
        />
      </RowChoiceProvider>
    </MomentProvider>
  );
}

function AddressFollows() {
  useStepInAddress();
  return null;
}
