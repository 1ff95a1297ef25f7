"use client";

import { useEffect, useMemo, useState } from "react";
import { useSession } from "#client/session/use-session.tsx";
import { SERIES } from "#client/text/en/series.ts";
import type { ChartExtra } from "#client/views/loss/chart-overlay.ts";
import { LINE_LOOKS, type LineLook } from "#client/views/loss/series/draw-series.ts";
import {
  FIRST_CHOICE,
  isChosen,
  type SeriesChoice,
  type SeriesName,
  seriesOf,
  withPressed,
} from "#client/views/loss/series/series-kinds.ts";
import type { LineName } from "#client/views/loss/series/series-lines.ts";
import { useChartExtra } from "#client/views/loss/series/use-chart-extra.ts";
import type { ChartControl } from "#client/views/loss/use-chart-view.ts";

interface ChartSeriesProps {
  readonly control: ChartControl;
  readonly isPerRow: boolean;
  /** Gets what the chart draws besides, and again whenever there is more of it. */
  readonly onExtra: (extra: ChartExtra | null) => void;
}

/** The chart's legend, in which one chooses what it shows. */
export function ChartSeries({ control, isPerRow, onExtra }: ChartSeriesProps) {
  const [choice, setChoice] = useState(FIRST_CHOICE);
  const offered = useOffered();
  const shown = useShown(choice, offered);
  const { extra, isOver } = useChartExtra({ control, isPerRow, choice: shown });
  useEffect(() => onExtra(extra), [extra, onExtra]);
  useEffect(() => () => onExtra(null), [onExtra]);
  const hasBatches = useSession(
    ({ settingsInForce }) => (settingsInForce?.batch ?? "full") !== "full",
  );
  const hasTest = offered.includes("test");
  const isSeenOnly = isOver && (hasBatches || hasTest || shown.right !== null);
  return (
    <>
      <ul
        aria-label={SERIES.choose}
        className="-ml-1.5 mt-0.5 flex flex-wrap items-center gap-x-1 gap-y-0.5 text-2xs text-soft"
      >
        <Told name={hasBatches ? SERIES.batch : SERIES.train} look={STEP_LOSS} />
        {hasBatches ? <Told name={SERIES.trainAll} look={LINE_LOOKS.train} /> : null}
        {offered.map((name) => (
          <li key={name}>
            <button
              type="button"
              aria-pressed={isChosen(shown, name)}
              title={SERIES.notes[name]}
              data-testid={`series-${name}`}
              onClick={() => setChoice(withPressed(choice, name))}
              className="group flex h-6 items-center gap-1.5 rounded-md border border-transparent px-1.5 hover:border-line hover:text-ink aria-pressed:border-line aria-pressed:bg-sunken aria-pressed:text-ink pointer-coarse:h-10"
            >
              <span className="opacity-45 group-aria-pressed:opacity-100">
                <Swatch {...LINE_LOOKS[LINE_OF[name]]} />
              </span>
              {SERIES.names[name]}
            </button>
          </li>
        ))}
        {hasTest && shown.right !== null && shown.right !== "penalty" ? (
          <li className="px-1.5">{SERIES.withTest}</li>
        ) : null}
      </ul>
      {isSeenOnly ? <p className="text-2xs text-soft">{SERIES.seenOnly}</p> : null}
    </>
  );
}

/** The series that the run on the screen has. */
function useOffered(): readonly SeriesName[] {
  const run = useSession((state) => state.run);
  const settings = useSession((state) => state.settingsInForce);
  const dataset = useSession((state) => state.dataset);
  return useMemo(() => {
    const wasPenalised =
      run !== null &&
      (run.settings.regularization.kind !== "none" ||
        run.events.some(({ change }) => change.kind === "set-regularization"));
    return settings === null || dataset === null ? [] : seriesOf(settings, dataset, wasPenalised);
  }, [run, settings, dataset]);
}

/** What is chosen and there: a run without penalty has none to show, whatever the one before it had. */
function useShown(choice: SeriesChoice, offered: readonly SeriesName[]): SeriesChoice {
  const { isTestShown, right } = choice;
  const isPenalisedShown = choice.isPenalisedShown && offered.includes("penalised");
  const there = right !== null && offered.includes(right) ? right : null;
  return useMemo(
    () => ({ isTestShown, isPenalisedShown, right: there }),
    [isTestShown, isPenalisedShown, there],
  );
}

/** What is always there. */
function Told({ name, look }: { readonly name: string; readonly look: SwatchProps }) {
  return (
    <li className="flex items-center gap-1.5 px-1.5">
      <Swatch {...look} />
      {name}
    </li>
  );
}

const LINE_OF: Readonly<Record<SeriesName, LineName>> = {
  test: "test",
  penalised: "penalised",
  accuracy: "right-train",
  r2: "right-train",
  penalty: "right-train",
};

const STEP_LOSS: SwatchProps = { colour: "ink", dash: [], mark: null };

interface SwatchProps {
  readonly colour: LineLook["colour"];
  readonly dash: readonly number[];
  readonly mark: LineLook["mark"] | null;
}

/** A bit of the line, as the chart draws it. */
function Swatch({ colour, dash, mark }: SwatchProps) {
  const stroke = `var(--${colour})`;
  const isOpen = mark === "ring" || mark === "frame";
  const fill = isOpen ? "var(--paper)" : stroke;
  return (
    <svg aria-hidden width="22" height="8" viewBox="0 0 22 8" className="shrink-0">
      <path d="M0 4h22" stroke={stroke} strokeWidth="1.5" strokeDasharray={dash.join(" ")} />
      {mark === "dot" || mark === "ring" ? (
        <circle cx="11" cy="4" r="2.5" fill={fill} stroke={stroke} />
      ) : null}
      {mark === "square" || mark === "frame" ? (
        <path d="M8.5 1.5h5v5h-5z" fill={fill} stroke={stroke} />
      ) : null}
      {mark === "cross" ? <path d="M8.5 1.5l5 5m0-5l-5 5" stroke={stroke} /> : null}
    </svg>
  );
}
