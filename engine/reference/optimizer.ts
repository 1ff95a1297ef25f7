import { ShapeError } from "#engine/matrix.ts";
import { optimizerStateLength } from "#engine/optimizer-state.ts";
import type { OptimizerSettings } from "#engine/settings.ts";

/**
 * Turns gradients into what the learning rate multiplies: an update is
 * w = w - learningRate * direction. The kernels copy every expression operation by operation.
 *
 * @see Ruder, "An overview of gradient descent optimization algorithms" (2016).
 */
export class Optimizer {
  /** As `Keyframe.optimizerState`; owned by the optimiser. */
  readonly state: Float64Array;
  /** Shapes: as parameters; overwritten by every `prepare`. */
  readonly direction: Float64Array;
  readonly #settings: OptimizerSettings;
  /** The state before the last `prepare`. */
  readonly #previous: Float64Array;

  /**
   * @param state is copied.
   * @throws {ShapeError} when the state is not one of this optimiser and so many parameters.
   */
  constructor(settings: OptimizerSettings, parameterCount: number, state: Float64Array) {
    const { kind } = settings;
    if (state.length !== optimizerStateLength(kind, parameterCount)) {
      throw new ShapeError(`${state.length} numbers of ${kind} for ${parameterCount} parameters`);
    }
    this.#settings = settings;
    this.state = state.slice();
    this.#previous = state.slice();
    this.direction = new Float64Array(parameterCount);
  }

  /**
   * Computes `direction` and the next `state`.
   *
   * @param momentum as it is now, of the optimisers that have one.
   */
  prepare(gradient: Float64Array, momentum: number): void {
    const { state, direction } = this;
    const settings = this.#settings;
    this.#previous.set(state);
    switch (settings.kind) {
      case "sgd":
        direction.set(gradient);
        return;
      case "momentum":
        momentumDirection(gradient, state, direction, momentum);
        return;
      case "nesterov":
        nesterovDirection(gradient, state, direction, momentum);
        return;
      case "rmsprop":
        rmspropDirection(gradient, state, direction, settings.decay, settings.epsilon);
        return;
      case "adagrad":
        adagradDirection(gradient, state, direction, settings.epsilon);
        return;
      case "adam":
        adamDirection(gradient, state, direction, settings);
        return;
    }
  }

  /** Takes the last `prepare` back, whose update failed. */
  undo(): void {
    this.state.set(this.#previous);
  }
}

/** v = mu v + g, direction v. @see Polyak (1964). */
function momentumDirection(
  gradient: Float64Array,
  velocity: Float64Array,
  direction: Float64Array,
  momentum: number,
): void {
  for (let i = 0; i < gradient.length; i++) {
    const v = momentum * (velocity[i] ?? 0) + (gradient[i] ?? 0);
    velocity[i] = v;
    direction[i] = v;
  }
}

/** v = mu v + g, direction g + mu v. @see Sutskever, Martens, Dahl, Hinton (2013). */
function nesterovDirection(
  gradient: Float64Array,
  velocity: Float64Array,
  direction: Float64Array,
  momentum: number,
): void {
  for (let i = 0; i < gradient.length; i++) {
    const g = gradient[i] ?? 0;
    const v = momentum * (velocity[i] ?? 0) + g;
    velocity[i] = v;
    direction[i] = g + momentum * v;
  }
}

/** s = decay s + (1 - decay) g^2, direction g / (sqrt(s) + epsilon). @see Hinton (2012). */
function rmspropDirection(
  gradient: Float64Array,
  squares: Float64Array,
  direction: Float64Array,
  decay: number,
  epsilon: number,
): void {
  const fresh = 1 - decay;
  for (let i = 0; i < gradient.length; i++) {
    const g = gradient[i] ?? 0;
    const s = decay * (squares[i] ?? 0) + fresh * (g * g);
    squares[i] = s;
    direction[i] = g / (Math.sqrt(s) + epsilon);
  }
}

/** s = s + g^2, direction g / (sqrt(s) + epsilon). @see Duchi, Hazan, Singer (2011). */
function adagradDirection(
  gradient: Float64Array,
  squares: Float64Array,
  direction: Float64Array,
  epsilon: number,
): void {
  for (let i = 0; i < gradient.length; i++) {
    const g = gradient[i] ?? 0;
    const s = (squares[i] ?? 0) + g * g;
    squares[i] = s;
    direction[i] = g / (Math.sqrt(s) + epsilon);
  }
}

/**
 * m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2, direction m^ / (sqrt(v^) + epsilon)
 * with m^ = m * 1/(1 - beta1^t) and v^ = v * 1/(1 - beta2^t). Shapes of `state`: m, v, beta1^t,
 * beta2^t. @see Kingma and Ba, "Adam" (2015), algorithm 1.
 */
function adamDirection(
  gradient: Float64Array,
  state: Float64Array,
  direction: Float64Array,
  constants: { readonly beta1: number; readonly beta2: number; readonly epsilon: number },
): void {
  const { beta1, beta2, epsilon } = constants;
  const count = gradient.length;
  const power1 = (state[2 * count] ?? 0) * beta1;
  const power2 = (state[2 * count + 1] ?? 0) * beta2;
  state[2 * count] = power1;
  state[2 * count + 1] = power2;
  const correction1 = 1 / (1 - power1);
  const correction2 = 1 / (1 - power2);
  const fresh1 = 1 - beta1;
  const fresh2 = 1 - beta2;
  for (let i = 0; i < count; i++) {
    const g = gradient[i] ?? 0;
    const m = beta1 * (state[i] ?? 0) + fresh1 * g;
    const v = beta2 * (state[count + i] ?? 0) + fresh2 * (g * g);
    state[i] = m;
    state[count + i] = v;
    direction[i] = (m * correction1) / (Math.sqrt(v * correction2) + epsilon);
  }
}
