"use client";

import { LossPanel } from "#client/views/loss/loss-panel.tsx";
import { MatricesPanel } from "#client/views/matrices/matrices-panel.tsx";
import { MetricsPanel } from "#client/views/metrics/metrics-panel.tsx";
import { NetworkPanel } from "#client/views/network/network-panel.tsx";
import { OutputsPanel } from "#client/views/outputs/outputs-panel.tsx";
import { ActivityPanel } from "#client/views/room/activity-panel.tsx";
import { Workspace } from "#client/views/room/workspace.tsx";
import { SettingsPanel } from "#client/views/settings/settings-panel.tsx";

/** The panels of a room, in the order of the data: settings, network, outputs. */
export function RoomPanels() {
  return (
    <Workspace
      network={<NetworkPanel />}
      loss={<LossPanel />}
      outputs={
        <div className="flex flex-col gap-7">
          <OutputsPanel />
          <MetricsPanel />
        </div>
      }
      matrices={<MatricesPanel />}
      settings={<SettingsPanel />}
      activity={<ActivityPanel />}
    />
  );
}
