import { fitted } from "#client/views/settings/changes/settings-fit.ts";
import { trainingRowCount } from "#engine/data/columns.ts";
import type {
  Loss,
  OptimizerSettings,
  RegularizationSettings,
  TrainingSettings,
  UpdateRule,
} from "#engine/settings.ts";

export function withLoss(settings: TrainingSettings, loss: Loss): TrainingSettings {
  const before = settings.loss;
  const next = fitted({ ...settings, loss }, "loss");
  const isBack = before === "softmax-cross-entropy" && loss !== before;
  const output = next.layers.at(-1);
  // Softmax made two classes two units: without it one number is enough again.
  return isBack && output?.units === 2 && settings.data.kind === "generated"
    ? fitted({ ...next, layers: [...next.layers.slice(0, -1), { ...output, units: 1 }] })
    : next;
}

/** Another optimiser with its usual constants; the learning rate stays, and so does a momentum. */
export function withOptimizer(
  settings: TrainingSettings,
  kind: OptimizerSettings["kind"],
): TrainingSettings {
  const { optimizer } = settings;
  const { learningRate } = optimizer;
  const momentum = "momentum" in optimizer ? optimizer.momentum : 0.9;
  const made: Record<OptimizerSettings["kind"], OptimizerSettings> = {
    sgd: { kind: "sgd", learningRate },
    momentum: { kind: "momentum", learningRate, momentum },
    nesterov: { kind: "nesterov", learningRate, momentum },
    rmsprop: { kind: "rmsprop", learningRate, decay: 0.9, epsilon: 1e-8 },
    adagrad: { kind: "adagrad", learningRate, epsilon: 1e-10 },
    adam: { kind: "adam", learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  };
  return { ...settings, optimizer: made[kind] };
}

/** Another penalty; the rate stays, and begins small. */
export function withRegularization(
  settings: TrainingSettings,
  kind: RegularizationSettings["kind"],
): TrainingSettings {
  const rate = kind === "none" ? 0 : settings.regularization.rate || 0.001;
  return { ...settings, regularization: { kind, rate } };
}

/** All rows, or mini-batches: ten rows, or fewer where there are fewer. */
export function withBatch(settings: TrainingSettings, kind: "full" | "mini"): TrainingSettings {
  const size = Math.min(10, trainingRowCount(settings));
  const isSame = (settings.batch === "full") === (kind === "full");
  if (isSame) {
    return settings;
  }
  return fitted({ ...settings, batch: kind === "full" ? "full" : { size, seed: 1 } });
}

export function withBatchSize(settings: TrainingSettings, size: number): TrainingSettings {
  return settings.batch === "full"
    ? settings
    : fitted({ ...settings, batch: { ...settings.batch, size } });
}

export function withTestShare(settings: TrainingSettings, testShare: number): TrainingSettings {
  return fitted({ ...settings, testShare });
}

/** A bench rule for one layer (from 1), or the gradient everywhere. */
export function withRule(
  settings: TrainingSettings,
  layer: number,
  rule: UpdateRule,
): TrainingSettings {
  return { ...settings, updateRule: rule === "gradient" ? "gradient" : { layer, rule } };
}
