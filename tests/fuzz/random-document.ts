import {
  ACTIVATIONS,
  DRAWN_SCHEMES,
  FEATURES,
  GENERATED_SETS,
  LOSSES,
  OPTIMIZERS,
  SCALINGS,
  UPDATE_RULES,
} from "#engine/settings.ts";
import type { Chance } from "./chance.ts";

type Document = Record<string, unknown>;

/** What the data of a document needs of the rest. */
interface Shape {
  readonly data: Document;
  readonly inputs: number;
  readonly rows: number;
  /** Output units that fit. */
  readonly outputs: readonly number[];
  readonly targets: "real" | "share" | "distribution" | "class";
}

/**
 * A settings document that is mostly valid, over the whole schema: each part is drawn to fit the
 * others, and now and then not.
 */
export function randomDocument(chance: Chance): Document {
  const shape = randomData(chance);
  const features = randomFeatures(chance, shape.inputs);
  const testShare = chance.happens(0.4) ? chance.real(0, 0.9) : 0;
  const loss = randomLoss(chance, shape);
  const output = chance.happens(0.97) ? chance.pick(fitting(shape, loss)) : chance.whole(1, 4);
  const layers = [
    ...chance.list(chance.pick([0, 0, 1, 1, 1, 2, 3, 6]), () => ({
      units: chance.whole(1, 6),
      activation: chance.pick(ACTIVATIONS.filter((name) => name !== "softmax")),
    })),
    { units: output, activation: outputActivation(chance, loss) },
  ];
  const bias = chance.happens(0.5);
  const widths = [features?.length ?? shape.inputs, ...layers.map(({ units }) => units)];
  return {
    version: 1,
    data: shape.data,
    ...(testShare > 0 ? { testShare } : {}),
    ...(chance.happens(0.3) ? { splitSeed: chance.whole(0, 4_294_967_295) } : {}),
    ...(features === null ? {} : { features }),
    layers,
    bias,
    initial: chance.happens(0.15)
      ? given(chance, widths, bias)
      : { scheme: chance.pick(DRAWN_SCHEMES), seed: chance.whole(0, 4_294_967_295) },
    loss,
    optimizer: randomOptimizer(chance),
    ...(chance.happens(0.4) ? { regularization: randomPenalty(chance) } : {}),
    ...(chance.happens(0.6) ? { batch: randomBatch(chance, shape.rows) } : {}),
    ...(chance.happens(0.2) ? { updateRule: randomRule(chance, layers.length) } : {}),
    stop: {
      steps: chance.happens(0.7) ? 10 : chance.whole(1, 30),
      ...(chance.happens(0.2) ? { loss: chance.real(0, 1) } : {}),
    },
  };
}

function randomData(chance: Chance): Shape {
  const scaling = chance.happens(0.4) ? { scaling: chance.pick(SCALINGS) } : {};
  if (chance.happens(0.02)) {
    return chance.happens(0.2)
      ? {
          data: { kind: "bundled", name: "digits", ...scaling },
          inputs: 64,
          rows: 1797,
          outputs: [10],
          targets: "class",
        }
      : {
          data: { kind: "bundled", name: "iris", ...scaling },
          inputs: 4,
          rows: 150,
          outputs: [3],
          targets: "class",
        };
  }
  if (chance.happens(0.01)) {
    return storedTable(chance, scaling);
  }
  return chance.happens(0.4) ? randomSet(chance, scaling) : randomTable(chance, scaling);
}

function storedTable(chance: Chance, scaling: Document): Shape {
  const hash = chance.list(64, () => chance.whole(0, 15).toString(16)).join("");
  const rowCount = chance.whole(1, 200);
  return {
    data: { kind: "stored", hash, inputs: ["a", "b"], outputs: ["y"], rowCount, ...scaling },
    inputs: 2,
    rows: rowCount,
    outputs: [1],
    targets: "real",
  };
}

function randomSet(chance: Chance, scaling: Document): Shape {
  const name = chance.pick(GENERATED_SETS);
  const samples = chance.happens(0.9) ? chance.whole(2, 40) : chance.whole(40, 400);
  const isRegression = name === "plane" || name === "multi-gauss";
  return {
    data: {
      kind: "generated",
      name,
      samples,
      ...(chance.happens(0.5) ? { noise: chance.real(0, 0.5) } : {}),
      ...(chance.happens(0.5) ? { seed: chance.whole(0, 4_294_967_295) } : {}),
      ...scaling,
    },
    inputs: 2,
    rows: samples,
    outputs: isRegression ? [1] : [1, 2],
    targets: isRegression ? "real" : "class",
  };
}

function randomTable(chance: Chance, scaling: Document): Shape {
  const inputs = chance.pick([1, 2, 2, 3, 4]);
  const outputs = chance.pick([1, 1, 2, 3]);
  const rows = chance.whole(1, 8);
  const targets = chance.pick(["real", "share", "distribution", "class"] as const);
  // Now and then numbers at the limits, which make networks diverge.
  const size = chance.pick([1, 1, 1, 1, 1, 1, 10, 1e3, 1e15]);
  return {
    data: {
      kind: "table",
      inputs: chance.list(inputs, (i) => `x${i + 1}`),
      outputs: chance.list(outputs, (i) => `y${i + 1}`),
      rows: chance.list(rows, () => [
        ...chance.list(inputs, () => cell(chance, size)),
        ...targetsOfRow(chance, targets, outputs, size),
      ]),
      ...scaling,
    },
    inputs,
    rows,
    outputs: [outputs],
    targets,
  };
}

function cell(chance: Chance, size: number): number {
  return chance.happens(0.3) ? chance.whole(-1, 1) * size : chance.real(-size, size);
}

function targetsOfRow(
  chance: Chance,
  targets: Shape["targets"],
  outputs: number,
  size: number,
): number[] {
  switch (targets) {
    case "real":
      return chance.list(outputs, () => cell(chance, size));
    case "share":
      return chance.list(outputs, () => chance.real(0, 1));
    case "class": {
      const at = chance.whole(0, outputs - 1);
      return chance.list(outputs, (i) => (outputs === 1 ? chance.whole(0, 1) : Number(i === at)));
    }
    case "distribution": {
      const shares = chance.list(outputs, () => chance.real(0.1, 1));
      const sum = shares.reduce((total, share) => total + share, 0);
      return shares.map((share) => share / sum);
    }
  }
}

function randomFeatures(chance: Chance, inputs: number): readonly string[] | null {
  if (chance.happens(inputs === 2 ? 0.6 : 0.98)) {
    return null;
  }
  const features = FEATURES.filter(() => chance.happens(0.4));
  return features.length > 0 || chance.happens(0.02) ? features : ["x2"];
}

function randomLoss(chance: Chance, { targets, outputs }: Shape): string {
  if (chance.happens(0.03)) {
    return chance.pick(LOSSES);
  }
  const fits = ["half-squared-error-sum", "mean-squared-error"];
  if (targets !== "real") {
    fits.push("binary-cross-entropy");
  }
  if ((targets === "class" || targets === "distribution") && Math.max(...outputs) > 1) {
    fits.push("softmax-cross-entropy");
  }
  return chance.pick(fits);
}

function fitting({ outputs }: Shape, loss: string): readonly number[] {
  return loss === "softmax-cross-entropy" ? [Math.max(...outputs)] : outputs;
}

function outputActivation(chance: Chance, loss: string): string {
  if (chance.happens(0.02)) {
    return chance.pick(ACTIVATIONS);
  }
  if (loss === "softmax-cross-entropy") {
    return "softmax";
  }
  return loss === "binary-cross-entropy"
    ? "sigmoid"
    : chance.pick(ACTIVATIONS.filter((name) => name !== "softmax"));
}

function given(chance: Chance, widths: readonly number[], bias: boolean): Document {
  const size = chance.pick([1, 1, 1, 100, 1e15]);
  const number = () => chance.real(-size, size);
  const layers = widths.slice(1);
  return {
    scheme: "given",
    weights: layers.map((units, l) =>
      chance.list(widths[l] ?? 0, () => chance.list(units, number)),
    ),
    ...(chance.happens(0.5)
      ? { biases: layers.map((units) => (bias ? chance.list(units, number) : [])) }
      : {}),
  };
}

function randomOptimizer(chance: Chance): Document {
  const kind = chance.pick(OPTIMIZERS);
  const share = () => (chance.happens(0.1) ? 0 : chance.real(0, 1));
  const some = (key: string, value: () => number) =>
    chance.happens(0.4) ? { [key]: value() } : {};
  return {
    kind,
    learningRate: chance.happens(0.8) ? chance.real(0.001, 1) : chance.magnitude(-9, 2),
    ...(kind === "momentum" || kind === "nesterov" ? some("momentum", share) : {}),
    ...(kind === "rmsprop" ? some("decay", share) : {}),
    ...(kind === "adam" ? { ...some("beta1", share), ...some("beta2", share) } : {}),
    ...(kind === "rmsprop" || kind === "adagrad" || kind === "adam"
      ? some("epsilon", () => chance.magnitude(-300, -1))
      : {}),
  };
}

function randomPenalty(chance: Chance): Document {
  const kind = chance.pick(["none", "l1", "l2"]);
  return kind === "none"
    ? { kind, ...(chance.happens(0.5) ? { rate: 0 } : {}) }
    : { kind, rate: chance.happens(0.8) ? chance.real(0, 0.3) : chance.magnitude(-9, 2) };
}

function randomBatch(chance: Chance, rows: number): unknown {
  if (chance.happens(0.3)) {
    return "full";
  }
  const size = chance.happens(0.9)
    ? chance.whole(1, Math.max(1, rows >> 2))
    : chance.whole(1, rows);
  return { size, ...(chance.happens(0.5) ? { seed: chance.whole(0, 4_294_967_295) } : {}) };
}

function randomRule(chance: Chance, layers: number): unknown {
  return chance.happens(0.1)
    ? "gradient"
    : {
        layer: chance.whole(1, chance.happens(0.95) ? layers : 8),
        rule: chance.pick(UPDATE_RULES.filter((rule) => rule !== "gradient")),
      };
}
