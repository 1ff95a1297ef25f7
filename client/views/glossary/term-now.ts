import { formatCount, formatSetting, formatValue } from "#client/draw/number-format.ts";
import type { SessionState } from "#client/session/session.ts";
import type { TermId } from "#client/text/en/glossary.ts";
import { text } from "#client/text/en.ts";
import { valueWords } from "#client/views/settings/path-words.ts";
import { layerWidths, parameterCount } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** What a term is in the room or run on the screen, in a few words; null where that says nothing. */
export function termNow(id: TermId, state: SessionState): string | null {
  const settings = state.settingsInForce;
  return settings === null ? null : (SETTINGS[id]?.(settings) ?? RUN[id]?.(state) ?? null);
}

type Says<T> = Readonly<Partial<Record<TermId, (of: T) => string | null>>>;

const { settings: words } = text;

const SETTINGS: Says<TrainingSettings> = {
  network: (settings) => layerWidths(settings).join("-"),
  layer: ({ layers }) => formatCount(layers.length),
  parameter: (settings) => formatCount(parameterCount(settings)),
  bias: ({ bias }) => (bias ? text.common.on : text.common.off),
  activation: ({ layers }) => layers.map(({ activation }) => activation).join(", "),
  optimizer: ({ optimizer: { kind } }) =>
    `${words.optimizers[kind].name}: ${words.optimizers[kind].detail}`,
  "learning-rate": ({ optimizer }) => formatSetting(optimizer.learningRate),
  momentum: ({ optimizer }) => ("momentum" in optimizer ? formatSetting(optimizer.momentum) : null),
  penalty: (settings) => valueWords(settings, "regularization"),
  batch: (settings) => valueWords(settings, "batch"),
  "update-rule": (settings) => valueWords(settings, "updateRule"),
  "initial-weights": (settings) => valueWords(settings, "initial"),
  seed: ({ initial }) => (initial.scheme === "given" ? null : formatSetting(initial.seed)),
  data: (settings) => valueWords(settings, "data"),
  noise: ({ data }) => (data.kind === "generated" ? formatSetting(data.noise) : null),
  scaling: ({ data }) => words.scalings[data.scaling].name,
  split: ({ testShare }) => (testShare === 0 ? null : formatSetting(testShare)),
  feature: ({ features }) => features?.map((name) => words.featureNames[name]).join(", ") ?? null,
  stop: (settings) => valueWords(settings, "stop"),
};

const RUN: Says<SessionState> = {
  loss: ({ frame, settingsInForce }) => {
    const loss = settingsInForce?.loss;
    return frame === null || loss === undefined
      ? null
      : `${formatValue(frame.loss, 4)}, ${words.losses[loss].detail}`;
  },
  step: ({ frame }) => (frame === null ? null : formatCount(frame.step)),
  run: ({ run }) => run?.name ?? null,
  "test-loss": ({ frame }) =>
    frame === null || frame.testLoss === null ? null : formatValue(frame.testLoss, 4),
  "loss-per-row": ({ frame, dataset, settingsInForce }) =>
    frame === null || dataset === null || settingsInForce?.loss !== "half-squared-error-sum"
      ? null
      : formatValue(frame.loss / dataset.trainRows.length, 4),
  epoch: ({ settingsInForce, dataset }) => {
    const rows = dataset?.trainRows.length ?? 0;
    const batch = settingsInForce?.batch ?? "full";
    return rows === 0 ? null : formatCount(batch === "full" ? 1 : Math.ceil(rows / batch.size));
  },
  "steps-per-second": ({ playSpeed }) => String(playSpeed),
};
