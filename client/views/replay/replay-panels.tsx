"use client";

import { useSession } from "#client/session/use-session.tsx";
import { lazily } from "#client/ui/lazily.tsx";
import { useHiddenPanels } from "#client/views/controls/use-hidden-panels.ts";
import { LossPanel } from "#client/views/loss/loss-panel.tsx";
import { NetworkPanel } from "#client/views/network/network-panel.tsx";
import { PanelSkeleton } from "#client/views/room/panel-skeleton.tsx";
import { useOpenPanel } from "#client/views/room/use-open-panel.ts";
import { Workspace } from "#client/views/room/workspace.tsx";

const Results = lazily(
  async () => (await import("#client/views/outputs/results.tsx")).Results,
  <PanelSkeleton panel="outputs" />,
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
const SettingsInForce = lazily(
  async () => (await import("#client/views/replay/settings-in-force.tsx")).SettingsInForce,
  <PanelSkeleton panel="settings" />,
);
const ReplayEvents = lazily(
  async () => (await import("#client/views/replay/replay-events.tsx")).ReplayEvents,
  <PanelSkeleton panel="activity" />,
);
const RoomRuns = lazily(
  async () => (await import("#client/views/runs/room-runs.tsx")).RoomRuns,
  <PanelSkeleton panel="runs" />,
);

/** The panels of a saved run, loaded as those of a room are: first what the first picture needs. */
export function ReplayPanels() {
  const isHere = useSession((state) => state.frame !== null);
  const opened = useOpenPanel();
  return (
    <Workspace
      opened={opened}
      hidden={useHiddenPanels()}
      network={<NetworkPanel />}
      loss={<LossPanel />}
      outputs={isHere ? <Results /> : <PanelSkeleton panel="outputs" />}
      matrices={isHere ? <MatricesPanel /> : <PanelSkeleton panel="matrices" />}
      maths={isHere && opened.panel === "maths" ? <MathsPanel /> : null}
      numpy={isHere && opened.panel === "numpy" ? <NumpyPanel /> : null}
      settings={isHere ? <SettingsInForce /> : <PanelSkeleton panel="settings" />}
      activity={isHere ? <ReplayEvents /> : <PanelSkeleton panel="activity" />}
      runs={opened.panel === "runs" ? <RoomRuns /> : null}
    />
  );
}
