"use client";

import { formatCount, formatSetting } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { rowCount } from "#engine/data/columns.ts";
import { layerWidths, parameterCount } from "#engine/layer-widths.ts";
import type { Data, TrainingSettings } from "#engine/settings.ts";

/** What the run trained with at the step on the screen; to be read, not changed. */
export function SettingsInForce() {
  const settings = useSession((state) => state.settingsInForce);
  return (
    <section aria-labelledby="in-force-title" className="min-w-0">
      <h2 id="in-force-title" className="eyebrow flex min-h-8 items-center">
        {text.replay.settings}
      </h2>
      {settings === null ? (
        <div className="skeleton h-64" />
      ) : (
        <dl className="divide-y divide-line border-line border-y">
          {linesOf(settings).map(([name, value]) => (
            <div key={name} className="flex items-baseline justify-between gap-4 py-2">
              <dt className="text-[0.8125rem] text-soft">{name}</dt>
              <dd className="num break-words text-right text-[0.8125rem]">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

type Line = readonly [name: string, value: string];

function linesOf(settings: TrainingSettings): readonly Line[] {
  const { settings: words, replay, common } = text;
  const { layers, bias, loss, stop } = settings;
  const activations = [...new Set(layers.map(({ activation }) => activation))].join(", ");
  return [
    ...dataLines(settings),
    [replay.network, layerWidths(settings).join("-")],
    [words.activation, activations],
    [replay.parameters, formatCount(parameterCount(settings))],
    [words.bias, bias ? common.on : common.off],
    ...initialLines(settings),
    [words.loss, words.losses[loss].name],
    ...optimizerLines(settings),
    ...ruleLines(settings),
    [words.steps, formatCount(stop.steps)],
    [words.stopLoss, stop.loss === undefined ? common.none : formatSetting(stop.loss)],
  ];
}

function dataLines({ data, testShare, splitSeed, features }: TrainingSettings): readonly Line[] {
  const { settings: words, replay } = text;
  const split: readonly Line[] =
    testShare === 0
      ? []
      : [
          [words.testShare, formatSetting(testShare)],
          [words.splitSeed, formatSetting(splitSeed)],
        ];
  const scaling: readonly Line[] =
    data.scaling === "none" ? [] : [[words.scaling, words.scalings[data.scaling].name]];
  const seen: readonly Line[] =
    features === undefined
      ? []
      : [[words.features, features.map((name) => words.featureNames[name]).join(", ")]];
  return [[replay.data, dataWords(data)], ...scaling, ...seen, ...split];
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
    ? [[words.scheme, replay.givenWeights]]
    : [
        [words.scheme, words.schemeNames[initial.scheme]],
        [words.seed, formatSetting(initial.seed)],
      ];
}

/** Every constant of the optimiser, the learning rate among them. */
function optimizerLines({ optimizer }: TrainingSettings): readonly Line[] {
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
    [words.optimizer, words.optimizers[kind].name],
    ...Object.entries(constants).map(
      ([name, value]): Line => [optimizerWords[name] ?? name, formatSetting(value)],
    ),
  ];
}

function ruleLines({ regularization, batch, updateRule }: TrainingSettings): readonly Line[] {
  const { settings: words, replay } = text;
  const { kind, rate } = regularization;
  return [
    [
      words.regularization,
      kind === "none"
        ? words.regularizations.none.name
        : `${words.regularizations[kind].name}, ${formatSetting(rate)}`,
    ],
    [
      words.batch,
      batch === "full"
        ? words.batchFull
        : replay.batchOf(formatCount(batch.size), formatSetting(batch.seed)),
    ],
    ...(updateRule === "gradient"
      ? []
      : [
          [words.rule, replay.ruleOf(words.rules[updateRule.rule].name, updateRule.layer)] as const,
        ]),
  ];
}
