import { initialParameters } from "#engine/initial.ts";
import type { Keyframe } from "#engine/keyframe.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import { networkLayers, parameterName } from "#engine/network.ts";
import { Passes } from "#engine/reference/passes.ts";
import type { EngineEvent, RunEnd } from "#engine/run-events.ts";
import type { StopSettings, TrainingSettings } from "#engine/settings.ts";
import type { Training } from "#engine/training.ts";
import { ENGINE_VERSION } from "#engine/version.ts";

interface StartingPoint {
  readonly parameters: Float64Array;
  readonly step: number;
  readonly seq: number;
  readonly learningRate: number;
  readonly stop: StopSettings;
}

/** Plain gradient descent over the full batch, in plain TypeScript: the truth for the kernels. */
export class ReferenceTraining implements Training {
  readonly parameters: Float64Array;
  readonly testLoss = null;
  readonly #settings: TrainingSettings;
  readonly #passes: Passes;
  /** The parameters one step ago, which a diverging update goes back to. */
  readonly #previous: Float64Array;
  #step: number;
  #seq: number;
  #loss: number;
  #learningRate: number;
  #stop: StopSettings;
  #end: RunEnd | null = null;

  private constructor(settings: TrainingSettings, from: StartingPoint) {
    this.#settings = settings;
    this.parameters = from.parameters;
    this.#previous = from.parameters.slice();
    this.#passes = new Passes(settings, from.parameters);
    this.#step = from.step;
    this.#seq = from.seq;
    this.#learningRate = from.learningRate;
    this.#stop = from.stop;
    this.#loss = this.#passes.forward();
    this.#end = this.#divergedAtStart() ?? this.#reachedStop();
  }

  /** The run at step 0, with its initial weights. */
  static start(settings: TrainingSettings): ReferenceTraining {
    return new ReferenceTraining(settings, {
      parameters: initialParameters(settings),
      step: 0,
      seq: 0,
      learningRate: settings.optimizer.learningRate,
      stop: settings.stop,
    });
  }

  /**
   * The run of these settings at a keyframe, which is copied.
   *
   * @throws {RangeError} when the keyframe is of another network or another engine version.
   */
  static restore(settings: TrainingSettings, keyframe: Keyframe): ReferenceTraining {
    const { engineVersion, parameters, optimizerState } = keyframe;
    if (engineVersion !== ENGINE_VERSION) {
      throw new RangeError(`a keyframe of engine ${engineVersion}, this is ${ENGINE_VERSION}`);
    }
    if (parameters.length !== parameterCount(settings) || optimizerState.length !== 0) {
      throw new RangeError(
        `a keyframe of ${parameters.length} parameters, the network has ${parameterCount(settings)}`,
      );
    }
    return new ReferenceTraining(settings, { ...keyframe, parameters: parameters.slice() });
  }

  get step(): number {
    return this.#step;
  }

  get seq(): number {
    return this.#seq;
  }

  get loss(): number {
    return this.#loss;
  }

  get learningRate(): number {
    return this.#learningRate;
  }

  get stop(): StopSettings {
    return this.#stop;
  }

  get end(): RunEnd | null {
    return this.#end;
  }

  advance(count: number, onStep?: (loss: number) => void): number {
    let made = 0;
    while (made < count && this.#end === null && this.#update()) {
      made += 1;
      onStep?.(this.#loss);
    }
    return made;
  }

  apply(event: EngineEvent): void {
    if (event.step !== this.#step || event.seq !== this.#seq + 1) {
      throw new RangeError(
        `event ${event.seq} of step ${event.step} after event ${this.#seq} at step ${this.#step}`,
      );
    }
    this.#seq = event.seq;
    switch (event.change.kind) {
      case "set-learning-rate":
        this.#learningRate = event.change.value;
        break;
      case "set-stop":
        this.#stop = event.change.stop;
        break;
    }
    if (this.#end?.reason !== "diverged") {
      this.#end = this.#reachedStop();
    }
  }

  keyframe(): Keyframe {
    return {
      engineVersion: ENGINE_VERSION,
      step: this.#step,
      seq: this.#seq,
      parameters: this.parameters.slice(),
      optimizerState: new Float64Array(0),
      learningRate: this.#learningRate,
      stop: this.#stop,
    };
  }

  /** One update; false when it diverged, which leaves the state as it was and ends the run. */
  #update(): boolean {
    this.#passes.backward();
    if (!this.#descend()) {
      this.#diverge(this.#firstNonFinite());
      return false;
    }
    const loss = this.#passes.forward();
    if (!Number.isFinite(loss)) {
      this.#diverge(became("the loss", loss));
      return false;
    }
    this.#loss = loss;
    this.#step += 1;
    this.#end = this.#reachedStop();
    return true;
  }

  /** W -= learning rate * update. False when a parameter is no longer finite. */
  #descend(): boolean {
    const { parameters } = this;
    const { update } = this.#passes;
    const previous = this.#previous;
    const rate = this.#learningRate;
    let poison = 0;
    for (let i = 0; i < parameters.length; i++) {
      const old = parameters[i] ?? 0;
      const next = old - rate * (update[i] ?? 0);
      previous[i] = old;
      parameters[i] = next;
      // 0 times a finite number is 0, times anything else NaN, which stays.
      poison += next * 0;
    }
    return poison === 0;
  }

  #diverge(what: string): void {
    this.parameters.set(this.#previous);
    const message = `${what} at step ${this.#step + 1}`;
    this.#end = { reason: "diverged", step: this.#step, message };
  }

  #firstNonFinite(): string {
    const index = this.parameters.findIndex((value) => !Number.isFinite(value));
    const name = parameterName(networkLayers(this.#settings), index);
    return became(name, this.parameters[index] ?? Number.NaN);
  }

  #divergedAtStart(): RunEnd | null {
    return Number.isFinite(this.#loss)
      ? null
      : {
          reason: "diverged",
          step: this.#step,
          message: `${became("the loss", this.#loss)} at step ${this.#step}`,
        };
  }

  /** A step that reaches both ends is named after the loss, which is the better news. */
  #reachedStop(): RunEnd | null {
    const { steps, loss } = this.#stop;
    if (loss !== undefined && this.#loss <= loss) {
      return { reason: "loss", step: this.#step, message: null };
    }
    return this.#step >= steps ? { reason: "steps", step: this.#step, message: null } : null;
  }
}

function became(what: string, value: number): string {
  return `${what} became ${Number.isNaN(value) ? "not a number" : "infinite"}`;
}
