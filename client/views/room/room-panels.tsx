"use client";

import { memo } from "react";
import { useSession } from "#client/session/use-session.tsx";
import { lazily } from "#client/ui/lazily.tsx";
import { useHiddenPanels } from "#client/views/controls/use-hidden-panels.ts";
import { LossPanel } from "#client/views/loss/loss-panel.tsx";
import { NetworkPanel } from "#client/views/network/network-panel.tsx";
import { PanelSkeleton } from "#client/views/room/panel-skeleton.tsx";
import { useOpenPanel } from "#client/views/room/use-open-panel.ts";
import { Workspace } from "#client/views/room/workspace.tsx";

const SettingsPanel = lazily(
  async () => (await import("#client/views/settings/settings-panel.tsx")).SettingsPanel,
  <PanelSkeleton panel="settings" />,
);
const Results = lazily(
  async () => (await import("#client/views/outputs/results.tsx")).Results,
  <PanelSkeleton panel="outputs" />,
);
const ActivityPanel = lazily(
  async () => (await import("#client/views/room/activity-panel.tsx")).ActivityPanel,
  <PanelSkeleton panel="activity" />,
);
const MatricesPanel = lazily(
  async () => (await import("#client/views/matrices/matrices-panel.tsx")).MatricesPanel,
  <PanelSkeleton panel="matrices" />,
);
const MathsPanel = lazily(
  async () => (await import("#client/views/maths/maths-panel.tsx")).MathsPanel,
  <PanelSkeleton panel="maths" />,
);
const NumpyPanel = lazily(
  async () => (await import("#client/views/numpy/numpy-panel.tsx")).NumpyPanel,
  <PanelSkeleton panel="numpy" />,
);
const RoomRuns = lazily(
  async () => (await import("#client/views/runs/room-runs.tsx")).RoomRuns,
  <PanelSkeleton panel="runs" />,
);

/** Made once: React renders none of them again because another one was opened. */
const NETWORK = <NetworkPanel />;
const LOSS = <LossPanel />;
const RESULTS = <Results />;
const MATRICES = <MatricesPanel />;
const SETTINGS = <SettingsPanel />;
const ACTIVITY = <ActivityPanel />;

/**
 * The panels of a room, in the order of the data: settings, network, outputs. What the first
 * picture does without comes after the room itself: nothing it needs waits for those.
 */
export const RoomPanels = memo(function RoomPanels() {
  const isHere = useSession((state) => state.room !== null);
  const opened = useOpenPanel();
  const areRunsSeen = opened.panel === "runs";
  return (
    <Workspace
      opened={opened}
      hidden={useHiddenPanels()}
      network={NETWORK}
      loss={LOSS}
      outputs={isHere ? RESULTS : <PanelSkeleton panel="outputs" />}
      matrices={isHere ? MATRICES : <PanelSkeleton panel="matrices" />}
      maths={isHere && opened.panel === "maths" ? <MathsPanel /> : null}
      numpy={isHere && opened.panel === "numpy" ? <NumpyPanel /> : null}
      settings={isHere ? SETTINGS : <PanelSkeleton panel="settings" />}
      activity={isHere ? ACTIVITY : <PanelSkeleton panel="activity" />}
      runs={areRunsSeen ? <RoomRuns /> : null}
    />
  );
});
