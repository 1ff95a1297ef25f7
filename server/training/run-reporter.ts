import { FramePacer, framesPerSecond } from "#server/training/frame-pacer.ts";
import type { RequestId, RunAnswer, RunReport } from "#server/training/messages.ts";
import type { RunInTraining } from "#server/training/run-in-training.ts";
import { SnapshotPacer } from "#server/training/snapshot-pacer.ts";
import type { RunPace } from "#server/training/trainer.ts";

/** What an open run tells of itself: frames at their pace, keyframes, checkpoints, answers. */
export class RunReporter {
  readonly #run: RunInTraining;
  readonly #tell: (report: RunReport) => void;
  readonly #frames: FramePacer;
  readonly #snapshots: SnapshotPacer;
  #finalFrame = { step: -1, seq: -1 };
  #paceTold = "";

  constructor(run: RunInTraining, nowMs: number, tell: (report: RunReport) => void) {
    this.#run = run;
    this.#tell = tell;
    this.#frames = new FramePacer(framesPerSecond(run.frameBytes));
    this.#snapshots = new SnapshotPacer(nowMs, run.keyframeBytes);
  }

  ready(): void {
    this.#tell({ kind: "ready" });
    this.finalFrame();
  }

  /** When it is another than time alone would make it. */
  pace(pace: RunPace | null, nowMs: number): void {
    const { step, leftMs, isRunning } = pace ?? { step: 0, leftMs: 0, isRunning: false };
    const until = Math.round(leftMs + (isRunning ? nowMs : 0));
    const told = pace === null ? "" : `${step} ${isRunning} ${until}`;
    if (told !== this.#paceTold) {
      this.#paceTold = told;
      this.#tell({ kind: "pace", pace });
    }
  }

  /** Time that frames may take their share of. */
  earned(ms: number): void {
    this.#frames.earned(ms);
  }

  /** Only what is told is evaluated: the losses over all rows may cost more than many steps. */
  frameIfDue(nowMs: number, clock: () => number): void {
    if (!this.#isFinalTold() && this.#frames.isDue(nowMs)) {
      const frame = this.#run.frame(false);
      this.#frames.framed(nowMs, clock() - nowMs);
      this.#tell({ kind: "frame", frame });
    }
  }

  /** Once for each state, however many pauses follow each other there. */
  finalFrame(): void {
    if (!this.#isFinalTold()) {
      this.#finalFrame = { step: this.#run.step, seq: this.#run.seq };
      this.#tell({ kind: "frame", frame: this.#run.frame(true) });
    }
  }

  /** Asked after every batch of steps. */
  snapshotsIfDue(computedMs: number, nowMs: number): void {
    if (this.#snapshots.isKeyframeDue(computedMs, nowMs)) {
      this.#snapshots.keyframed(nowMs);
      this.#tell({ kind: "keyframe", keyframe: this.#run.keyframe() });
    }
    if (this.#snapshots.isCheckpointDue(nowMs)) {
      const checkpoint = this.#run.checkpoint();
      this.#snapshots.checkpointed(checkpoint, nowMs);
      this.#tell({ kind: "checkpoint", checkpoint });
    }
  }

  end(): void {
    const { end } = this.#run;
    if (end !== null) {
      this.finalFrame();
      this.#tell({ kind: "ended", end, checkpoint: this.#run.checkpoint() });
    }
  }

  unwatchedPause(): void {
    this.#tell({ kind: "unwatched-pause", checkpoint: this.#run.checkpoint() });
  }

  answer(request: RequestId, answer: RunAnswer): void {
    this.#tell({ kind: "answer", request, answer });
  }

  /** Where the run stands, after the final frame of that step. */
  answerCheckpoint(request: RequestId): void {
    this.finalFrame();
    this.answer(request, { kind: "checkpoint", checkpoint: this.#run.checkpoint() });
  }

  #isFinalTold(): boolean {
    return this.#finalFrame.step === this.#run.step && this.#finalFrame.seq === this.#run.seq;
  }
}
