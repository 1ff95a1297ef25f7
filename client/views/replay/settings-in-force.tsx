"use client";

import { formatCount, formatSetting } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import type { TermId } from "#client/text/en/glossary.ts";
import { text } from "#client/text/en.ts";
import { Term } from "#client/ui/term.tsx";
import { useHiddenControls } from "#client/views/controls/use-control.ts";
import { rowCount } from "#engine/data/columns.ts";
import { layerWidths, parameterCount } from "#engine/layer-widths.ts";
import type { Data, TrainingSettings } from "#engine/settings.ts";
import type { Control } from "#protocol/controls.ts";

/** What the run trained with at the step on the screen; to be read, not changed. */
export function SettingsInForce() {
  const settings = useSession((state) => state.settingsInForce);
  const hidden = useHiddenControls();
  return (
    <section aria-labelledby="in-force-title" className="min-w-0">
      <h2 id="in-force-title" className="eyebrow flex min-h-8 items-center">
        {text.replay.settings}
      </h2>
      {settings === null ? (
        <div className="skeleton h-64" />
      ) : (
        <dl className="divide-y divide-line border-line border-y">
          {linesOf(settings, (control) => !hidden.has(control)).map(([name, value, term]) => (
            <div key={name} className="flex items-baseline justify-between gap-4 py-2">
              <dt className="text-[0.8125rem] text-soft">
                <Term path={term}>{name}</Term>
              </dt>
              <dd className="num text-balance break-words text-right text-[0.8125rem]">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

const OPTIMIZER_TERMS: Record<TrainingSettings["optimizer"]["kind"], TermId> = {
  sgd: "gradient-descent",
  momentum: "momentum",
  nesterov: "nesterov",
  rmsprop: "rmsprop",
  adagrad: "adagrad",
  adam: "adam",
};

/** The term is one of the glossary, or a setting's path that the glossary knows. */
type Line = readonly [name: string, value: string, term: string];

/** The lines, each under the control that may take it off the screen. */
type Sorted = readonly (readonly [control: Control, line: Line])[];

/** Rule UX-226: what the address hides is not to be read in the settings in force either. */
export function linesOf(
  settings: TrainingSettings,
  isShown: (control: Control) => boolean,
): readonly Line[] {
  return sortedLines(settings).flatMap(([control, line]) => (isShown(control) ? [line] : []));
}

function sortedLines(settings: TrainingSettings): Sorted {
  const { settings: words, replay, common } = text;
  const { layers, bias, loss, stop } = settings;
  const activations = [...new Set(layers.map(({ activation }) => activation))].join(", ");
  return [
    ...dataLines(settings),
    ["layers", [replay.network, layerWidths(settings).join("-"), "layers"]],
    ["activations", [words.activation, activations, "activation"]],
    ["layers", [replay.parameters, formatCount(parameterCount(settings)), "parameter"]],
    ["bias", [words.bias, bias ? common.on : common.off, "bias"]],
    ...under("initial", initialLines(settings)),
    ["loss", [words.loss, words.losses[loss].name, loss]],
    ...optimizerLines(settings),
    ...ruleLines(settings),
    ...under("stop", [
      [words.steps, formatCount(stop.steps), "stop"],
      [words.stopLoss, stop.loss === undefined ? common.none : formatSetting(stop.loss), "stop"],
    ]),
  ];
}

function under(control: Control, lines: readonly Line[]): Sorted {
  return lines.map((line) => [control, line]);
}

function dataLines({ data, testShare, splitSeed, features }: TrainingSettings): Sorted {
  const { settings: words, replay } = text;
  const split: readonly Line[] =
    testShare === 0
      ? []
      : [
          [words.testShare, formatSetting(testShare), "split"],
          [words.splitSeed, formatSetting(splitSeed), "seed"],
        ];
  const scaling: readonly Line[] =
    data.scaling === "none" ? [] : [[words.scaling, words.scalings[data.scaling].name, "scaling"]];
  const seen: readonly Line[] =
    features === undefined
      ? []
      : [[words.features, features.map((name) => words.featureNames[name]).join(", "), "feature"]];
  return [
    ["data", [replay.data, dataWords(data), "data"]],
    ...under("data", scaling),
    ...under("features", seen),
    ...under("split", split),
  ];
}

function dataWords(data: Data): string {
  const { settings: words, replay } = text;
  switch (data.kind) {
    case "table":
    case "stored":
      return replay.rowsOf(rowCount(data), data.inputs.length, data.outputs.length);
    case "bundled":
      return words.bundledSets[data.name].name;
    case "generated":
      return replay.generated(
        words.generatedSets[data.name].name,
        formatCount(data.samples),
        formatSetting(data.noise),
        formatSetting(data.seed),
      );
  }
}

function initialLines({ initial }: TrainingSettings): readonly Line[] {
  const { settings: words, replay } = text;
  return initial.scheme === "given"
    ? [[words.scheme, replay.givenWeights, "initial"]]
    : [
        [words.scheme, words.schemeNames[initial.scheme], "initial"],
        [words.seed, formatSetting(initial.seed), "seed"],
      ];
}

/** Every constant of the optimiser, the learning rate among them. */
function optimizerLines({ optimizer }: TrainingSettings): Sorted {
  const { settings: words } = text;
  const optimizerWords: Readonly<Record<string, string>> = {
    learningRate: words.learningRate,
    momentum: words.momentum,
    decay: words.decay,
    beta1: words.beta1,
    beta2: words.beta2,
    epsilon: words.epsilon,
  };
  const { kind, ...constants } = optimizer;
  return [
    ["optimizer", [words.optimizer, words.optimizers[kind].name, OPTIMIZER_TERMS[kind]]],
    ...Object.entries(constants).map(([name, value]): Sorted[number] => [
      name === "learningRate" ? "learning-rate" : "optimizer",
      [optimizerWords[name] ?? name, formatSetting(value), `optimizer.${name}`],
    ]),
  ];
}

function ruleLines({ regularization, batch, updateRule }: TrainingSettings): Sorted {
  const { settings: words, replay } = text;
  const { kind, rate } = regularization;
  return [
    ...under("regularization", [
      [
        words.regularization,
        kind === "none"
          ? words.regularizations.none.name
          : `${words.regularizations[kind].name}, ${formatSetting(rate)}`,
        kind === "none" ? "regularization" : kind,
      ],
    ]),
    ...under("batch", [
      [
        words.batch,
        batch === "full"
          ? words.batchFull
          : replay.batchOf(formatCount(batch.size), formatSetting(batch.seed)),
        "batch",
      ],
    ]),
    ...(updateRule === "gradient"
      ? []
      : under("update-rule", [
          [
            words.rule,
            replay.ruleOf(words.rules[updateRule.rule].name, updateRule.layer),
            "updateRule",
          ],
        ])),
  ];
}
