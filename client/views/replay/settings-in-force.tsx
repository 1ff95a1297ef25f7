"use client";

import { formatCount, formatSetting } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { layerWidths, parameterCount } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";

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

function linesOf(settings: TrainingSettings): readonly (readonly [string, string])[] {
  const { layers, initial, optimizer, stop, data, bias } = settings;
  const activations = [...new Set(layers.map(({ activation }) => activation))].join(", ");
  return [
    [text.replay.network, layerWidths(settings).join("-")],
    [text.settings.activation, activations],
    [text.replay.parameters, formatCount(parameterCount(settings))],
    [text.settings.bias, bias ? text.common.on : text.common.off],
    [
      text.settings.scheme,
      initial.scheme === "given"
        ? text.replay.givenWeights
        : text.settings.schemeNames[initial.scheme],
    ],
    ...(initial.scheme === "given"
      ? []
      : [[text.settings.seed, formatSetting(initial.seed)] as const]),
    [text.settings.learningRate, formatSetting(optimizer.learningRate)],
    [text.settings.steps, formatCount(stop.steps)],
    [text.settings.stopLoss, stop.loss === undefined ? text.common.none : formatSetting(stop.loss)],
    [
      text.replay.data,
      text.replay.rowsOf(data.rows.length, data.inputs.length, data.outputs.length),
    ],
  ];
}
