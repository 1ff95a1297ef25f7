"use client";

import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { lazily } from "#client/ui/lazily.tsx";
import { hasPlane } from "#client/views/plane/plane-grid.ts";

const SurfacePanel = lazily(
  async () => (await import("#client/views/surface/surface-panel.tsx")).SurfacePanel,
  <div className="skeleton aspect-square w-full" />,
);
const OutputsTable = lazily(
  async () => (await import("#client/views/outputs/outputs-table.tsx")).OutputsTable,
  <div className="skeleton h-36 w-full" />,
);

/** What the network answers: everywhere in the plane, or for each row. */
export function PlaygroundOutput() {
  const settings = useSession((state) => state.settingsInForce);
  const dataset = useSession((state) => state.dataset);
  return (
    <section
      aria-labelledby="playground-output"
      // As high as the plane beside the network, so that a table moves nothing below.
      className="min-w-0 xl:min-h-[29.5rem]"
    >
      <h3 id="playground-output" className="eyebrow flex min-h-8 items-center">
        {text.playground.output}
      </h3>
      {settings === null || dataset === null ? (
        <div className="skeleton h-36 w-full" />
      ) : hasPlane(settings.data) ? (
        <SurfacePanel />
      ) : (
        <OutputsTable settings={settings} dataset={dataset} />
      )}
    </section>
  );
}
