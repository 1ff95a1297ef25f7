import { batchChangeLines, batchStartLines } from "#client/numpy/numpy-batches.ts";
import type { SignConvention } from "#client/numpy/numpy-line.ts";
import { numberLiteral } from "#client/numpy/numpy-literal.ts";
import { optimizerStartLines } from "#client/numpy/numpy-optimizer.ts";
import type { NumpySection } from "#client/numpy/numpy-section.ts";
import { updateLines } from "#client/numpy/numpy-update.ts";
import { type HyperParameters, hyperParametersOf } from "#engine/hyper-parameters.ts";
import { networkLayers } from "#engine/network.ts";
import { hyperParametersAfter } from "#engine/run-changes.ts";
import type { EngineEvent, RunChange } from "#engine/run-events.ts";
import type { RegularizationSettings, TrainingSettings } from "#engine/settings.ts";

/** The update and everything that it starts with. */
export function updateSection(
  settings: TrainingSettings,
  convention: SignConvention,
): NumpySection {
  const start = hyperParametersOf(settings);
  return {
    title: "One update",
    lines: [
      ...optimizerStartLines(settings.optimizer, networkLayers(settings)),
      ...penaltyRateLines(start.regularization),
      ...batchStartLines(start.batch),
      "",
      ...updateLines(settings, start, convention),
    ],
  };
}

/**
 * The updates up to `step`, with what people changed in between.
 *
 * @param events of the run, in order of `seq`; those after `step` are left out.
 */
export function trainingSection(
  settings: TrainingSettings,
  events: readonly EngineEvent[],
  step: number,
  convention: SignConvention,
): NumpySection {
  const lines: string[] = [];
  let now = hyperParametersOf(settings);
  let isBatchDefined = now.batch !== "full";
  let at = 0;
  for (const event of events.filter((one) => one.step <= step)) {
    lines.push(...stretchLines(at, event.step, now));
    at = event.step;
    const next = hyperParametersAfter(now, event.change);
    lines.push(`# step ${at}: ${event.change.kind}`);
    lines.push(...changeLines(settings, event.change, { now, next, isBatchDefined, convention }));
    isBatchDefined ||= next.batch !== "full";
    now = next;
  }
  lines.push(...stretchLines(at, step, now));
  return { title: `Training up to step ${step}`, lines };
}

function stretchLines(from: number, to: number, { batch }: HyperParameters): readonly string[] {
  if (to === from) {
    return [];
  }
  const range = from === 0 ? `range(${to})` : `range(${from}, ${to})`;
  return batch === "full"
    ? [`for step in ${range}:`, "    update(X, Y)"]
    : [`for step in ${range}:`, "    rows = next_batch()", "    update(X[rows], Y[rows])"];
}

interface ChangeMoment {
  readonly now: HyperParameters;
  readonly next: HyperParameters;
  readonly isBatchDefined: boolean;
  readonly convention: SignConvention;
}

function changeLines(
  settings: TrainingSettings,
  change: RunChange,
  { now, next, isBatchDefined, convention }: ChangeMoment,
): readonly string[] {
  switch (change.kind) {
    case "set-learning-rate":
      return [`learning_rate = ${numberLiteral(change.value)}`];
    case "set-momentum":
      return [`momentum = ${numberLiteral(change.value)}`];
    case "set-regularization":
      return [
        ...penaltyRateLines(change.regularization),
        ...(now.regularization.kind === change.regularization.kind
          ? []
          : ["", ...updateLines(settings, next, convention), ""]),
      ];
    case "set-batch":
      return batchChangeLines(now.batch, change.batch, isBatchDefined);
    case "set-update-rule":
      return ["", ...updateLines(settings, next, convention), ""];
    case "set-parameter":
      return [`${elementOf(change.parameter)} = ${numberLiteral(change.value)}  # by hand`];
    case "set-stop":
      return [`# the run stops at step ${change.stop.steps}`];
  }
}

/** "W2[3][1]" of the screen, counted from 1, as Python counts: "W2[2, 0]". */
function elementOf(parameter: string): string {
  const [, name = "", places = ""] = /^([Wb]\d+)\[(.+)\]$/.exec(parameter) ?? [];
  return `${name}[${places
    .split("][")
    .map((place) => Number(place) - 1)
    .join(", ")}]`;
}

function penaltyRateLines({ kind, rate }: RegularizationSettings): readonly string[] {
  return kind === "none" ? [] : [`penalty_rate = ${numberLiteral(rate)}  # ${kind}`];
}
