import type { EngineEvent, RunChange } from "#engine/run-events.ts";
import { slowStepMs } from "#protocol/pace.ts";
import { BatchSize } from "#server/training/batch-size.ts";
import type {
  RequestId,
  RunCommand,
  RunReport,
  SteppingCommand,
} from "#server/training/messages.ts";
import { type RunComputing, RunInTraining } from "#server/training/run-in-training.ts";
import { RunReporter } from "#server/training/run-reporter.ts";
import { StepGoals } from "#server/training/step-goals.ts";
import { StepPacer } from "#server/training/step-pacer.ts";
import type { TrainingSpec } from "#server/training/trainer.ts";
import { Viewers } from "#server/training/viewers.ts";

/**
 * One open run: carries out its commands, trains in slices and tells what happens. Time comes in
 * as an argument. After opening it first catches up, at full speed, with what was stored: the
 * last event's step and `atLeastStep`. Commands about stepping wait until then, and while the run
 * is held by a proposal.
 */
export class RunLoop {
  readonly #run: RunInTraining;
  readonly #reporter: RunReporter;
  readonly #pacer: StepPacer;
  readonly #catchUpStep: number;
  #isReady = false;
  #isPlaying = false;
  /** What a proposal would change, at the step where the run is held. */
  #held: readonly EngineEvent[] | null = null;
  readonly #waiting: SteppingCommand[] = [];
  readonly #goals = new StepGoals();
  readonly #viewers = new Viewers();
  readonly #batch = new BatchSize();
  #steppedAtMs: number;

  /** @throws {Error} when the run can't be opened. */
  constructor(
    spec: TrainingSpec,
    computing: RunComputing,
    nowMs: number,
    tell: (report: RunReport) => void,
  ) {
    this.#run = new RunInTraining(spec, computing);
    this.#steppedAtMs = nowMs;
    this.#reporter = new RunReporter(this.#run, nowMs, tell);
    this.#pacer = new StepPacer(spec.speed, slowStepMs(computing.settings.layers.length));
    this.#catchUpStep = Math.max(spec.atLeastStep, this.#run.lastStepAhead);
    this.#becomeReadyOnceThere(nowMs);
  }

  /** Somebody watches or waits for an answer; catching up is such a wait. */
  get isWatched(): boolean {
    return this.#viewers.hasSome || this.#isAtFullSpeed;
  }

  get isPaced(): boolean {
    return this.#pacer.isPaced && !this.#isAtFullSpeed;
  }

  /** When it wants its next slice: past or now means at once, Infinity means never. */
  dueAtMs(): number {
    if (this.#held !== null) {
      return Number.POSITIVE_INFINITY;
    }
    if (this.#isAtFullSpeed) {
      return Number.NEGATIVE_INFINITY;
    }
    return this.#isPlaying ? this.#pacer.dueAtMs() : Number.POSITIVE_INFINITY;
  }

  /** Trains until the budget is used up or nothing more is due; at least one batch of steps. */
  runSlice(budgetMs: number, clock: () => number): void {
    this.#slice(budgetMs, clock);
    this.#tellPace(clock());
  }

  #slice(budgetMs: number, clock: () => number): void {
    const startMs = clock();
    let nowMs = startMs;
    do {
      if (this.#isUnwatchedForLong(nowMs)) {
        this.#stopStepping(nowMs);
        this.#reporter.unwatchedPause();
        return;
      }
      const count = this.#stepsAllowed(nowMs);
      if (count === 0) {
        return;
      }
      const isOnPace = !this.#isAtFullSpeed;
      const made = this.#run.advance(Math.min(count, this.#batch.steps));
      const computedMs = clock() - nowMs;
      nowMs += computedMs;
      this.#batch.learn(made, computedMs);
      // At a pace, the time between steps is free for frames; at full speed it is other runs'.
      this.#reporter.earned(this.isPaced ? nowMs - this.#steppedAtMs : computedMs);
      if (isOnPace) {
        this.#pacer.stepsMade(made, nowMs);
      }
      this.#reporter.snapshotsIfDue(computedMs, nowMs);
      this.#afterSteps(nowMs, clock);
      nowMs = clock(); // What was told took time, too.
      this.#steppedAtMs = nowMs;
    } while (nowMs - startMs < budgetMs);
  }

  handle(command: RunCommand, nowMs: number): void {
    switch (command.kind) {
      case "set-speed":
        this.#pacer.setSpeed(command.speed, nowMs);
        break;
      case "set-viewers":
        this.#viewers.set(command.count, nowMs);
        break;
      case "settle":
        this.#settle(command.request, command.isStored, nowMs);
        break;
      case "curve": {
        const bytes = this.#run.curve(command.fromStep);
        this.#reporter.answer(command.request, { kind: "curve", bytes });
        break;
      }
      case "play":
      case "pause":
      case "step":
      case "propose":
        this.#waiting.push(command);
        this.#carryOutWaiting(nowMs);
        break;
    }
    this.#tellPace(nowMs);
  }

  get #isAtFullSpeed(): boolean {
    return !this.#isReady || this.#goals.nextStep !== null;
  }

  #carryOutWaiting(nowMs: number): void {
    while (this.#isReady && this.#held === null) {
      const command = this.#waiting.shift();
      if (command === undefined) {
        return;
      }
      this.#carryOut(command, nowMs);
    }
  }

  #carryOut(command: SteppingCommand, nowMs: number): void {
    switch (command.kind) {
      case "play":
        this.#play(nowMs);
        break;
      case "pause":
        this.#stopStepping(nowMs);
        this.#reporter.answerCheckpoint(command.request);
        break;
      case "step":
        this.#step(command.request, command.count, nowMs);
        break;
      case "propose":
        this.#propose(command.request, command.changes);
        break;
    }
  }

  /** A run at its end tells it again: whoever plays it may not have heard. */
  #play(nowMs: number): void {
    this.#answerGoals();
    if (this.#run.end !== null) {
      this.#reporter.end();
    } else if (!this.#isPlaying) {
      this.#isPlaying = true;
      this.#viewers.startWaiting(nowMs);
      this.#pacer.start(nowMs);
    }
  }

  #step(request: RequestId, count: number, nowMs: number): void {
    this.#isPlaying = false;
    this.#pacer.restart();
    this.#goals.add(request, this.#run.step, count, nowMs);
    if (this.#run.end !== null) {
      this.#answerGoals();
    }
  }

  #propose(request: RequestId, changes: readonly RunChange[]): void {
    const { seq, step } = this.#run;
    this.#held = changes.map((change, i) => ({ seq: seq + 1 + i, step, change }));
    this.#reporter.answer(request, { kind: "proposal", proposal: { seq: seq + 1, step } });
  }

  #settle(request: RequestId, isStored: boolean, nowMs: number): void {
    const events = this.#held;
    if (events === null) {
      const message = "the run is not held by a proposal";
      this.#reporter.answer(request, { kind: "refused", message });
      return;
    }
    this.#held = null;
    if (isStored) {
      this.#applyStored(events);
    }
    this.#reporter.answer(request, { kind: "settled", end: this.#run.end });
    this.#carryOutWaiting(nowMs);
  }

  #applyStored(events: readonly EngineEvent[]): void {
    const before = this.#run.end;
    for (const event of events) {
      this.#run.apply(event);
    }
    this.#reporter.finalFrame();
    if (this.#run.end !== null && this.#run.end.reason !== before?.reason) {
      this.#finish();
    }
  }

  #stepsAllowed(nowMs: number): number {
    if (this.#held !== null) {
      return 0;
    }
    if (!this.#isReady) {
      return this.#catchUpStep - this.#run.step;
    }
    const { nextStep } = this.#goals;
    if (nextStep !== null) {
      return nextStep - this.#run.step;
    }
    return this.#isPlaying ? this.#pacer.stepsDue(nowMs) : 0;
  }

  #afterSteps(nowMs: number, clock: () => number): void {
    if (!this.#isReady) {
      this.#becomeReadyOnceThere(nowMs);
    } else if (this.#run.end !== null) {
      this.#finish();
    } else {
      this.#answerReachedGoals(nowMs);
      this.#reporter.frameIfDue(nowMs, clock);
    }
  }

  /** Of what it had trained before, viewers have seen the frames: only the last is told again. */
  #becomeReadyOnceThere(nowMs: number): void {
    if (this.#run.step < this.#catchUpStep && this.#run.end === null) {
      return;
    }
    this.#isReady = true;
    this.#reporter.ready();
    this.#carryOutWaiting(nowMs);
  }

  #answerReachedGoals(nowMs: number): void {
    for (const request of this.#goals.takeReached(this.#run.step, nowMs)) {
      this.#reporter.answerCheckpoint(request);
    }
  }

  /** Whatever is left of single steps is answered where the run stands. */
  #answerGoals(): void {
    for (const request of this.#goals.takeAll()) {
      this.#reporter.answerCheckpoint(request);
    }
  }

  #stopStepping(nowMs: number): void {
    if (this.#isPlaying) {
      this.#pacer.stop(nowMs);
    }
    this.#isPlaying = false;
    this.#reporter.finalFrame();
    this.#answerGoals();
  }

  #finish(): void {
    this.#isPlaying = false;
    this.#reporter.end();
    this.#answerGoals();
  }

  #tellPace(nowMs: number): void {
    const slow = this.#pacer.slowStep(nowMs, this.#isPlaying);
    const now = { step: this.#run.step, isRunning: this.#isPlaying };
    this.#reporter.pace(slow === null ? null : { ...now, ...slow }, nowMs);
  }

  #isUnwatchedForLong(nowMs: number): boolean {
    return this.#isPlaying && !this.isWatched && this.#viewers.isEmptyForLong(nowMs);
  }
}
