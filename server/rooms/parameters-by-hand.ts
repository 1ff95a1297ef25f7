import type { RunChange } from "#engine/run-events.ts";
import { settingsInForce } from "#engine/settings-in-force.ts";
import { changeFault } from "#protocol/change-fault.ts";
import type { Command, CommandResults } from "#protocol/commands.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import type { Actor, RoomEvent, RunEvent } from "#protocol/room.ts";
import type { RoomCore } from "#server/rooms/room-core.ts";
import type { RunControl } from "#server/rooms/run-control.ts";
import { endedText } from "#server/rooms/run-words.ts";

type Answer = Result<CommandResults["set-parameter"]>;

interface Waiting {
  readonly key: string;
  value: number;
  answer: Promise<Answer>;
}

/**
 * Weights and biases set by hand in the open run. Rule RM-24: while one waits for its turn and
 * nothing else came after it, a newer value by the same person takes its place: who drags a
 * weight makes one event at a time, with the value that counts.
 */
export class ParametersByHand {
  readonly #core: RoomCore;
  readonly #run: RunControl;
  readonly #refusal: (by: Actor) => Result<never> | null;
  #waiting: Waiting | null = null;

  /** @param refusal why somebody may not set one now; null when they may. */
  constructor(core: RoomCore, run: RunControl, refusal: (by: Actor) => Result<never> | null) {
    this.#core = core;
    this.#run = run;
    this.#refusal = refusal;
  }

  set(command: Command<"set-parameter">, by: Actor): Promise<Answer> {
    const { runId, parameter, value } = command;
    const key = JSON.stringify([runId, parameter, by.id]);
    const before = this.#waiting;
    if (before?.key === key && this.#core.isLast(before.answer)) {
      before.value = value;
      return before.answer;
    }
    const waiting: Waiting = { key, value, answer: NEVER };
    waiting.answer = this.#core.inOrder(() => {
      if (this.#waiting === waiting) {
        this.#waiting = null;
      }
      return this.#set({ runId, parameter, value: waiting.value }, by);
    });
    this.#waiting = waiting;
    return waiting.answer;
  }

  async #set({ runId, parameter, value }: Command<"set-parameter">, by: Actor): Promise<Answer> {
    const { run, runState } = this.#core.state;
    const change: RunChange = { kind: "set-parameter", parameter, value };
    const refused = this.#refusal(by);
    if (refused !== null) {
      return refused;
    }
    if (runId !== run.id) {
      return refuse("run-not-found", "the room has gone on to another run", "runId");
    }
    if (runState.end?.reason === "diverged") {
      return refuse("run-ended", endedText(runState.end));
    }
    const fault = changeFault(settingsInForce(run, null), change);
    if (fault !== null) {
      return refuse("unknown-path", `${parameter} ${fault.message}`, "parameter");
    }
    const step = await this.#run.change([change], by, (events) => this.#store(runId, events));
    return step.ok ? ok({ version: this.#core.state.version, step: step.value }) : step;
  }

  #store(runId: string, events: readonly RunEvent[]): Promise<Result<unknown>> {
    const { epoch } = this.#core;
    return this.#core.commit(
      events.map((event): RoomEvent => ({ kind: "run-changed", runId, event })),
      events.map((event) => ({ kind: "run-event", runId, epoch, event })),
    );
  }
}

const NEVER = new Promise<never>(() => undefined);
