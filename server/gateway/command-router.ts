import {
  type Answer,
  COMMAND_SCHEMAS,
  CONTROLS_OF_COMMAND,
  type Command,
  type CommandName,
  LEAST_ROLE,
} from "#protocol/commands.ts";
import type { Control, Controls } from "#protocol/controls.ts";
import { type Refusal, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { Actor, Role } from "#protocol/room.ts";
import { runsPerMinute } from "#protocol/room-fault.ts";
import { formatPath } from "#protocol/settings-path.ts";
import { RateLimit } from "#server/gateway/rate-limit.ts";
import { wireBytes } from "#server/gateway/wire-bytes.ts";
import { hasRole } from "#server/rooms/membership.ts";
import { controlRefusal, mayChangeSome } from "#server/rooms/permission.ts";
import type { Room } from "#server/rooms/room.ts";

/** Where commands of one connection go: its room and itself, as the server knows them. */
export interface Sender {
  readonly connectionId: string;
  readonly room: Room;
}

type AnyAnswer = Answer<CommandName>;

const rates = {
  commands: new RateLimit(LIMITS.commandsPerWindow, LIMITS.rateWindowMs),
  edits: new RateLimit(LIMITS.editsPerWindow, LIMITS.rateWindowMs),
  weights: new RateLimit(LIMITS.parametersPerWindow, LIMITS.rateWindowMs),
  // What pages send by themselves must not use up what people send.
  pages: new RateLimit(LIMITS.commandsPerWindow, LIMITS.rateWindowMs),
  drawings: new RateLimit(LIMITS.drawingsPerSecond, 1_000),
  presentations: new RateLimit(LIMITS.presentationsPerSecond, 1_000),
  /** Every run is saved: a room does not fill the disk in minutes. */
  runs: new RateLimit(LIMITS.runsOpenedPerMinute, 60_000),
  links: new RateLimit(LIMITS.linksRenewedPerHour, 60 * 60_000),
};
type Rate = Exclude<keyof typeof rates, "runs" | "links">;

const RATE_OF: Partial<Record<CommandName, Rate>> = {
  "edit-settings": "edits",
  "set-parameter": "weights",
  "get-curve": "pages",
  "set-editing": "pages",
  "share-drawing": "drawings",
  present: "presentations",
  "set-following": "pages",
};

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMAND_SCHEMAS, name);
}

/** Rule PR-4: parse, then rate, then role, then the room; the sender is never taken from the payload. */
export async function routeCommand(
  name: CommandName,
  payload: unknown,
  sender: Sender,
  nowMs: number,
): Promise<AnyAnswer> {
  const who = sender.room.people.whoIs(sender.connectionId);
  if (who === null) {
    return refuse("not-a-member", "this connection is in no room");
  }
  if (sender.room.people.isWatching(sender.connectionId) && name !== "get-curve") {
    return refuse("not-allowed", "this connection only watches");
  }
  const rate = rates[RATE_OF[name] ?? "commands"];
  const waitMs = rate.retryInMs(rateKey(who.actor.id, sender), nowMs);
  if (waitMs !== null) {
    return refuse("too-fast", `too many commands: try again in ${Math.ceil(waitMs / 1000)} s`);
  }
  const refused = roleRefusal(name, who.role, sender.room.state.controls);
  if (refused !== null) {
    return refused;
  }
  return mayOpenRun(name, sender.room, nowMs) ?? HANDLERS[name](payload, sender, who.actor);
}

/** One person in many tabs counts once; those who only watch are each their own. */
function rateKey(actorId: string, { room, connectionId }: Sender): string {
  return room.people.isWatching(connectionId) ? connectionId : actorId;
}

/** Null when this role may use the command. What an edit changes besides is looked at by the room. */
function roleRefusal(name: CommandName, role: Role, controls: Controls): AnyAnswer | null {
  if (!isControlled(name)) {
    const least = LEAST_ROLE[name];
    return hasRole(role, least)
      ? null
      : refuse("not-allowed", `${name} needs the role ${least}, you are ${role}`);
  }
  const candidates: readonly Control[] = CONTROLS_OF_COMMAND[name];
  if (mayChangeSome(role, controls, candidates)) {
    return null;
  }
  return candidates.length === 1
    ? controlRefusal(role, controls, candidates)
    : refuse("not-allowed", `no setting is for you to change here, you are ${role}`);
}

function isControlled(name: CommandName): name is keyof typeof CONTROLS_OF_COMMAND {
  return Object.hasOwn(CONTROLS_OF_COMMAND, name);
}

/** Null when it may, or opens none. */
function mayOpenRun(name: CommandName, { state }: Room, nowMs: number): AnyAnswer | null {
  if (name !== "rewind-run" && name !== "start-run" && name !== "fork-run") {
    return null;
  }
  const most = runsPerMinute(state.run.settings);
  return rates.runs.retryInMs(state.id, nowMs, most) === null
    ? null
    : refuse("too-fast", `a room opens at most ${most} runs of this size a minute`);
}

type Handler = (payload: unknown, sender: Sender, by: Actor) => Promise<AnyAnswer>;

/** Parses the payload with the command's schema and hands it on. */
function handler<N extends CommandName>(
  name: N,
  handle: (command: Command<N>, sender: Sender, by: Actor) => Promise<Answer<N>>,
): Handler {
  return async (payload, sender, by) => {
    const parsed = COMMAND_SCHEMAS[name].safeParse(payload);
    return parsed.success
      ? // The schema of this very name made the value; TypeScript can't follow the index.
        handle(parsed.data as Command<N>, sender, by)
      : { ok: false, error: messageFault(parsed.error) };
  };
}

/** The first fault of a payload: where it is and what. */
export function messageFault(error: {
  issues: readonly { path: PropertyKey[]; message: string }[];
}): Refusal {
  const issue = error.issues[0];
  const path = formatPath(issue?.path ?? []);
  const text = (issue?.message ?? "malformed").slice(0, 200);
  return { code: "bad-message", message: path === "" ? text : `${path}: ${text}`, path };
}

const HANDLERS: Record<CommandName, Handler> = {
  "edit-settings": handler("edit-settings", (command, { room }, by) => room.edit(command, by)),
  "play-run": handler("play-run", ({ runId }, { room }, by) => room.play(runId, by)),
  "pause-run": handler("pause-run", ({ runId }, { room }, by) => room.pause(runId, by)),
  "step-run": handler("step-run", ({ runId, count }, { room }, by) => room.step(runId, count, by)),
  "rewind-run": handler("rewind-run", ({ runId }, { room }, by) => room.rewind(runId, by)),
  "start-run": handler("start-run", ({ runId }, { room }, by) => room.start(runId, by)),
  "fork-run": handler("fork-run", (command, { room }, by) => room.fork(command, by)),
  "set-parameter": handler("set-parameter", (command, { room }, by) =>
    room.setParameter(command, by),
  ),
  "set-speed": handler("set-speed", (command, { room }, by) => room.setSpeed(command, by)),
  "set-controls": handler("set-controls", (command, { room }, by) => room.setControls(command, by)),
  "set-code-role": handler("set-code-role", ({ role }, { room }, by) => room.setCodeRole(role, by)),
  "set-member-role": handler("set-member-role", (command, { room }, by) =>
    room.setMemberRole(command, by),
  ),
  "remove-member": handler("remove-member", (command, { room }, by) =>
    room.removeMember(command, by),
  ),
  "renew-link": handler("renew-link", async (_, { room }, by) => {
    const isTooMuch = rates.links.retryInMs(room.state.id, performance.now()) !== null;
    return isTooMuch
      ? refuse("too-fast", `a room gets at most ${LIMITS.linksRenewedPerHour} codes an hour`)
      : room.renewLink(by);
  }),
  "lock-room": handler("lock-room", (command, { room }, by) => room.lock(command, by)),
  "rename-room": handler("rename-room", ({ name }, { room }, by) => room.rename(name, by)),
  "rename-me": handler("rename-me", ({ name }, { room, connectionId }) =>
    room.people.rename(connectionId, name),
  ),
  "set-editing": handler("set-editing", async ({ path }, { room, connectionId }) =>
    room.people.setEditing(connectionId, path),
  ),
  "share-drawing": handler("share-drawing", async ({ pixels }, { room }, by) =>
    room.share(pixels, by),
  ),
  present: handler("present", async ({ shown }, { room, connectionId }) =>
    room.presentation.present(connectionId, shown),
  ),
  "set-following": handler("set-following", async ({ isFollowing }, { room, connectionId }) =>
    room.presentation.follow(connectionId, isFollowing),
  ),
  "get-curve": handler("get-curve", async ({ runId, fromStep }, { room }) => {
    const bytes = await room.curve(runId, fromStep);
    return bytes === null
      ? refuse("run-not-found", "the room has gone on to another run", "runId")
      : { ok: true, value: { bytes: wireBytes(bytes) } };
  }),
};
