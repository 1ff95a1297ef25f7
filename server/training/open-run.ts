import type { RunChange, RunEnd } from "#engine/run-events.ts";
import type { Checkpoint } from "#protocol/records.ts";
import type { Speed } from "#protocol/room.ts";
import type { RequestId, RunAnswer, RunCommand, RunReport } from "#server/training/messages.ts";
import type { Proposal, TrainingHandle, TrainingListener } from "#server/training/trainer.ts";

/** An answer that takes longer means that the trainer is stuck. */
const ANSWER_MS = 10_000;
/** A held run must hear whether its event is stored; going on without would break the order. */
const SETTLE_MS = 15_000;

/** The trainer gave no answer in time, closed the run or died. */
export class TrainerError extends Error {
  override readonly name = "TrainerError";
}

interface Question {
  readonly kind: RunCommand["kind"];
  readonly resolve: (answer: RunAnswer) => void;
  readonly reject: (error: TrainerError) => void;
  timer: NodeJS.Timeout | null;
}

export interface OpenRunOptions {
  readonly listener: TrainingListener;
  /** Sends a command to the run in its worker. */
  send(command: RunCommand): void;
  /** The run is of no more use to anybody: the worker should drop it. */
  drop(): void;
}

/** The main thread's side of a run that is open in a worker: matches answers to questions. */
export class OpenRun implements TrainingHandle {
  readonly #options: OpenRunOptions;
  readonly #questions = new Map<RequestId, Question>();
  #nextRequest = 1;
  #isReady = false;
  #isOver = false;
  #settleTimer: NodeJS.Timeout | null = null;

  constructor(options: OpenRunOptions) {
    this.#options = options;
  }

  play(): void {
    this.#send({ kind: "play" });
  }

  setSpeed(speed: Speed): void {
    this.#send({ kind: "set-speed", speed });
  }

  setViewers(count: number): void {
    this.#send({ kind: "set-viewers", count });
  }

  async pause(): Promise<Checkpoint> {
    return checkpointOf(await this.#ask((request) => ({ kind: "pause", request })));
  }

  async step(count: number): Promise<Checkpoint> {
    return checkpointOf(await this.#ask((request) => ({ kind: "step", request, count })));
  }

  async propose(changes: readonly RunChange[]): Promise<Proposal> {
    const answer = await this.#ask((request) => ({ kind: "propose", request, changes }));
    if (answer.kind !== "proposal") {
      throw unexpected(answer);
    }
    return answer.proposal;
  }

  async settle(isStored: boolean): Promise<RunEnd | null> {
    this.#stopSettleTimer();
    const answer = await this.#ask((request) => ({ kind: "settle", request, isStored }));
    if (answer.kind !== "settled") {
      throw unexpected(answer);
    }
    return answer.end;
  }

  async curve(fromStep: number): Promise<Uint8Array> {
    const answer = await this.#ask((request) => ({ kind: "curve", request, fromStep }));
    if (answer.kind !== "curve") {
      throw unexpected(answer);
    }
    return answer.bytes;
  }

  close(): void {
    if (this.#finish(new TrainerError("the run was closed"))) {
      this.#options.drop();
    }
  }

  /** The run can't go on; its owner is told once. */
  fail(error: TrainerError): void {
    if (this.#finish(error)) {
      this.#options.drop();
      this.#options.listener.onFailed(error);
    }
  }

  /** What came from the worker, in order. */
  receive(report: RunReport): void {
    if (this.#isOver) {
      return;
    }
    const { listener } = this.#options;
    switch (report.kind) {
      case "ready":
        this.#becomeReady();
        break;
      case "frame":
        this.#noteProgress();
        listener.onFrame(report.frame);
        break;
      case "pace":
        listener.onPace(report.pace);
        break;
      case "keyframe":
        listener.onKeyframe(report.keyframe);
        break;
      case "checkpoint":
        listener.onCheckpoint(report.checkpoint);
        break;
      case "ended":
        listener.onEnded(report.end, report.checkpoint);
        break;
      case "unwatched-pause":
        listener.onUnwatchedPause(report.checkpoint);
        break;
      case "answer":
        this.#answer(report.request, report.answer);
        break;
    }
  }

  #send(command: RunCommand): void {
    if (!this.#isOver) {
      this.#options.send(command);
    }
  }

  #ask(command: (request: RequestId) => RunCommand): Promise<RunAnswer> {
    if (this.#isOver) {
      return Promise.reject(new TrainerError("the run is not open"));
    }
    const request = this.#nextRequest++;
    const message = command(request);
    return new Promise((resolve, reject) => {
      const question = { kind: message.kind, resolve, reject, timer: null };
      this.#questions.set(request, question);
      if (this.#isReady) {
        this.#startTimer(request, question);
      }
      this.#options.send(message);
    });
  }

  #answer(request: RequestId, answer: RunAnswer): void {
    const question = this.#questions.get(request);
    if (question === undefined) {
      this.#releaseLate(answer);
      return;
    }
    this.#questions.delete(request);
    clearTimer(question);
    if (answer.kind === "refused") {
      question.reject(new TrainerError(answer.message));
      return;
    }
    if (answer.kind === "proposal") {
      this.#settleTimer = setTimeout(() => {
        this.fail(new TrainerError(`the run was held for ${SETTLE_MS} ms and not settled`));
      }, SETTLE_MS);
    }
    question.resolve(answer);
  }

  /** Nobody waits for it any more, and nobody will settle it. */
  #releaseLate(answer: RunAnswer): void {
    if (answer.kind === "proposal") {
      this.#send({ kind: "settle", request: this.#nextRequest++, isStored: false });
    }
  }

  /** Until then the run trains what it had trained before: that may take longer than an answer. */
  #becomeReady(): void {
    this.#isReady = true;
    for (const [request, question] of this.#questions) {
      this.#startTimer(request, question);
    }
  }

  /** A thousand steps of a large network may take long; its frames show that it is at work. */
  #noteProgress(): void {
    for (const question of this.#questions.values()) {
      if (question.kind === "step") {
        question.timer?.refresh();
      }
    }
  }

  #startTimer(request: RequestId, question: Question): void {
    question.timer = setTimeout(() => {
      this.#questions.delete(request);
      const error = new TrainerError(`no answer to ${question.kind} in ${ANSWER_MS} ms`);
      question.reject(error);
      if (question.kind === "settle") {
        this.fail(error); // It may be held for ever.
      }
    }, ANSWER_MS);
  }

  #stopSettleTimer(): void {
    clearTimeout(this.#settleTimer ?? undefined);
    this.#settleTimer = null;
  }

  /** False when it was over before. */
  #finish(error: TrainerError): boolean {
    if (this.#isOver) {
      return false;
    }
    this.#isOver = true;
    this.#stopSettleTimer();
    for (const question of this.#questions.values()) {
      clearTimer(question);
      question.reject(error);
    }
    this.#questions.clear();
    return true;
  }
}

function clearTimer(question: Question): void {
  clearTimeout(question.timer ?? undefined);
}

function checkpointOf(answer: RunAnswer): Checkpoint {
  if (answer.kind !== "checkpoint") {
    throw unexpected(answer);
  }
  return answer.checkpoint;
}

function unexpected(answer: RunAnswer): TrainerError {
  return new TrainerError(`the trainer answered with a ${answer.kind}`);
}
