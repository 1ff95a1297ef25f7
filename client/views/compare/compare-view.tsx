"use client";

import Link from "next/link";
import { useCallback, useEffect, useState } from "react";
import type { Session } from "#client/session/session.ts";
import { COMPARE } from "#client/text/en/compare.ts";
import { text } from "#client/text/en.ts";
import { FullPageMessage } from "#client/ui/full-page-message.tsx";
import { PageMenu } from "#client/ui/page-menu.tsx";
import { Wordmark } from "#client/ui/wordmark.tsx";
import { ComparedChart } from "#client/views/compare/compared-chart.tsx";
import { ComparedHeads } from "#client/views/compare/compared-heads.tsx";
import { ComparedNumbers } from "#client/views/compare/compared-numbers.tsx";
import { ComparedPictures } from "#client/views/compare/compared-pictures.tsx";
import { type ComparedRuns, runsInAddress } from "#client/views/compare/compared-runs.ts";
import { ComparedSettings } from "#client/views/compare/compared-settings.tsx";
import {
  useComparedSessions,
  useOfEach,
  useSharedStep,
} from "#client/views/compare/use-compared.ts";
import type { MeasuredMoment } from "#client/views/metrics/use-measured.ts";
import { RoomFailed } from "#client/views/room/room-failed.tsx";

const TO_LIBRARY = [{ href: "/runs", label: COMPARE.toLibrary }];

/** `/compare?runs=A,B`: two to four runs side by side. */
export function CompareView() {
  const [named, setNamed] = useState<ComparedRuns | null>(null);
  useEffect(() => setNamed(runsInAddress(window.location.search)), []);
  if (named === null) {
    return null;
  }
  return named.kind === "runs" ? <Opened ids={named.ids} /> : <NothingToCompare fault={named} />;
}

function NothingToCompare({ fault }: { readonly fault: Exclude<ComparedRuns, { kind: "runs" }> }) {
  const body =
    fault.kind === "too-many"
      ? COMPARE.tooMany(fault.count)
      : fault.kind === "malformed"
        ? COMPARE.malformed
        : COMPARE.tooFew;
  return (
    <FullPageMessage
      testId="nothing-to-compare"
      title={COMPARE.badTitle}
      body={body}
      links={TO_LIBRARY}
    />
  );
}

function Opened({ ids }: { readonly ids: readonly string[] }) {
  const sessions = useComparedSessions(ids);
  return sessions === null ? null : <Compared ids={ids} sessions={sessions} />;
}

interface ComparedProps {
  readonly ids: readonly string[];
  readonly sessions: readonly Session[];
}

function Compared({ ids, sessions }: ComparedProps) {
  const failures = useOfEach(sessions, ({ connection }) =>
    connection.kind === "failed" ? connection.error : null,
  );
  const failed = failures.findIndex((failure) => failure !== null);
  const failure = failures[failed] ?? null;
  if (failure?.code === "run-not-found") {
    return (
      <FullPageMessage
        testId="nothing-to-compare"
        title={COMPARE.unknownTitle}
        body={COMPARE.unknown(ids[failed] ?? "")}
        links={TO_LIBRARY}
      />
    );
  }
  return failure === null ? <SideBySide sessions={sessions} /> : <RoomFailed error={failure} />;
}

function SideBySide({ sessions }: { readonly sessions: readonly Session[] }) {
  const shared = useSharedStep(sessions);
  const [measured, setMeasured] = useState<readonly (MeasuredMoment | null)[]>(() =>
    sessions.map(() => null),
  );
  const onMeasured = useCallback(
    (index: number, moment: MeasuredMoment) =>
      setMeasured((before) => before.map((other, i) => (i === index ? moment : other))),
    [],
  );
  const isAway = useOfEach(sessions, ({ connection }) => connection.kind === "reconnecting").some(
    Boolean,
  );
  return (
    <div className="min-h-dvh">
      <header className="mx-auto flex w-full max-w-[96rem] items-center justify-between gap-3 px-4 py-3 md:px-6">
        <Link href="/" aria-label={text.errors.toHome}>
          <Wordmark />
        </Link>
        <span className="flex items-center gap-1">
          <Link
            href="/runs"
            className="whitespace-nowrap rounded-md px-2 py-1.5 font-medium text-[0.8125rem] text-soft hover:bg-sunken hover:text-ink"
          >
            {COMPARE.all}
          </Link>
          <PageMenu />
        </span>
      </header>
      <main
        id="content"
        tabIndex={-1}
        data-testid="compare-page"
        className="mx-auto w-full max-w-[96rem] px-4 pt-3 pb-16 md:px-6"
      >
        <h1 className="font-semibold text-2xl tracking-tight">{COMPARE.title}</h1>
        {isAway ? (
          <p role="status" className="mt-2 text-alarm text-xs">
            {text.connection.words.reconnecting}
          </p>
        ) : null}
        <ComparedHeads sessions={sessions} step={shared.step} />
        <div className="mt-4 flex flex-col gap-7">
          <ComparedChart sessions={sessions} shared={shared} />
          <ComparedNumbers sessions={sessions} measured={measured} />
          <ComparedSettings sessions={sessions} />
          <ComparedPictures sessions={sessions} onMeasured={onMeasured} />
        </div>
      </main>
    </div>
  );
}
