"use client";

import dynamic from "next/dynamic";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Term } from "#client/ui/term.tsx";
import { OutputsTable } from "#client/views/outputs/outputs-table.tsx";
import { hasPictures } from "#client/views/outputs/row-picture.tsx";
import { hasPlane } from "#client/views/plane/plane-grid.ts";
import { HiddenSpaceSection } from "#client/views/surface/hidden-space-section.tsx";

const SurfacePanel = dynamic(
  async () => (await import("#client/views/surface/surface-panel.tsx")).SurfacePanel,
  { ssr: false, loading: () => <div className="skeleton mb-4 h-96 w-full" /> },
);

const DigitsSection = dynamic(
  async () => (await import("#client/views/digits/digits-section.tsx")).DigitsSection,
  { ssr: false, loading: () => <div className="skeleton mb-5 h-60 w-full" /> },
);

/** In the plane of two inputs its surface, of digits a pad to draw on; every data row: inputs, target y, the network's answer a, and the error between them. */
export function OutputsPanel() {
  const settings = useSession((state) => state.settingsInForce);
  const dataset = useSession((state) => state.dataset);
  const isExact = useSession((state) => state.frame?.isExact ?? true);
  return (
    <section aria-labelledby="outputs-title" className="min-w-0">
      <h2 id="outputs-title" className="eyebrow flex min-h-8 items-center">
        <Term of="output" isStop>
          {text.outputs.title}
        </Term>
      </h2>
      {isExact ? null : <p className="mb-2 text-2xs text-soft">{text.matrices.rounded}</p>}
      {settings === null || dataset === null ? (
        <div className="skeleton h-36 w-full" />
      ) : (
        <>
          {hasPlane(settings.data) ? <SurfacePanel /> : null}
          {hasPictures(settings.data) ? <DigitsSection settings={settings} /> : null}
          <OutputsTable settings={settings} dataset={dataset} />
          <HiddenSpaceSection />
        </>
      )}
    </section>
  );
}
