import { matrixLiteral, rowLiteral } from "#client/numpy/numpy-literal.ts";
import type { NumpySection } from "#client/numpy/numpy-section.ts";
import { initialParameters } from "#engine/initial.ts";
import { biasesOf, type NetworkLayer, networkLayers, weightsOf } from "#engine/network.ts";
import type { DrawnScheme, TrainingSettings } from "#engine/settings.ts";

/** W1, b1, W2, ...: drawn by numpy's own generator where the run drew them, else as numbers. */
export function initialSection(settings: TrainingSettings): NumpySection {
  const layers = networkLayers(settings);
  const { initial } = settings;
  if (initial.scheme === "given") {
    const parameters = initialParameters(settings);
    return {
      title: "Initial weights, by hand",
      lines: layers.flatMap((layer) => givenLines(layer, parameters)),
    };
  }
  const { scheme, seed } = initial;
  const start = scheme === "zeros" ? [] : [`rng = np.random.RandomState(${seed})`];
  return {
    title:
      scheme === "zeros" ? "Initial weights: zeros" : `Initial weights: ${scheme}, seed ${seed}`,
    lines: [...start, ...layers.flatMap((layer) => drawnLines(layer, scheme))],
  };
}

function givenLines(layer: NetworkLayer, parameters: Float64Array): readonly string[] {
  const biases = Array.from(biasesOf(layer, parameters));
  return [
    `W${layer.number} = ${matrixLiteral(weightsOf(layer, parameters))}`,
    ...(layer.biasesAt === null ? [] : [`b${layer.number} = ${rowLiteral(biases)}`]),
  ];
}

function drawnLines(layer: NetworkLayer, scheme: DrawnScheme): readonly string[] {
  const { number, inputs, units } = layer;
  return [
    `W${number} = ${drawCode(scheme, inputs, units)}  # ${inputs} in x ${units} out`,
    ...(layer.biasesAt === null ? [] : [`b${number} = np.zeros(${units})`]),
  ];
}

function drawCode(scheme: DrawnScheme, inputs: number, units: number): string {
  const uniform = `rng.random_sample((${inputs}, ${units}))`;
  const within = (limit: string) => `-${limit} + 2 * ${limit} * ${uniform}`;
  const normal = `rng.standard_normal((${inputs}, ${units}))`;
  switch (scheme) {
    case "uniform-0-1":
      return uniform;
    case "uniform-1-1":
      return `2 * ${uniform} - 1`;
    case "uniform-half":
      return `${uniform} - 0.5`;
    case "xavier-uniform":
      return within(`np.sqrt(6 / (${inputs} + ${units}))`);
    case "xavier-normal":
      return `np.sqrt(2 / (${inputs} + ${units})) * ${normal}`;
    case "he-uniform":
      return within(`np.sqrt(6 / ${inputs})`);
    case "he-normal":
      return `np.sqrt(2 / ${inputs}) * ${normal}`;
    case "zeros":
      return `np.zeros((${inputs}, ${units}))`;
  }
}
