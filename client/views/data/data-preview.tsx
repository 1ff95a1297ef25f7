"use client";

import { Paintbrush } from "lucide-react";
import { useMemo, useState } from "react";
import { formatCount, formatShort } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { Choice } from "#client/ui/choice.tsx";
import { classNames } from "#client/ui/class-names.ts";
import { lazily } from "#client/ui/lazily.tsx";
import { ClassBalance, ValueLegend } from "#client/views/data/class-balance.tsx";
import { DigitGrid } from "#client/views/data/digit-grid.tsx";
import type { Preview } from "#client/views/data/preview-model.ts";
import { RangeTable } from "#client/views/data/range-table.tsx";
import { MOST_POINTS, scatterOf } from "#client/views/data/scatter-of.ts";
import { ScatterPlot } from "#client/views/data/scatter-plot.tsx";
import { usePreview } from "#client/views/data/use-preview.ts";
import { useSetting } from "#client/views/settings/use-setting.ts";
import type { TrainingSettings } from "#engine/settings.ts";

const PaintPanel = lazily(
  async () => (await import("#client/views/data/paint-panel.tsx")).PaintPanel,
  <div className="skeleton h-72" />,
);

interface DataPreviewProps {
  readonly settings: TrainingSettings;
}

/** What the data look like that the settings name: where the points lie, how many, of which class. */
export function DataPreview({ settings }: DataPreviewProps) {
  const { data } = settings;
  return (
    <>
      {data.kind === "stored" ? (
        <p className="pt-2 text-soft text-xs">{text.data.stored(formatCount(data.rowCount))}</p>
      ) : null}
      <Loaded settings={settings} />
    </>
  );
}

function Loaded({ settings }: DataPreviewProps) {
  const { preview, isStale, hasFailed } = usePreview(settings);
  if (hasFailed) {
    return <p className="py-2 text-alarm text-xs">{text.data.failed}</p>;
  }
  if (preview === null) {
    return <div className="skeleton my-2 h-64" />;
  }
  const [train, test] = [preview.trainRows.length, preview.testRows.length];
  return (
    <section
      aria-label={text.data.title}
      aria-busy={isStale}
      data-testid="data-preview"
      data-value={isStale ? "stale" : "ready"}
      className={classNames("flex flex-col gap-2 py-2 transition-opacity", isStale && "opacity-50")}
    >
      <p className="text-2xs text-soft" data-testid="row-counts" data-value={`${train} ${test}`}>
        <span className="num">
          {test === 0
            ? text.data.trainOnly(formatCount(train))
            : text.data.trainAndTest(formatCount(train), formatCount(test))}
        </span>
        {test > 0 && isPictured(preview) ? (
          <span className="text-faint">
            {" "}
            · {isDigits(preview) ? text.data.framed : text.data.hollow}
          </span>
        ) : null}
      </p>
      <PaintablePicture settings={settings} preview={preview} />
      {preview.classes.length > 0 ? (
        <ClassBalance
          classes={preview.classes}
          hasTest={test > 0}
          hasMarks={isPictured(preview) && !isDigits(preview)}
        />
      ) : null}
    </section>
  );
}

function isDigits({ inputs, classes }: Preview): boolean {
  return inputs.length === 64 && classes.length === 10;
}

function isPictured(preview: Preview): boolean {
  return isDigits(preview) || planeOf(preview) !== null || hasMeasures(preview);
}

/** The two columns that make a picture by themselves: two inputs, or one and what it gives. */
function planeOf({ inputs, raw }: Preview): readonly [number, number] | null {
  if (inputs.length === 2) {
    return [0, 1];
  }
  return inputs.length === 1 && raw.targets?.cols === 1 ? [0, 1] : null;
}

/** Enough rows that two of more columns show something: flowers, not a truth table. */
function hasMeasures({ inputs, raw }: Preview): boolean {
  return inputs.length > 2 && inputs.length <= 32 && raw.inputs.rows >= 20;
}

/** A truth table, say: its editor shows all of it. */
function isInSight({ raw, ranges }: Preview): boolean {
  return raw.inputs.rows <= 12 && ranges.length <= 8;
}

/** The picture, which becomes a plane to paint on where there are two inputs. */
function PaintablePicture({ settings, preview }: DataPreviewProps & { readonly preview: Preview }) {
  const { isDisabled } = useSetting("data");
  const [isPainting, setPainting] = useState(false);
  const mayPaint = !isDisabled && canPaint(settings, preview);
  if (isPainting && mayPaint) {
    return (
      <PaintPanel
        settings={settings}
        raw={preview.raw}
        scatter={scatterOf(preview, 0, 1)}
        onDone={() => setPainting(false)}
      />
    );
  }
  return (
    <>
      <Picture preview={preview} />
      {mayPaint ? (
        <Button
          size="small"
          data-testid="paint-open"
          onClick={() => setPainting(true)}
          className="self-start"
        >
          <Paintbrush size={14} aria-hidden />
          {text.data.paint}
        </Button>
      ) : null}
    </>
  );
}

/** Two inputs, and classes or one number for each point. */
function canPaint({ data }: TrainingSettings, { inputs, classes, raw }: Preview): boolean {
  return (
    inputs.length === 2 &&
    data.kind !== "bundled" &&
    (classes.length > 0 || raw.targets?.cols === 1)
  );
}

function Picture({ preview }: { readonly preview: Preview }) {
  const plane = planeOf(preview);
  if (isDigits(preview)) {
    return <DigitGrid preview={preview} />;
  }
  if (plane !== null) {
    return (
      <>
        <Points preview={preview} across={plane[0]} up={plane[1]} />
        {preview.classes.length === 0 && preview.raw.targets !== null ? (
          <ValueLegend values={preview.raw.targets.data} />
        ) : null}
      </>
    );
  }
  return (
    <>
      {hasMeasures(preview) ? <ChosenColumns preview={preview} /> : null}
      {isInSight(preview) ? null : <RangeTable ranges={preview.ranges} />}
    </>
  );
}

interface PointsProps {
  readonly preview: Preview;
  readonly across: number;
  readonly up: number;
}

function Points({ preview, across, up }: PointsProps) {
  const scatter = useMemo(() => scatterOf(preview, across, up), [preview, across, up]);
  const { length } = preview.raw.inputs.rows > MOST_POINTS ? scatter.points : [];
  return (
    <>
      <ScatterPlot scatter={scatter} label={summaryOf(preview, across, up)} />
      {length > 0 ? (
        <p className="text-2xs text-faint">{text.data.drawn(formatCount(length))}</p>
      ) : null}
    </>
  );
}

/** More columns than a picture has axes: which two are shown is chosen. */
function ChosenColumns({ preview }: { readonly preview: Preview }) {
  const { inputs } = preview;
  const last = inputs.length - 1;
  const [columns, setColumns] = useState<readonly [number, number]>([last - 1, last]);
  const [across, up] = [Math.min(columns[0], last), Math.min(columns[1], last)];
  const options = inputs.map((label, col) => ({ value: String(col), label }));
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Choice
          label={text.data.across}
          value={String(across)}
          options={options}
          onChange={(col) => setColumns([Number(col), up])}
          testId="preview-across"
          className="min-w-0 flex-1"
        />
        <Choice
          label={text.data.up}
          value={String(up)}
          options={options}
          onChange={(col) => setColumns([across, Number(col)])}
          testId="preview-up"
          className="min-w-0 flex-1"
        />
      </div>
      <Points preview={preview} across={across} up={up} />
    </>
  );
}

function summaryOf(preview: Preview, across: number, up: number): string {
  const { ranges, classes, raw, trainRows, testRows, inputs } = preview;
  const shown = [...new Set([across, up])].flatMap((col) => ranges[col] ?? []);
  const learnt = ranges[inputs.length];
  return [
    text.data.pointsSummary(
      formatCount(trainRows.length + testRows.length),
      ranges[across]?.name ?? "",
      ranges[up]?.name ?? "",
    ),
    ...shown.map(({ name, min, max }) =>
      text.data.rangeSummary(name, formatShort(min), formatShort(max)),
    ),
    ...classes.map(({ name, train, test }) =>
      text.data.classSummary(name, formatCount(train + test)),
    ),
    ...(raw.targets !== null && classes.length === 0 && learnt !== undefined
      ? [text.data.valueSummary(learnt.name, formatShort(learnt.min), formatShort(learnt.max))]
      : []),
  ].join(" ");
}
