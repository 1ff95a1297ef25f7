import { afterEach, beforeAll, beforeEach } from "vitest";
import { createLiveSession, type LiveSession } from "#client/session/live-session.ts";
import type { PastAccess } from "#client/session/lookback.ts";
import type { SessionState } from "#client/session/session.ts";
import { loadSettingsEditing } from "#client/session/settings-editing.ts";
import { LossSeries } from "#engine/loss-series.ts";
import { referenceEngine } from "#engine/reference/reference-engine.ts";
import { encodeFrame } from "#protocol/frame-codec.ts";
import { ORIGIN } from "#protocol/origin.ts";
import type { RoomSnapshot, SettingsEdit, VersionedRoomEvent } from "#protocol/room.ts";
import { datasetNow } from "#tests/support/engine-truth.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { ADA, RoomServer, snapshot } from "#tests/unit/session/room-server.ts";

/** A server and the sessions of one test. */
class LiveRoom {
  server = new RoomServer();
  /** Every test has a room of its own, so that nothing remembered leaks from one to the next. */
  code = "T0";
  #origin = "";
  #rooms = 0;
  readonly #sessions: LiveSession[] = [];

  /** Where a test's sessions have the past of their runs from. */
  past: PastAccess = {};

  join(input: { code?: string; key?: string; name?: string } = {}): LiveSession {
    const session = createLiveSession({
      past: this.past,
      code: this.code,
      origin: this.#origin,
      random: () => 0,
      ...input,
    });
    this.#sessions.push(session);
    return session;
  }

  async joined(room: RoomSnapshot = snapshot({ code: this.code })): Promise<LiveSession> {
    const session = this.join();
    await this.server.welcome(1, room);
    await until(session, "the room", (state) => state.room !== null);
    return session;
  }

  async start(): Promise<void> {
    this.#rooms += 1;
    this.code = `T${this.#rooms}`;
    this.server = new RoomServer();
    this.#origin = await this.server.listen();
  }

  async stop(): Promise<void> {
    for (const session of this.#sessions.splice(0)) {
      session.close();
    }
    await this.server.close();
  }
}

export function liveRoomOfEachTest(): LiveRoom {
  const live = new LiveRoom();
  beforeAll(loadSettingsEditing);
  beforeEach(() => live.start());
  afterEach(() => live.stop());
  return live;
}

export async function until(
  session: LiveSession,
  what: string,
  test: (state: SessionState) => boolean,
): Promise<SessionState> {
  return await waitFor(what, () => {
    const state = session.store.getState();
    return test(state) ? state : null;
  });
}

export function changed(version: number, edits: readonly SettingsEdit[]): VersionedRoomEvent {
  const revision = { revision: version, by: ADA, atMs: 5, step: null };
  return { version, event: { kind: "settings-changed", edits, revision } };
}

export function renamed(version: number, name: string): VersionedRoomEvent {
  return { version, event: { kind: "room-renamed", name, by: ADA } };
}

export const learningRate = (value: number) => [{ path: "optimizer.learningRate", value }];

export const accepted = (version: number) => ({
  ok: true,
  value: { version, revision: version, step: null },
});

/** The state of Origin at a step, with as many losses in the tail. */
export function frameAt(
  step: number,
  tail: number,
  changes: { epoch?: number; isFinal?: boolean } = {},
) {
  const training = referenceEngine.start(ORIGIN, datasetNow(ORIGIN));
  const losses = [training.loss];
  training.advance(step, (loss) => losses.push(loss));
  return encodeFrame({
    epoch: 1,
    step,
    seq: 0,
    isFinal: false,
    isExact: true,
    loss: training.loss,
    testLoss: null,
    parameters: training.parameters,
    lossTail: Float64Array.from(losses.slice(losses.length - tail)),
    ...changes,
  });
}

export function wholeCurve(steps: number): LossSeries {
  const training = referenceEngine.start(ORIGIN, datasetNow(ORIGIN));
  const series = LossSeries.empty(10_000);
  series.push(training.loss);
  training.advance(steps, (loss) => series.push(loss));
  return series;
}
