import { bindKernels, type Kernels } from "#engine/kernels/kernels.ts";
import { HEAP } from "#engine/kernels/layout.ts";
import type { Products } from "#engine/products.ts";
import { addBiases } from "#engine/reference/dense.ts";

const BYTES = 8;
const PAGE_BYTES = 65_536;
/** Where matrices may lie, in numbers. */
const FIRST = HEAP / BYTES;
/** So many samples at a time stay in the cache, and keep the memory small. */
const SAMPLES_AT_ONCE = 128;

/** Where the matrices of one product lie, in numbers. */
interface Places {
  readonly left: number;
  readonly right: number;
  readonly product: number;
}

/** The products in WebAssembly, over a memory of its own that grows to what is asked for. */
export class KernelProducts implements Products {
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  readonly #kernels: Kernels;
  #numbers = new Float64Array(this.#memory.buffer);

  /** @throws {TypeError} when the module is not this engine's. */
  constructor(module: WebAssembly.Module) {
    this.#kernels = bindKernels(module, this.#memory);
  }

  preActivations(
    a: Float64Array,
    weights: Float64Array,
    biases: Float64Array,
    z: Float64Array,
    inputs: number,
  ): void {
    const units = weights.length / inputs;
    const places = this.#places(SAMPLES_AT_ONCE * inputs, weights.length, SAMPLES_AT_ONCE * units);
    this.#numbers.set(weights, places.right);
    this.#multiplyRows(a, z, inputs, units, places);
    addBiases(z, biases);
  }

  weightGradient(
    a: Float64Array,
    delta: Float64Array,
    gradient: Float64Array,
    samples: number,
  ): void {
    const inputs = a.length / samples;
    const units = delta.length / samples;
    const { left, right, product } = this.#places(
      SAMPLES_AT_ONCE * inputs,
      SAMPLES_AT_ONCE * units,
      gradient.length,
    );
    this.#numbers.fill(0, product, product + gradient.length);
    for (let first = 0; first < samples; first += SAMPLES_AT_ONCE) {
      const end = Math.min(first + SAMPLES_AT_ONCE, samples);
      this.#numbers.set(a.subarray(first * inputs, end * inputs), left);
      this.#numbers.set(delta.subarray(first * units, end * units), right);
      this.#kernels.addRowProduct(
        left * BYTES,
        BYTES,
        inputs * BYTES,
        right * BYTES,
        product * BYTES,
        inputs,
        end - first,
        units,
      );
    }
    gradient.set(this.#numbers.subarray(product, product + gradient.length));
  }

  inputError(
    delta: Float64Array,
    weights: Float64Array,
    error: Float64Array,
    samples: number,
  ): void {
    const inputs = error.length / samples;
    const units = delta.length / samples;
    const places = this.#places(SAMPLES_AT_ONCE * units, weights.length, SAMPLES_AT_ONCE * inputs);
    for (let i = 0; i < inputs; i++) {
      for (let o = 0; o < units; o++) {
        this.#numbers[places.right + o * inputs + i] = weights[i * units + o] ?? 0;
      }
    }
    this.#multiplyRows(delta, error, units, inputs, places);
  }

  /** `to` = `rows` times what lies at `right`. Shapes: n x inner, inner x cols, n x cols. */
  #multiplyRows(
    rows: Float64Array,
    to: Float64Array,
    inner: number,
    cols: number,
    { left, right, product }: Places,
  ): void {
    const samples = rows.length / inner;
    for (let first = 0; first < samples; first += SAMPLES_AT_ONCE) {
      const end = Math.min(first + SAMPLES_AT_ONCE, samples);
      const size = (end - first) * cols;
      this.#numbers.set(rows.subarray(first * inner, end * inner), left);
      this.#numbers.fill(0, product, product + size);
      this.#kernels.addRowProduct(
        left * BYTES,
        inner * BYTES,
        BYTES,
        right * BYTES,
        product * BYTES,
        end - first,
        inner,
        cols,
      );
      to.set(this.#numbers.subarray(product, product + size), first * cols);
    }
  }

  /** Room for three matrices of so many numbers. */
  #places(leftSize: number, rightSize: number, productSize: number): Places {
    const right = FIRST + leftSize;
    const product = right + rightSize;
    const missing = (product + productSize) * BYTES - this.#memory.buffer.byteLength;
    if (missing > 0) {
      this.#memory.grow(Math.ceil(missing / PAGE_BYTES));
      this.#numbers = new Float64Array(this.#memory.buffer);
    }
    return { left: FIRST, right, product };
  }
}
