import { createStore, type StoreApi } from "zustand/vanilla";
import { activityOf, withActivity } from "#client/session/activity.ts";
import { afterDrawing } from "#client/session/after-paint.ts";
import { CurveFollower } from "#client/session/curve-follower.ts";
import { EditQueue } from "#client/session/edit-queue.ts";
import { EditingSignal, mayTell } from "#client/session/editing-signal.ts";
import { EventGate } from "#client/session/event-gate.ts";
import { initialState } from "#client/session/initial-state.ts";
import { doneOrRefused, liveActions } from "#client/session/live-actions.ts";
import { LiveFrames } from "#client/session/live-frames.ts";
import { LivePast } from "#client/session/live-past.ts";
import { roomView, runView } from "#client/session/live-view.ts";
import type { PastAccess } from "#client/session/lookback.ts";
import { parameterBefore } from "#client/session/parameter-before.ts";
import { RoomHere } from "#client/session/room-here.ts";
import type { RoomMemory } from "#client/session/room-memory.ts";
import { applyRoomEvent, eventOrder } from "#client/session/room-mirror.ts";
import { RoomPass } from "#client/session/room-pass.ts";
import { RoomSocket } from "#client/session/room-socket.ts";
import { RunData } from "#client/session/run-data.ts";
import type { Connection, Session, SessionActions, SessionState } from "#client/session/session.ts";
import { whenSettingsEditing } from "#client/session/settings-editing.ts";
import { keptSettings } from "#client/session/shown-settings.ts";
import { UntilPainted } from "#client/session/until-painted.ts";
import { wireBytes } from "#client/session/wire-bytes.ts";
import type { Frame } from "#protocol/frame-codec.ts";
import type { RoomSnapshot, RunInfo, VersionedRoomEvent, Welcome } from "#protocol/room.ts";

export interface LiveSessionInput {
  /** As `normaliseCode` gives it. */
  readonly code: string;
  /** The host's key out of the address's fragment; the one of an earlier visit when absent. */
  readonly key?: string | undefined;
  /** The name used last when absent; the server makes one up when there is none. */
  readonly name?: string | undefined;
  /** This browser's when absent. */
  readonly memory?: RoomMemory | undefined;
  /** Of the server; the page's own when absent. */
  readonly origin?: string | undefined;
  /** Uniform in [0, 1): spreads reconnections. */
  readonly random?: (() => number) | undefined;
  /** For tests; the server's addresses and a Web Worker otherwise. */
  readonly past?: PastAccess | undefined;
}

export interface LiveSession extends Session {
  /** Frames whose bytes could not be read, since the page was opened. */
  readonly malformedFrames: number;
}

/** Joins a room and stays in it until `close`. */
export function createLiveSession(input: LiveSessionInput): LiveSession {
  return new RoomSession(input);
}

class RoomSession implements LiveSession {
  readonly store: StoreApi<SessionState> = createStore(() => initialState("live"));
  readonly actions: SessionActions;
  readonly #input: LiveSessionInput;
  readonly #pass: RoomPass;
  readonly #curve: CurveFollower;
  readonly #queue: EditQueue;
  readonly #editing: EditingSignal;
  readonly #here = new RoomHere(
    async (pixels) => doneOrRefused(await this.#socket.send("share-drawing", { pixels })),
    () => this.#showRoom(),
  );
  readonly #painted = new UntilPainted();
  readonly #gate = new EventGate((events) => this.#happened(events));
  readonly #data = new RunData(() => this.#showRoom());
  readonly #socket: RoomSocket;
  readonly #frames = new LiveFrames((frame) => this.#came(frame));
  readonly #past: LivePast;
  #snapshot: RoomSnapshot | null = null;

  constructor(input: LiveSessionInput) {
    this.#input = input;
    this.#pass = new RoomPass(input);
    this.#curve = new CurveFollower({
      ask: async (runId, fromStep) => {
        const answer = await this.#socket.send("get-curve", { runId, fromStep });
        return answer?.ok ? wireBytes(answer.value.bytes) : null;
      },
      onChange: () => this.#showCurve(),
    });
    this.#queue = this.#createQueue();
    this.#editing = new EditingSignal((path) => {
      if (mayTell(path, this.#here.you?.role, this.#snapshot?.controls ?? {})) {
        void this.#socket.send("set-editing", { path });
      }
    });
    this.#past = new LivePast({
      store: this.store,
      access: input.past ?? {},
      run: () => this.#snapshot?.run ?? null,
      show: (frame) => this.#show(frame ?? this.#frames.newest),
    });
    this.actions = liveActions({
      past: this.#past,
      room: () => this.store.getState().room,
      runId: () => this.#snapshot?.run.id ?? null,
      send: (name, command) => this.#socket.send(name, command),
      isOutboxFull: () => this.#queue.isFull,
      addEdit: (edits) => {
        this.#painted.begin();
        return this.#queue.add(edits);
      },
      setEditing: (path) => this.#editing.set(path),
      shareDrawing: (pixels) => this.#here.share(pixels),
    });
    this.#socket = this.#connect();
  }

  get malformedFrames(): number {
    return this.#frames.malformed;
  }

  close(): void {
    this.#socket.close();
    this.#painted.forget();
    this.#past.close();
    this.#gate.close();
    this.#curve.close();
    this.#data.close();
    this.#queue.close();
    this.#editing.close();
  }

  #createQueue(): EditQueue {
    return new EditQueue({
      code: this.#input.code,
      send: (edit) =>
        this.#socket.send("edit-settings", { editId: edit.editId, edits: [...edit.edits] }),
      isConnected: () => this.#socket.isLive,
      room: () => this.#snapshot,
      onChange: () => this.#showRoom(),
      onRefused: (edit, { error }) => {
        const paths = edit.edits.map(({ path }) => path);
        this.store.setState({ lastRefusal: { id: edit.editId, paths, error } });
      },
    });
  }

  #connect(): RoomSocket {
    return new RoomSocket({
      origin: this.#input.origin,
      handshake: () => this.#pass.handshake(this.#here.you, this.#snapshot?.version),
      random: this.#input.random ?? Math.random,
      onConnection: (connection) => this.#connectionChanged(connection),
      messages: {
        welcome: (welcome) => this.#painted.pass(() => this.#welcomed(welcome)),
        "room-event": (event) => this.#painted.pass(() => this.#gate.take(event)),
        ...this.#here.told,
        frame: (runId, bytes, drawn) =>
          this.#painted.pass(() => {
            this.#frames.arrived(this.#snapshot?.run ?? null, runId, bytes);
            afterDrawing(drawn);
          }),
      },
    });
  }

  #connectionChanged(connection: Connection): void {
    if (connection.kind === "failed" && connection.error.code === "key-refused") {
      this.#pass.forgetKey();
    }
    if (connection.kind !== "live") {
      this.#painted.forget();
    }
    this.store.setState({ connection });
  }

  #welcomed(welcome: Welcome): void {
    const { room, notice } = welcome;
    this.#here.welcomed(welcome);
    this.#pass.welcomed(welcome.you);
    if (room.kind === "snapshot") {
      this.#openSnapshot(room.snapshot);
    } else if (!this.#happened(room.events)) {
      return;
    }
    if (this.#snapshot !== null) {
      this.#pass.remember(this.#snapshot, this.#here.you);
      this.#curve.open(this.#snapshot.run.id, this.#snapshot.runState.step);
    }
    if (notice?.code === "too-large" || notice?.code === "bad-message") {
      this.#queue.takeBack(notice);
    }
    this.#queue.pump();
    this.#showRoom();
    whenSettingsEditing(() => this.#showRoom());
    this.#editing.resume();
  }

  #openSnapshot(snapshot: RoomSnapshot): void {
    const before = this.#snapshot?.run ?? this.store.getState().run;
    this.#snapshot = snapshot;
    if (before?.id !== snapshot.run.id) {
      this.store.setState({ activity: activityOf(snapshot.run) });
      this.#openRun(before);
    }
  }

  /** False when this page has lost track and starts over with the whole room. */
  #happened(events: readonly VersionedRoomEvent[]): boolean {
    for (const event of events) {
      const room = this.#snapshot;
      const order = room === null ? "gap" : eventOrder(room, event);
      if (order === "known") {
        continue;
      }
      const next = room === null || order === "gap" ? null : applyRoomEvent(room, event);
      if (next === null) {
        this.#snapshot = null;
        this.#socket.restart();
        return false;
      }
      this.#follow(next, event);
    }
    this.#queue.pump();
    this.#showRoom();
    return true;
  }

  #follow(next: RoomSnapshot, { event }: VersionedRoomEvent): void {
    const before = this.#snapshot;
    this.#snapshot = keptSettings(next, this.store.getState().room);
    const was = before === null ? null : parameterBefore(event, before.run, this.#frames.newest);
    this.store.setState(({ activity }) => ({
      activity: withActivity(activity, event, before?.settings, was),
    }));
    if (event.kind === "link-renewed") {
      this.#pass.remember(next, this.#here.you);
    }
    if (before?.run.id !== next.run.id) {
      // Whoever opened it knows where they were.
      const isOwn = event.kind === "run-opened" && event.by.id === this.#here.you?.id;
      this.#openRun(isOwn ? null : (before?.run ?? null));
    } else if (event.kind === "run-state-changed" && event.runState.status !== "training") {
      this.#curve.reach(event.runState.step, true);
    }
  }

  #openRun(before: RunInfo | null): void {
    if (this.#snapshot === null) {
      return;
    }
    const { run, runState } = this.#snapshot;
    this.#past.runChanged(before);
    this.store.setState({ frame: null });
    this.#curve.open(run.id, runState.step);
    this.#frames.open(run);
  }

  /** The run is further: all panels show it, or go on showing its past. */
  #came(frame: Frame): void {
    const shown = this.#past.isOpen ? this.store.getState().frame : frame;
    this.#show(shown, { frameAtMs: performance.now() });
    this.#curve.addFrame(frame);
  }

  #show(frame: Frame | null, also: Pick<SessionState, "frameAtMs"> | null = null): void {
    if (this.#snapshot !== null) {
      const before = { ...this.store.getState(), frame };
      this.store.setState({ frame, ...also, ...this.#runView(this.#snapshot, before) });
      this.#past.grew(this.#snapshot.run);
    }
  }

  #runView(room: RoomSnapshot, before: SessionState): ReturnType<typeof runView> {
    const dataset = this.#data.of(room.run.settings);
    return runView(room, before, dataset, this.#frames.newest, this.#here.pace);
  }

  #showCurve(): void {
    const { curveRevision } = this.store.getState();
    this.store.setState({ curve: this.#curve.series, curveRevision: curveRevision + 1 });
  }

  #showRoom(): void {
    const room = this.#snapshot;
    const here = this.#here.now;
    if (room === null || here === null) {
      return;
    }
    const state = this.store.getState();
    this.store.setState({
      ...this.#runView(room, state),
      roomId: room.id,
      room: roomView(room, here, this.#queue.unconfirmed, state.room),
    });
    this.#past.grew(room.run);
  }
}
