"use client";

import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { OutputsTable } from "#client/views/outputs/outputs-table.tsx";

/** Every data row: inputs, target y, the network's answer a, and the error between them. */
export function OutputsPanel() {
  const settings = useSession((state) => state.settingsInForce);
  const dataset = useSession((state) => state.dataset);
  const isExact = useSession((state) => state.frame?.isExact ?? true);
  return (
    <section aria-labelledby="outputs-title" className="min-w-0">
      <h2 id="outputs-title" className="eyebrow flex min-h-8 items-center">
        {text.outputs.title}
      </h2>
      {isExact ? null : <p className="mb-1 text-2xs text-soft">{text.matrices.rounded}</p>}
      {settings === null || dataset === null ? (
        <div className="skeleton h-36 w-full" />
      ) : (
        <OutputsTable settings={settings} dataset={dataset} />
      )}
    </section>
  );
}
