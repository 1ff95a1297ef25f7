"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { formatShort } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import { dataRow, rowAt, rowCountOf } from "#client/views/moment/data-rows.ts";
import { useRowChoice } from "#client/views/outputs/row-choice.tsx";
import { hasPictures, RowPicture } from "#client/views/outputs/row-picture.tsx";
import { outputNames } from "#engine/data/columns.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { actualClass } from "#engine/metrics.ts";
import type { TrainingSettings } from "#engine/settings.ts";

interface RowSelectorProps {
  readonly settings: TrainingSettings;
  readonly dataset: Dataset;
}

/** Which row runs through the network: one back, one on, or typed. */
export function RowSelector({ settings, dataset }: RowSelectorProps) {
  const { row, setRow } = useRowChoice();
  const count = rowCountOf(dataset);
  const shown = Math.min(row, count - 1);
  const { samples, at, isTest } = dataRow(dataset, shown);
  const move = (by: number) => setRow((shown + by + count) % count);
  return (
    <div className="flex min-w-0 items-center">
      <p
        className="flex min-w-0 items-center gap-1.5 px-1 text-soft text-xs"
        aria-live="polite"
        data-testid="shown-row"
        data-value={shown + 1}
      >
        {isTest ? <span>{text.outputs.testRow}</span> : null}
        {hasPictures(settings.data) ? (
          <RowPicture pixels={rowAt(samples.inputs, at)} sizePx={28} />
        ) : (
          <span className="num min-w-0 truncate">
            (
            {Array.from(rowAt(samples.inputs, at).subarray(0, INPUTS_NAMED), (value) =>
              formatShort(value, 3),
            ).join(", ")}
            {samples.inputs.cols > INPUTS_NAMED ? ", …" : ""})
          </span>
        )}
        <RowAnswer settings={settings} dataset={dataset} row={shown} />
      </p>
      <IconButton label={text.network.previousRow} size="small" onClick={() => move(-1)}>
        <ChevronLeft size={16} aria-hidden />
      </IconButton>
      <span className="text-soft text-xs">{text.network.row}</span>
      <NumberField
        label={text.network.rowOf(count)}
        value={shown + 1}
        onCommit={(typed) => setRow(Math.min(count, Math.max(1, Math.round(typed ?? 1))) - 1)}
        check={() => null}
        notANumber={text.settings.notANumber}
        testId="row-field"
        style={{ width: `${String(count).length + 2.2}ch` }}
        className="mx-1 h-7 px-1 text-center"
      />
      <IconButton label={text.network.nextRow} size="small" onClick={() => move(1)}>
        <ChevronRight size={16} aria-hidden />
      </IconButton>
    </div>
  );
}

const INPUTS_NAMED = 4;

/** What the network should answer: the class by its name, or y. */
function RowAnswer({
  settings,
  dataset,
  row,
}: RowSelectorProps & { readonly row: number }): ReactNode {
  const { samples, at } = dataRow(dataset, row);
  const targets = rowAt(samples.targets, at);
  if (dataset.classCount !== null && targets.length > 1) {
    const name = outputNames(settings)[actualClass(samples.targets, at)] ?? "";
    return <span className="whitespace-nowrap text-ink">→ {name}</span>;
  }
  const shown = Array.from(targets.subarray(0, 2), (value) => formatShort(value));
  return (
    <span className="num whitespace-nowrap text-ink">
      → {shown.join(", ")}
      {targets.length > 2 ? ", …" : ""}
    </span>
  );
}
