import type { Dataset } from "#engine/data/dataset.ts";
import { HEAP } from "#engine/kernels/layout.ts";
import type { NetworkLayer } from "#engine/network.ts";
import { STATES_PER_PARAMETER } from "#engine/optimizer-state.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** Activations of so many bytes stay in a core's own cache; larger batches go in parts. */
const PART_BYTES = 400_000;
const SMALLEST_PART = 32;
const ALIGNMENT = 64;
const PAGE_BYTES = 65_536;
/** A panel of weights in assembly/products.ts. */
const SCRATCH_BYTES = 192 * 64;
/** Rows so far apart would compete for the same places of the first cache. */
const CACHE_STRIDE = 512;
/** A generator's 624 words and its position. */
const GENERATOR_BYTES = 2500;

/** Addresses of one layer's arrays, which lie in tiles. */
export interface LayerPlan {
  readonly sums: number;
  /** Equal to `sums` where z is not needed any more. */
  readonly output: number;
  readonly delta: number;
  /** Once more, row by row: samples x units. */
  readonly outputRows: number;
  readonly deltaRows: number;
  readonly rowBytes: number;
}

/** Where everything of one run lies; addresses in bytes. Laid out once: a step allocates nothing. */
export interface MemoryPlan {
  readonly pages: number;
  /** How many rows the activations have room for. Even. */
  readonly capacity: number;
  readonly rows: number;
  readonly targets: number;
  readonly testRows: number;
  readonly testTargets: number;
  readonly generator: number;
  readonly order: number;
  readonly ring: number;
  /** How many losses the ring has room for. */
  readonly ringLength: number;
  readonly parameters: number;
  readonly state1: number;
  readonly state2: number;
  readonly gradient: number;
  readonly snapshot: number;
  /** Bytes of parameters, state1 and state2. */
  readonly stateBytes: number;
  readonly batchInputs: number;
  readonly batchTargets: number;
  readonly batchRows: number;
  readonly scratch: number;
  readonly layers: readonly LayerPlan[];
}

/** Lays out a run behind what the module keeps for itself. */
export function planMemory(
  settings: TrainingSettings,
  layers: readonly NetworkLayer[],
  dataset: Dataset,
  parameterCount: number,
): MemoryPlan {
  const { train, test } = dataset;
  const rowCount = train.inputs.rows;
  const outputs = train.targets.cols;
  const capacity = partRows(layers, Math.max(rowCount, test?.inputs.rows ?? 0));
  const ringLength = ringLengthFor(settings, layers, rowCount);
  // A whole last vector: what is behind an odd last number belongs to nobody.
  const arrayBytes = 16 * Math.ceil(parameterCount / 2);
  const states = STATES_PER_PARAMETER[settings.optimizer.kind];
  const stateBytes = arrayBytes * (1 + states);
  let end = HEAP;
  const place = (bytes: number, alignment = ALIGNMENT) => {
    const at = Math.ceil(end / alignment) * alignment;
    end = at + bytes;
    return at;
  };
  const parameters = place(stateBytes);
  const generator = place(GENERATOR_BYTES);
  const order = place(4 * rowCount, 4);
  const plan = {
    capacity,
    parameters,
    state1: parameters + (states > 0 ? arrayBytes : 0),
    state2: parameters + (states > 1 ? 2 * arrayBytes : 0),
    stateBytes,
    generator,
    order,
    gradient: place(arrayBytes),
    snapshot: place(stateBytes + 24 + GENERATOR_BYTES + 4 * rowCount),
    ring: place(8 * ringLength),
    ringLength,
    layers: layers.map((layer) => planLayer(settings, layer, layers.length, capacity, place)),
    batchInputs: place(8 * capacity * train.inputs.cols),
    batchTargets: place(8 * capacity * outputs),
    batchRows: place(8 * capacity * train.inputs.cols),
    scratch: place(SCRATCH_BYTES),
    rows: place(8 * train.inputs.data.length),
    targets: place(8 * train.targets.data.length),
    testRows: place(8 * (test?.inputs.data.length ?? 0)),
    testTargets: place(8 * (test?.targets.data.length ?? 0)),
  };
  return { ...plan, pages: Math.ceil(end / PAGE_BYTES) };
}

function planLayer(
  { loss }: TrainingSettings,
  { number, units, activation }: NetworkLayer,
  layerCount: number,
  capacity: number,
  place: (bytes: number) => number,
): LayerPlan {
  const bytes = 8 * capacity * units;
  const sums = place(bytes);
  const needsSums =
    activation === "softplus" ||
    activation === "gelu" ||
    activation === "softmax" ||
    (loss === "binary-cross-entropy" && number === layerCount);
  const rowBytes = 8 * units + ((8 * units) % CACHE_STRIDE === 0 ? ALIGNMENT : 0);
  return {
    sums,
    output: needsSums ? place(bytes) : sums,
    delta: place(bytes),
    outputRows: place(capacity * rowBytes),
    deltaRows: place(capacity * rowBytes),
    rowBytes,
  };
}

/** All rows, or as many as keep their activations in the cache. */
function partRows(layers: readonly NetworkLayer[], rowCount: number): number {
  const [first] = layers;
  const perRow = layers.reduce((sum, { units }) => sum + 4 * units, 2 * (first?.inputs ?? 0)) * 8;
  const fitting = Math.max(SMALLEST_PART, Math.floor(PART_BYTES / perRow));
  return 2 * Math.ceil(Math.min(rowCount, fitting) / 2);
}

/** As many steps as take about 5 ms, so that a diverged run is noticed soon. */
function ringLengthFor(
  { batch }: TrainingSettings,
  layers: readonly NetworkLayer[],
  rowCount: number,
): number {
  const rows = batch === "full" ? rowCount : batch.size;
  const perRow = layers.reduce((sum, { inputs, units }) => sum + inputs * units + 4 * units, 0);
  return Math.min(2048, Math.max(16, Math.floor(10_000_000 / (rows * perRow))));
}
