import { Shown } from "#client/views/controls/shown.tsx";
import { MetricsPanel } from "#client/views/metrics/metrics-panel.tsx";
import { OutputsPanel } from "#client/views/outputs/outputs-panel.tsx";

/** What the network answers, and how right that is. */
export function Results() {
  return (
    <div className="flex flex-col gap-7">
      <OutputsPanel />
      <Shown control="metrics">
        <MetricsPanel />
      </Shown>
    </div>
  );
}
