"use client";

import { useState } from "react";
import { formatCount, formatSetting } from "#client/draw/number-format.ts";
import { unitName } from "#client/draw/unit-names.ts";
import { useSession } from "#client/session/use-session.tsx";
import { SURFACE } from "#client/text/en/surface.ts";
import { Choice } from "#client/ui/choice.tsx";
import { Term } from "#client/ui/term.tsx";
import { classLabels } from "#client/views/metrics/class-labels.ts";
import { rowCountOf } from "#client/views/moment/data-rows.ts";
import { hasPlane, unitPlaces } from "#client/views/plane/plane-grid.ts";
import { HiddenPlane, HiddenRows } from "#client/views/surface/hidden-picture.tsx";
import { pairWithin, rowsInSight, type UnitPair } from "#client/views/surface/hidden-scatter.ts";
import { LabelledSwitch } from "#client/views/surface/labelled-switch.tsx";
import { SurfaceLegend } from "#client/views/surface/surface-legend.tsx";
import { surfaceLook } from "#client/views/surface/surface-look.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { layerWidths, parameterCount } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** Where two chosen units put the plane and the rows of the data: what the layers make of them. */
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
  const [isPlaneWanted, setPlaneWanted] = useState(true);
  const isPlaneShown = isPlaneWanted && hasPlane(settings.data);
  const pair = pairWithin(settings, wanted);
  const rows = rowsInSight(settings, dataset);
  const units = Array.from({ length: widths[pair.layer] ?? 0 }, (_, unit) => ({
    value: String(unit),
    label: unitName(settings, pair.layer, unit),
  }));
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-soft text-xs">
          <Term of="hidden-space">{SURFACE.layer}</Term>
        </span>
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
      {hasPlane(settings.data) ? (
        <div className="text-xs">
          <LabelledSwitch
            label={SURFACE.showPlane}
            isOn={isPlaneWanted}
            onChange={setPlaneWanted}
            testId="hidden-plane"
          />
        </div>
      ) : null}
      {isPlaneShown ? (
        <HiddenPlane pair={pair} />
      ) : (
        <HiddenRows pair={pair} cost={parameterCount(settings) * rows} />
      )}
      <SurfaceLegend
        look={null}
        classes={classLabels(settings, dataset)}
        hasTest={dataset.test !== null}
      />
      <HiddenNotes
        settings={settings}
        dataset={dataset}
        pair={pair}
        rows={rows}
        isPlaneShown={isPlaneShown}
      />
    </div>
  );
}

interface HiddenNotesProps {
  readonly pair: UnitPair;
  readonly rows: number;
  readonly isPlaneShown: boolean;
}

/** What is shown besides the marks, and what is left out. */
function HiddenNotes({
  settings,
  dataset,
  pair,
  rows,
  isPlaneShown,
}: UnitsProps & HiddenNotesProps) {
  const look = surfaceLook(settings, dataset, 0);
  const isFolded = isPlaneShown && unitPlaces(settings)[pair.layer] !== null;
  const centre = look.kind === "two-classes" ? look.scale.centre : 0;
  const notes = [
    ...(isFolded ? [SURFACE.meshLines] : []),
    ...(isFolded && look.kind !== "classes" ? [SURFACE.meshBoundary(formatSetting(centre))] : []),
    ...(isPlaneShown && !isFolded ? [SURFACE.noMesh] : []),
    ...(rows < rowCountOf(dataset) ? [SURFACE.firstRows(formatCount(rows))] : []),
  ];
  return notes.length === 0 ? null : (
    <ul className="flex flex-col gap-1 text-2xs text-soft">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
