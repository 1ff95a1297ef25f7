"use client";

import { useEffect, useMemo, useRef } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import type { Session } from "#client/session/session.ts";
import { SessionProvider, useSession } from "#client/session/use-session.tsx";
import { COMPARE } from "#client/text/en/compare.ts";
import { RunSign } from "#client/views/compare/run-sign.tsx";
import { columnsOf } from "#client/views/compare/value-line.tsx";
import { type MeasuredMoment, useMeasured } from "#client/views/metrics/use-measured.ts";
import { sessionMoments } from "#client/views/moment/session-moments.ts";
import { MomentProvider } from "#client/views/moment/use-moment.tsx";
import { NetworkPicture } from "#client/views/network/network-picture.tsx";
import { hasPlane } from "#client/views/plane/plane-grid.ts";
import { SurfacePicture } from "#client/views/surface/surface-picture.tsx";
import { dataInputNames } from "#engine/data/columns.ts";

interface ComparedPicturesProps {
  readonly sessions: readonly Session[];
  readonly onMeasured: (index: number, measured: MeasuredMoment) => void;
}

/** Each run's network, and its surface where it has one: the views of the replay, at the shared step. */
export function ComparedPictures({ sessions, onMeasured }: ComparedPicturesProps) {
  return (
    <section aria-labelledby="compare-network" className="min-w-0">
      <h2 id="compare-network" className="eyebrow flex min-h-8 items-center">
        {COMPARE.network}
      </h2>
      <ul
        style={columnsOf(sessions.length)}
        className="grid gap-x-6 gap-y-6 sm:grid-cols-2 lg:grid-cols-[repeat(var(--runs),minmax(0,1fr))]"
      >
        {sessions.map((session, index) => (
          <SessionProvider key={session.store.getState().run?.id ?? index} session={session}>
            <Column session={session} index={index} onMeasured={onMeasured} />
          </SessionProvider>
        ))}
      </ul>
    </section>
  );
}

interface ColumnProps {
  readonly session: Session;
  readonly index: number;
  readonly onMeasured: (index: number, measured: MeasuredMoment) => void;
}

function Column({ session, index, onMeasured }: ColumnProps) {
  const source = useMemo(() => sessionMoments(session.store), [session]);
  const settings = useSession((state) => state.settingsInForce);
  const step = useSession((state) => state.frame?.step ?? null);
  return (
    <li className="min-w-0" data-testid="compare-column" data-step={step ?? ""}>
      <p className="flex min-h-7 items-center justify-between gap-3 text-xs">
        <RunSign index={index} />
        <span className="num text-soft">
          {step === null ? "" : `${COMPARE.step} ${formatCount(step)}`}
        </span>
      </p>
      <MomentProvider source={source}>
        <Measuring index={index} onMeasured={onMeasured} />
        {settings === null ? (
          <div className="skeleton h-72 opacity-60" aria-hidden />
        ) : (
          <>
            <div className="h-72">
              <NetworkPicture settings={settings} row={0} />
            </div>
            {hasPlane(settings.data) ? <Surface names={dataInputNames(settings.data)} /> : null}
          </>
        )}
      </MomentProvider>
    </li>
  );
}

function Surface({ names: [across = "x1", up = "x2"] }: { readonly names: readonly string[] }) {
  return (
    <div className="mx-auto mt-3 max-w-72">
      <SurfacePicture names={[across, up]} hasTest={false} isDiscrete={false} unit={0} />
    </div>
  );
}

/** Counts how good the network is, for the table of all runs. */
function Measuring({ index, onMeasured }: Omit<ColumnProps, "session">) {
  // Its numbers stand above, in the table of all runs.
  const nowhere = useRef<Element>(null);
  const measured = useMeasured(nowhere);
  useEffect(() => {
    if (measured !== null) {
      onMeasured(index, measured);
    }
  }, [index, measured, onMeasured]);
  return null;
}
