import { HEAP } from "#engine/kernels/layout.ts";

/** What the module computes; everything else goes through the memory of the run. */
export interface Kernels {
  /** Makes at most so many updates; returns how many, the last of which may have failed. */
  run(count: number): number;
  /** Computes the batch that comes next with the parameters as they are. */
  compute(): void;
  /** The loss over so many rows; `compute` is needed before the next `run`. */
  evaluate(rows: number, targets: number, count: number): number;
  /** Whether all parameters are finite: 1 or 0. */
  isFinite(): number;
  /** Keeps the state, for `restore`. */
  save(): void;
  restore(): void;
  /** `product` += `left` `right`, by addresses; rows and elements of `left` lie so many bytes apart. */
  addRowProduct(
    left: number,
    leftRow: number,
    leftStep: number,
    right: number,
    product: number,
    rows: number,
    inner: number,
    cols: number,
  ): void;
}

const NAMES = [
  "run",
  "compute",
  "evaluate",
  "isFinite",
  "save",
  "restore",
  "addRowProduct",
] as const;

/**
 * An instance over a memory of its own: one for each run, or for products alone.
 *
 * @throws {TypeError} when the module is not this engine's.
 */
export function bindKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  if (!areKernels(exports)) {
    throw new TypeError("the WebAssembly module is not the engine's");
  }
  return exports;
}

function areKernels(exports: WebAssembly.Exports): exports is WebAssembly.Exports & Kernels {
  const { heapBase } = exports;
  return (
    heapBase instanceof WebAssembly.Global &&
    heapBase.value <= HEAP &&
    NAMES.every((name) => typeof exports[name] === "function")
  );
}
