// What lies where in the memory of a run. Read by TypeScript and by AssemblyScript: numbers alone.

/** The run's own numbers start here; everything else is where they say. Constants lie behind. */
export const TABLE = 1024;
/** What the module keeps for itself ends before this: see `heapBase`. */
export const HEAP = 16384;

// Float64, from TABLE.
export const LEARNING_RATE = 0;
/** Of momentum and nesterov; the decay of rmsprop; beta1 of adam. */
export const MOMENTUM = 8;
export const BETA2 = 16;
export const EPSILON = 24;
export const REGULARIZATION_RATE = 32;
/** Minus infinity without one. */
export const STOP_LOSS = 40;
export const STEP_LOSS = 48;
/** Of all training rows, at the last end of an epoch. */
export const EPOCH_LOSS = 56;
/** beta1^step and beta2^step. */
export const BETA1_POWER = 64;
export const BETA2_POWER = 72;

// Int32, from TABLE.
export const LAYER_COUNT = 128;
export const LOSS_KIND = 132;
export const OPTIMIZER = 136;
export const REGULARIZATION = 140;
/** 0 for the full batch. */
export const BATCH_SIZE = 144;
/** How many rows of `ORDER` the epoch has trained with. */
export const POSITION = 148;
/** How many rows the activations have room for; larger batches go in parts. */
export const CAPACITY = 152;
export const ROW_COUNT = 156;
/** Addresses: rows as they are, one after the other. */
export const ROWS = 160;
export const TARGETS = 164;
/** Address: Uint32 places of rows. */
export const ORDER = 168;
/** Address: 624 words of the generator, then its position. */
export const GENERATOR = 172;
/** Address: the losses of the steps made by `run`. */
export const RING = 176;
/** Address: the targets of the batch, in tiles. */
export const BATCH_TARGETS = 180;
/** Addresses of parameters, gradient, optimiser's numbers; each as long as the parameters. */
export const PARAMETERS = 184;
export const GRADIENT = 188;
export const STATE1 = 192;
export const STATE2 = 196;
export const PARAMETER_COUNT = 200;
/** 1 when a layer has another rule than its gradient. */
export const HAS_RULE = 204;
/** Address of what `save` keeps: STATE_BYTES, two powers, the position, generator and order. */
export const SNAPSHOT = 208;
/** How `run` ended: one of the ENDED numbers. */
export const STATUS = 212;
/** 1 while the batch's rows are in place, for full batches. */
export const IS_GATHERED = 216;
/** Bytes of parameters and optimiser's numbers, which follow one another. */
export const STATE_BYTES = 220;
/** Address: the rows of a mini-batch, one after the other. */
export const BATCH_ROWS = 224;
/** Address: room for a panel of weights. */
export const SCRATCH = 228;

/** The layers' own tables, one after the other. */
export const LAYERS = TABLE + 256;
export const LAYER_BYTES = 64;

// Int32, from a layer's table.
export const INPUTS = 0;
export const UNITS = 4;
export const ACTIVATION = 8;
export const RULE = 12;
/** Addresses. W is inputs x units, b (0 without) follows it; so do their gradients. */
export const WEIGHTS = 16;
export const BIASES = 20;
export const WEIGHT_GRADIENT = 24;
/** Addresses, all in tiles (see assembly/tiles.ts): what the layer gets, z, a (z itself when z is not needed), delta. */
export const INPUT = 28;
export const SUMS = 32;
export const OUTPUT = 36;
export const DELTA = 40;
/** Addresses, and bytes of one row: input and delta once more, row by row, from 8 samples on. */
export const INPUT_ROWS = 44;
export const INPUT_ROW_BYTES = 48;
export const DELTA_ROWS = 52;
export const DELTA_ROW_BYTES = 56;
