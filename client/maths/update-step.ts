import { linkedLine } from "#client/maths/code-tokens.ts";
import type { UnnumberedStep } from "#client/maths/forward-steps.ts";
import type { StepNote, StepSource } from "#client/maths/maths-step.ts";
import { type Term, termsOf } from "#client/maths/term.ts";
import { numpyLine } from "#client/numpy/numpy-line.ts";
import {
  appliedName,
  directionName,
  gradientName,
  parameterNames,
} from "#client/numpy/numpy-names.ts";
import { layerLines } from "#client/numpy/numpy-optimizer.ts";
import { type NetworkLayer, networkLayers } from "#engine/network.ts";
import { ruleOfLayer } from "#engine/reference/update-rule.ts";
import type { OptimizerSettings } from "#engine/settings.ts";

/** W and b of every layer, by the penalty, the optimiser and the learning rate. */
export function updateStep(source: StepSource): UnnumberedStep {
  const { settings, hyperParameters, convention, entities } = source;
  const { optimizer } = settings;
  const layers = networkLayers(settings);
  const lines = layers.flatMap((layer) =>
    layerLines(optimizer, layer, hyperParameters, convention),
  );
  const counted = optimizer.kind === "adam" ? [numpyLine("t = t + 1"), ...lines] : lines;
  const linked = counted.map((line) => linkedLine(line, entities));
  const names = layers.flatMap(parameterNames);
  const results = linked.flatMap(({ tokens: [first] }) => first?.entity ?? []);
  const made = new Set(results);
  const read = linked.flatMap(({ tokens }) =>
    tokens.slice(1).flatMap(({ entity }) => (entity === null || made.has(entity) ? [] : entity)),
  );
  const penalties = names.map((name) => `penalty${name}`).filter((id) => entities.has(id));
  return {
    id: "update",
    kind: "update",
    layer: 0,
    formulas: layers.flatMap((layer) =>
      parameterNames(layer).flatMap((name) => parameterFormulas(name, layer, source)),
    ),
    numpy: linked,
    operands: [...new Set([...read, ...penalties])],
    results,
    product: null,
    notes: updateNotes(source),
  };
}

function updateNotes({ settings, hyperParameters, convention }: StepSource): readonly StepNote[] {
  const { kind } = hyperParameters.regularization;
  const penalty: readonly StepNote[] = kind === "none" ? [] : [{ kind: "penalty", penalty: kind }];
  return [
    { kind: "sign", convention },
    ...penalty,
    { kind: "optimizer", optimizer: settings.optimizer.kind },
  ];
}

function parameterFormulas(
  name: string,
  layer: NetworkLayer,
  { settings, hyperParameters, convention, entities }: StepSource,
): readonly string[] {
  const term = termsOf(entities);
  const { kind } = settings.optimizer;
  const { regularization, updateRule } = hyperParameters;
  const rule = ruleOfLayer(updateRule, layer.number);
  const gradient = gradientName(name, rule, regularization);
  const direction = directionName(kind, name, gradient);
  const [step, penalty] = convention === "subtract" ? ["-", "+"] : ["+", "-"];
  return [
    ...(entities.has(`g${name}`)
      ? [
          `${term(`g${name}`)} = ${term(appliedName(name, rule))} ${penalty} ${term(`penalty${name}`)}`,
        ]
      : []),
    ...momentFormulas(kind, name, term(gradient), term),
    `${term(`next${name}`)} = ${term(name)} ${step} \\eta\\,${term(direction)}`,
  ];
}

function momentFormulas(
  kind: OptimizerSettings["kind"],
  name: string,
  g: string,
  term: Term,
): readonly string[] {
  const after = (letter: string) => term(`${letter}${name}`);
  const before = (letter: string) => term(`old${letter}${name}`);
  const scaled = () => `${after("p")} = \\frac{${g}}{\\sqrt{${after("s")}} + \\epsilon}`;
  switch (kind) {
    case "sgd":
      return [];
    case "momentum":
      return [`${after("v")} = \\mu\\,${before("v")} + ${g}`];
    case "nesterov":
      return [
        `${after("v")} = \\mu\\,${before("v")} + ${g}`,
        `${after("p")} = ${g} + \\mu\\,${after("v")}`,
      ];
    case "rmsprop":
      return [`${after("s")} = \\rho\\,${before("s")} + (1 - \\rho)\\,${g}^2`, scaled()];
    case "adagrad":
      return [`${after("s")} = ${before("s")} + ${g}^2`, scaled()];
    case "adam":
      return [
        `${after("m")} = \\beta_1\\,${before("m")} + (1 - \\beta_1)\\,${g}`,
        `${after("v")} = \\beta_2\\,${before("v")} + (1 - \\beta_2)\\,${g}^2`,
        `${after("p")} = \\frac{${after("m")} / (1 - \\beta_1^t)}{\\sqrt{${after("v")} / (1 - \\beta_2^t)} + \\epsilon}`,
      ];
  }
}
