"use client";

import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Term } from "#client/ui/term.tsx";
import { MatrixTable } from "#client/views/matrices/matrix-table.tsx";
import { networkLayers } from "#engine/network.ts";

/** W1, W2 and so on, and the biases, as numbers. */
export function MatricesPanel() {
  const settings = useSession((state) => state.settingsInForce);
  const isExact = useSession((state) => state.frame?.isExact ?? true);
  return (
    <section aria-labelledby="matrices-title" className="min-w-0">
      <h2 id="matrices-title" className="eyebrow flex min-h-8 items-center">
        <Term of="weight" isStop>
          {text.matrices.title}
        </Term>
      </h2>
      {isExact ? null : <p className="mt-1 text-2xs text-soft">{text.matrices.rounded}</p>}
      {settings === null ? (
        <div className="skeleton mt-1 h-32 w-full" />
      ) : (
        <div className="mt-1 flex flex-wrap items-start gap-x-8 gap-y-5">
          {networkLayers(settings).map((layer) => (
            <MatrixTable
              key={`${layer.number} ${layer.inputs} ${layer.units} ${layer.biasesAt !== null}`}
              layer={layer}
              settings={settings}
            />
          ))}
        </div>
      )}
    </section>
  );
}
