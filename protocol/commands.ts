import { z } from "zod";
import {
  CONTROLS,
  type Control,
  GRANTS,
  SCREEN_CONTROLS,
  SETTING_CONTROLS,
} from "#protocol/controls.ts";
import { pixelsSchema, type SharedDrawing } from "#protocol/drawing.ts";
import type { Refusal } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { Pace } from "#protocol/pace.ts";
import { type Presentation, shownSchema } from "#protocol/presentation.ts";
import {
  type FieldRevision,
  type Goodbye,
  type Presence,
  type Role,
  SPEEDS,
  type VersionedRoomEvent,
  type Welcome,
  type You,
} from "#protocol/room.ts";
import {
  parameterNameSchema,
  parameterValueSchema,
  runChangeSchema,
} from "#protocol/run-change.ts";
import { parsePath } from "#protocol/settings-path.ts";

const identifier = z.string().min(1).max(64);
const runId = identifier;

const plainName = (maxCharacters: number) =>
  z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(maxCharacters, `must have at most ${maxCharacters} characters`)
    .regex(/[^\s\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/u, "must have something to see in it")
    .regex(
      /^[^<>\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u,
      "must be plain text without < or >",
    );

export const roomNameSchema = plainName(LIMITS.roomNameCharacters);
export const memberNameSchema = plainName(LIMITS.memberNameCharacters);

/** What a page says when it connects. The room's key makes a host, the code alone what the host set. */
export const handshakeSchema = z.strictObject({
  protocol: z.number().int(),
  code: z.string().max(16),
  key: z.string().max(128).optional(),
  /** From an earlier welcome: who this browser is in this room. */
  token: z.string().max(128).optional(),
  name: z.string().max(10_000).optional(),
  /** A frame in somebody's page: a seat, nobody in the list of people, and no command is heard. */
  watchOnly: z.literal(true).optional(),
  /** The last room version that this page has; the server sends what came after. */
  lastVersion: z.number().int().nonnegative().optional(),
});
export type Handshake = z.infer<typeof handshakeSchema>;

/** Commands with their payloads. Every one is answered through the acknowledgement. */
export const COMMAND_SCHEMAS = {
  "edit-settings": z.strictObject({
    /** Unique to this edit: sent again after a lost answer, it is answered and not applied twice. */
    editId: identifier,
    edits: z
      .array(
        z.strictObject({
          path: z.string().min(1).max(LIMITS.pathCharacters),
          /** Absent: an optional key such as `stop.loss` is removed. */
          value: z.unknown().optional(),
          /** The revision of that field that the editor saw; 0 when it never changed. */
          base: z.number().int().nonnegative(),
        }),
      )
      .min(1)
      .max(LIMITS.editsPerCommand),
  }),
  "play-run": z.strictObject({ runId }),
  "pause-run": z.strictObject({ runId }),
  /** Trains `count` steps and pauses; 1 when absent. */
  "step-run": z.strictObject({ runId, count: z.number().int().min(1).max(1_000).default(1) }),
  /** Saves the run and opens a child with the same settings and initial weights, at step 0. */
  "rewind-run": z.strictObject({ runId }),
  /** Saves the run and opens a child with the room's settings: the changes for the next run. */
  "start-run": z.strictObject({ runId }),
  /**
   * Saves the run and opens a child that goes on from one of its steps: the same settings, its
   * events up to there, then these changes.
   */
  "fork-run": z.strictObject({
    runId,
    step: z.number().int().min(0).max(LIMITS.steps),
    /** The run may be one that the room had before; else it is refused once the room has gone on. */
    isEarlier: z.literal(true).optional(),
    changes: z.array(z.unknown().pipe(runChangeSchema)).max(LIMITS.editsPerCommand),
  }),
  "set-speed": z.strictObject({ runId, speed: z.literal([...SPEEDS]) }),
  /** Sets one weight or bias of the open run by hand, at the step where it is. */
  "set-parameter": z.strictObject({
    runId,
    parameter: parameterNameSchema,
    value: parameterValueSchema,
  }),
  /** Who may change what, and what screens show. What a control leaves out stays as it is. */
  "set-controls": z.strictObject({
    changes: z
      .partialRecord(
        z.enum(CONTROLS),
        z.strictObject({ who: z.enum(GRANTS).optional(), isShown: z.boolean().optional() }),
      )
      .refine((changes) => Object.keys(changes).length > 0, "must name a control")
      .refine(
        (changes) => SCREEN_CONTROLS.every((name) => changes[name]?.who === undefined),
        "what is only on the screen is nobody's to change",
      ),
  }),
  "set-code-role": z.strictObject({ role: z.enum(["editor", "viewer"]) }),
  "set-member-role": z.strictObject({ memberId: identifier, role: z.enum(["editor", "viewer"]) }),
  /** Sends somebody away; their token and the code do not let them in again for an hour. */
  "remove-member": z.strictObject({ memberId: identifier }),
  /** Gives the room another code. */
  "renew-link": z.strictObject({}),
  /** Whether nobody new comes in. */
  "lock-room": z.strictObject({ isLocked: z.boolean() }),
  "rename-room": z.strictObject({ name: roomNameSchema }),
  "rename-me": z.strictObject({ name: memberNameSchema }),
  /** Which field this person is editing, for everybody's screen. */
  "set-editing": z.strictObject({
    path: z
      .string()
      .max(LIMITS.pathCharacters)
      .refine((path) => parsePath(path) !== null, "must be a path of the settings")
      .nullable(),
  }),
  /** A digit for the room's network to read, on every screen; null wipes it away. */
  "share-drawing": z.strictObject({ pixels: pixelsSchema.nullable() }),
  /** What the host looks at, for everybody to follow; null ends the presentation. */
  present: z.strictObject({ shown: shownSchema.nullable() }),
  /** Whether this page follows who presents: said when a presentation begins, and when it changes. */
  "set-following": z.strictObject({ isFollowing: z.boolean() }),
  /** The loss curve from a step on, as bytes of the curve codec. */
  "get-curve": z.strictObject({ runId, fromStep: z.number().int().nonnegative() }),
} as const;

export type CommandName = keyof typeof COMMAND_SCHEMAS;
/** What a caller may leave out is filled in on parsing. */
export type CommandInput<N extends CommandName> = z.input<(typeof COMMAND_SCHEMAS)[N]>;
export type Command<N extends CommandName> = z.output<(typeof COMMAND_SCHEMAS)[N]>;

/**
 * Commands that the host lets people use control by control. An edit uses those of what it changes:
 * it takes one of them to be heard at all, and all of them to be made.
 */
export const CONTROLS_OF_COMMAND = {
  "edit-settings": SETTING_CONTROLS,
  "set-parameter": ["weights"],
  "play-run": ["play"],
  "pause-run": ["play"],
  "step-run": ["play"],
  "rewind-run": ["play"],
  "start-run": ["play"],
  "fork-run": ["play"],
  "set-speed": ["speed"],
  "set-editing": SETTING_CONTROLS,
} as const satisfies Partial<Record<CommandName, readonly Control[]>>;

/** Rule PR-4: the least role for each other command, checked on the server. */
export const LEAST_ROLE: Record<Exclude<CommandName, keyof typeof CONTROLS_OF_COMMAND>, Role> = {
  "set-controls": "host",
  "set-code-role": "host",
  "set-member-role": "host",
  "remove-member": "host",
  "renew-link": "host",
  "lock-room": "host",
  "rename-room": "host",
  "rename-me": "viewer",
  "share-drawing": "editor",
  present: "host",
  "set-following": "viewer",
  "get-curve": "viewer",
};

/** What a refused edit says about the field that somebody else changed. */
export interface CurrentField {
  readonly path: string;
  readonly value: unknown;
  readonly revision: FieldRevision | null;
}

/** A path of the room's document that the open run does not take up, and why, in plain words. */
export interface WaitingPath {
  readonly path: string;
  readonly reason: string;
}

/** Values of accepted commands. `version` is the room's version after it. */
export interface CommandResults {
  "edit-settings": {
    readonly version: number;
    readonly revision: number;
    /** Where the run took the edit up; null when all of it waits for the next run. */
    readonly step: number | null;
    /** Of the edited paths, those that wait for the next run. */
    readonly waiting: readonly WaitingPath[];
  };
  "play-run": { readonly version: number };
  "pause-run": { readonly version: number; readonly step: number };
  "step-run": { readonly version: number; readonly step: number };
  "rewind-run": { readonly version: number; readonly runId: string };
  "start-run": { readonly version: number; readonly runId: string };
  "fork-run": { readonly version: number; readonly runId: string };
  "set-speed": { readonly version: number };
  "set-parameter": { readonly version: number; readonly step: number };
  "set-controls": { readonly version: number };
  "set-code-role": { readonly version: number };
  "set-member-role": { readonly version: number };
  "remove-member": { readonly version: number };
  "renew-link": { readonly version: number; readonly code: string };
  "lock-room": { readonly version: number };
  "rename-room": { readonly version: number };
  "rename-me": { readonly name: string };
  "set-editing": Readonly<Record<string, never>>;
  "share-drawing": Readonly<Record<string, never>>;
  present: Readonly<Record<string, never>>;
  "set-following": Readonly<Record<string, never>>;
  "get-curve": { readonly bytes: Uint8Array };
}

export type Answer<N extends CommandName> =
  | { readonly ok: true; readonly value: CommandResults[N] }
  | {
      readonly ok: false;
      readonly error: Refusal & { readonly current?: readonly CurrentField[] | undefined };
    };

/** Messages from the server, named as on the wire. */
export interface ServerMessages {
  welcome: (welcome: Welcome) => void;
  "room-event": (event: VersionedRoomEvent) => void;
  presence: (presence: Presence) => void;
  /** The newest drawing; null when it was wiped away or the network reads none any more. */
  drawing: (drawing: SharedDrawing | null) => void;
  /** What the host presents now; null when nobody presents any more. */
  presentation: (presentation: Presentation | null) => void;
  /** In slow motion, how far the step is; null at other speeds. */
  pace: (pace: Pace | null) => void;
  /** Your own name or role changed. */
  "you-changed": (you: Omit<You, "token">) => void;
  /** One frame of the run; `drawn` is called after it is on the screen, and lets the next one come. */
  frame: (runId: string, bytes: Uint8Array, drawn: () => void) => void;
  goodbye: (goodbye: Goodbye) => void;
}
