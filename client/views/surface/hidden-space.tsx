"use client";

import { useTheme } from "next-themes";
import { useRef, useState } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import { unitName } from "#client/draw/unit-names.ts";
import { useSession } from "#client/session/use-session.tsx";
import { SURFACE } from "#client/text/en/surface.ts";
import { Choice } from "#client/ui/choice.tsx";
import { useSize } from "#client/ui/use-size.ts";
import { drawScatter } from "#client/views/data/draw-scatter.ts";
import { classLabels } from "#client/views/metrics/class-labels.ts";
import { rowCountOf } from "#client/views/moment/data-rows.ts";
import { RowEvaluator } from "#client/views/moment/row-evaluator.ts";
import { useMomentAtEase } from "#client/views/moment/use-moment-at-ease.ts";
import {
  hiddenScatter,
  pairWithin,
  rowsInSight,
  type UnitPair,
} from "#client/views/surface/hidden-scatter.ts";
import { SurfaceLegend } from "#client/views/surface/surface-legend.tsx";
import type { Dataset } from "#engine/data/dataset.ts";
import { layerWidths, parameterCount } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** Where two chosen units put the rows of the data: what the layers make of them. */
export function HiddenSpace() {
  const settings = useSession((state) => state.settingsInForce);
  const dataset = useSession((state) => state.dataset);
  return settings === null || dataset === null ? null : (
    <Units settings={settings} dataset={dataset} />
  );
}

interface UnitsProps {
  readonly settings: TrainingSettings;
  readonly dataset: Dataset;
}

function Units({ settings, dataset }: UnitsProps) {
  const widths = layerWidths(settings);
  const [wanted, setWanted] = useState<UnitPair>({ layer: 1, across: 0, up: 1 });
  const pair = pairWithin(settings, wanted);
  const rows = rowsInSight(settings, dataset);
  const units = Array.from({ length: widths[pair.layer] ?? 0 }, (_, unit) => ({
    value: String(unit),
    label: unitName(settings, pair.layer, unit),
  }));
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <Choice
          label={SURFACE.layer}
          value={String(pair.layer)}
          options={widths.map((_, layer) => ({
            value: String(layer),
            label: SURFACE.layerName(layer, widths.length - 1),
          }))}
          onChange={(layer) => setWanted({ layer: Number(layer), across: 0, up: 1 })}
          testId="hidden-layer"
        />
        <Choice
          label={SURFACE.unitAcross}
          value={String(pair.across)}
          options={units}
          onChange={(unit) => setWanted({ ...pair, across: Number(unit) })}
          testId="hidden-across"
        />
        <Choice
          label={SURFACE.unitUp}
          value={String(pair.up)}
          options={units}
          onChange={(unit) => setWanted({ ...pair, up: Number(unit) })}
          testId="hidden-up"
        />
      </div>
      <HiddenPicture pair={pair} rows={rows} cost={parameterCount(settings) * rows} />
      <SurfaceLegend
        look={null}
        classes={classLabels(settings, dataset)}
        hasTest={dataset.test !== null}
      />
      {rows < rowCountOf(dataset) ? (
        <p className="text-2xs text-soft">{SURFACE.firstRows(formatCount(rows))}</p>
      ) : null}
    </div>
  );
}

interface HiddenPictureProps {
  readonly pair: UnitPair;
  readonly rows: number;
  readonly cost: number;
}

function HiddenPicture({ pair, rows, cost }: HiddenPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { resolvedTheme } = useTheme();
  const size = useSize(canvas);
  const [evaluator] = useState(() => new RowEvaluator());
  useMomentAtEase(
    (moment) => {
      const { activations } = evaluator.at(moment, 0, rowsInSight(moment.settings, moment.dataset));
      const shown = pairWithin(moment.settings, pair);
      const layer = activations[shown.layer];
      if (canvas.current !== null && layer !== undefined) {
        const scatter = hiddenScatter(moment, shown, layer);
        drawScatter(canvas.current, scatter, size);
        canvas.current.dataset["value"] = String(moment.step);
        canvas.current.setAttribute("aria-label", SURFACE.hiddenLabel(rows, ...scatter.names));
      }
    },
    cost,
    [pair.layer, pair.across, pair.up, size, resolvedTheme, rows],
  );
  return (
    <div className="relative mx-auto aspect-square w-full max-w-80">
      <canvas
        ref={canvas}
        role="img"
        aria-label={SURFACE.hidden}
        data-testid="hidden-picture"
        className="absolute inset-0 h-full w-full"
      />
    </div>
  );
}
