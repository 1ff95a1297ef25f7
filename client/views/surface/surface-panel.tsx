"use client";

import { useState } from "react";
import { useSession } from "#client/session/use-session.tsx";
import { SURFACE } from "#client/text/en/surface.ts";
import { Choice } from "#client/ui/choice.tsx";
import { Term } from "#client/ui/term.tsx";
import { Shown } from "#client/views/controls/shown.tsx";
import { classLabels } from "#client/views/metrics/class-labels.ts";
import { LabelledSwitch } from "#client/views/surface/labelled-switch.tsx";
import { SurfaceLegend } from "#client/views/surface/surface-legend.tsx";
import { surfaceLook } from "#client/views/surface/surface-look.ts";
import { SurfacePicture } from "#client/views/surface/surface-picture.tsx";
import { dataInputNames, outputNames } from "#engine/data/columns.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** What the network answers everywhere in the plane of two inputs; nothing for other data. */
export function SurfacePanel() {
  const settings = useSession((state) => state.settingsInForce);
  const dataset = useSession((state) => state.dataset);
  return settings === null || dataset === null ? null : (
    <Surface settings={settings} dataset={dataset} />
  );
}

interface SurfaceProps {
  readonly settings: TrainingSettings;
  readonly dataset: Dataset;
}

function Surface({ settings, dataset }: SurfaceProps) {
  const [isTestShown, setTestShown] = useState(false);
  const [isDiscrete, setDiscrete] = useState(false);
  const [wanted, setWanted] = useState(0);
  const look = surfaceLook(settings, dataset, wanted);
  const outputs = outputNames(settings);
  const [across = "x1", up = "x2"] = dataInputNames(settings.data);
  const hasTest = dataset.test !== null;
  const title = look.kind === "number" ? SURFACE.numbers : SURFACE.classes;
  return (
    <section aria-label={title} className="mb-4 flex min-w-0 flex-col gap-1.5">
      <div className="flex min-h-9 flex-wrap items-center gap-x-5 gap-y-1 text-xs">
        <h3 className="font-medium">
          <Term of="decision-surface">{title}</Term>
        </h3>
        {look.kind === "number" && outputs.length > 1 ? (
          <Choice
            label={SURFACE.output}
            value={String(look.unit)}
            options={outputs.map((name, unit) => ({ value: String(unit), label: name }))}
            onChange={(unit) => setWanted(Number(unit))}
            testId="surface-output"
          />
        ) : null}
        <div className="flex flex-wrap items-center gap-x-5">
          {hasTest ? (
            <Shown control="test-points">
              <LabelledSwitch
                label={SURFACE.showTest}
                isOn={isTestShown}
                onChange={setTestShown}
                testId="surface-show-test"
              />
            </Shown>
          ) : null}
          <Shown control="discretize">
            <LabelledSwitch
              label={SURFACE.discretize}
              isOn={isDiscrete}
              onChange={setDiscrete}
              testId="surface-discretize"
            />
          </Shown>
        </div>
      </div>
      <SurfacePicture
        names={[across, up]}
        hasTest={hasTest && isTestShown}
        isDiscrete={isDiscrete}
        unit={look.kind === "number" ? look.unit : 0}
      />
      <SurfaceLegend
        look={look}
        classes={classLabels(settings, dataset)}
        hasTest={hasTest && isTestShown}
      />
    </section>
  );
}
