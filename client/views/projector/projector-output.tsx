"use client";

import { useRef } from "react";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { lazily } from "#client/ui/lazily.tsx";
import { useSize } from "#client/ui/use-size.ts";
import { OutputsTable } from "#client/views/outputs/outputs-table.tsx";
import { hasPictures } from "#client/views/outputs/row-picture.tsx";
import { hasPlane } from "#client/views/plane/plane-grid.ts";
import { SurfacePicture } from "#client/views/surface/surface-picture.tsx";
import { dataInputNames } from "#engine/data/columns.ts";

const DigitsSection = lazily(
  async () => (await import("#client/views/digits/digits-section.tsx")).DigitsSection,
);

/** What the network answers: the surface where there is one, what is drawn, the first rows. */
export function ProjectorOutput() {
  const settings = useSession((state) => state.settingsInForce);
  const dataset = useSession((state) => state.dataset);
  const box = useRef<HTMLDivElement>(null);
  const { widthPx, heightPx } = useSize(box);
  if (settings === null || dataset === null) {
    return <div className="skeleton h-full opacity-60" aria-hidden />;
  }
  const [across = "x1", up = "x2"] = dataInputNames(settings.data);
  return (
    <section aria-labelledby="outputs-title" className="flex min-h-0 min-w-0 flex-col">
      <h2 id="outputs-title" className="eyebrow flex min-h-8 items-center">
        {text.outputs.title}
      </h2>
      <div ref={box} className="pointer-events-none min-h-0 flex-1 overflow-hidden">
        {hasPlane(settings.data) ? (
          // What is under a pointer is told below the surface; here is none.
          <div className="[&_p]:hidden" style={{ width: Math.min(widthPx, heightPx) }}>
            <SurfacePicture names={[across, up]} hasTest={false} isDiscrete={false} unit={0} />
          </div>
        ) : hasPictures(settings.data) ? (
          <DigitsSection settings={settings} isLookedAt />
        ) : (
          <OutputsTable settings={settings} dataset={dataset} />
        )}
      </div>
    </section>
  );
}
