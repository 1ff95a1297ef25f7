// biome-ignore-all lint/style/noExcessiveLinesPerFile: all words in one place, so that a translation is one file
import type { Connection, SessionState } from "#client/session/session.ts";
import { CHANGES } from "#client/text/en/changes.ts";
import { CONNECTION } from "#client/text/en/connection.ts";
import { DATA_WORDS } from "#client/text/en/data.ts";
import { ERRORS, PRODUCT } from "#client/text/en/errors.ts";
import { LOSS } from "#client/text/en/loss.ts";
import { METRICS } from "#client/text/en/metrics.ts";
import { PLAYGROUND } from "#client/text/en/playground.ts";
import { plural } from "#client/text/en/plural.ts";
import { SETTINGS } from "#client/text/en/settings.ts";
import { SHORTCUTS } from "#client/text/en/shortcuts.ts";
import { TRANSPORT } from "#client/text/en/transport.ts";
import type { Activation } from "#engine/settings.ts";
import type { Role, RunStatus } from "#protocol/room.ts";

const ROLES: Record<Role, string> = { host: "host", editor: "editor", viewer: "viewer" };

const RUN_STATUSES: Record<RunStatus, string> = {
  ready: "Ready",
  training: "Training",
  paused: "Paused",
  ended: "Ended",
  interrupted: "Interrupted",
  closed: "Closed",
};

const RUN_STATES_SAID: Record<RunStatus, string> = {
  ready: "made the run ready",
  training: "started the training",
  paused: "paused",
  ended: "ended the run",
  interrupted: "lost the run for a moment",
  closed: "closed the run",
};

const CONNECTION_WORDS: Record<Connection["kind"], string> = {
  connecting: "connecting",
  live: "live",
  reconnecting: "reconnecting",
  outdated: "outdated",
  failed: "not connected",
};

const FIDELITY: Record<
  SessionState["fidelity"],
  { readonly name: string; readonly detail: string }
> = {
  unchecked: {
    name: "checking",
    detail: "This page recomputes the run and compares it with what was recorded.",
  },
  "same-bits": {
    name: "same bits as recorded",
    detail: "Every recorded frame seen so far was recomputed here to the same bits.",
  },
  different: {
    name: "differs from recording",
    detail: "Recomputing this run gave other bits than were recorded. The recording is shown.",
  },
  "recorded-only": {
    name: "recorded frames",
    detail: "This run is of another engine version: its recorded frames are shown as they are.",
  },
};

/** Every word of the interface. A translation is this file. */
export const text = {
  product: PRODUCT,
  common: {
    close: "Close",
    copy: "Copy",
    copied: "Copied",
    copyByHand: "Press Ctrl+C to copy",
    theme: "Light or dark",
    justNow: "just now",
    none: "none",
    on: "on",
    off: "off",
    of: "of",
    previous: (what: string) => `Previous ${what}`,
    next: (what: string) => `Next ${what}`,
  },
  home: {
    title: "Train one small network, together.",
    sentence:
      "Open a room, share its code, and everybody sees the same weights move, step for step. Every run is saved and can be replayed.",
    openRoom: "Open a room",
    opening: "Opening…",
    or: "or",
    joinLabel: "Join with a code",
    codePlaceholder: "KXQ-4TP",
    join: "Join",
    joining: "Looking…",
    codeMissing: "Type the six characters of the room's code.",
    codeImpossible:
      "A room's code has six letters and digits, without look-alikes such as 0 and O.",
    codeUnknown: (code: string) => `There is no room ${code}. Check the six characters.`,
    myRooms: "My rooms on this browser",
    forgetRoom: (name: string) => `Forget ${name}`,
    savedRuns: "Runs",
    whyTranspose: "Why aᵀδ?",
  },
  roles: ROLES,
  room: {
    rename: "Name of the room",
    panels: "Panels",
    controls: "Who may change what",
    tabs: {
      loss: "Loss",
      outputs: "Outputs",
      matrices: "Matrices",
      maths: "Maths",
      numpy: "Numpy",
      settings: "Settings",
      activity: "Activity",
      runs: "Runs",
    },
  },
  name: {
    title: "You are in. What is your name?",
    label: "Your name",
    submit: "That's me",
    note: "Shown beside what you change. You can go on without.",
    refused: "This name cannot be used.",
  },
  people: {
    title: (count: number) => plural(count, "person here", "people here"),
    more: (count: number) => `and ${count} more`,
    you: "you",
    yourName: "Your name",
    rename: "Change your name",
    editing: (what: string) => `editing ${what}`,
    roleOf: (name: string) => `Role of ${name}`,
  },
  share: {
    title: "Bring others in",
    button: (code: string) => `Share, room code ${code.split("").join(" ")}`,
    qr: "QR code of the room's link",
    instruction: (host: string) => `Scan it, or open ${host} and type the code.`,
    link: "Link",
    onlyHere: "This address works on this computer only: the server has no address in a network.",
    linkNote: {
      editor: "Whoever has it may edit.",
      viewer: "Whoever has it may watch.",
    },
    hostLink: "Your host link",
    hostLinkNote: "Keep it to yourself: it makes whoever opens it the host.",
    codeRole: "Who comes by code is",
  },
  connection: { ...CONNECTION, words: CONNECTION_WORDS },
  network: {
    title: "Network",
    inputs: "inputs",
    output: "output",
    hidden: (layer: number, count: number) => (count === 1 ? "hidden" : `hidden ${layer}`),
    /** Where layers stand close together. */
    shortNames: { inputs: "in", output: "out", hidden: (layer: number) => `h${layer}` },
    shortActivations: {
      linear: "lin",
      sigmoid: "σ",
      tanh: "tanh",
      relu: "relu",
      "leaky-relu": "leaky",
      elu: "elu",
      softplus: "soft+",
      gelu: "gelu",
      softmax: "softmax",
    } satisfies Record<Activation, string>,
    group: (from: number, to: number) => `units ${from} to ${to}, their mean`,
    groupSpan: (from: number, to: number) => `${from}–${to}`,
    pictureLabel: (widths: readonly number[]) =>
      `The network, ${widths.join("-")} units from inputs to outputs. Its numbers are in the tables.`,
    row: "row",
    rowOf: (count: number) => `Data row, 1 to ${count}`,
    previousRow: "Previous data row",
    nextRow: "Next data row",
    legendPositive: "positive weight",
    legendNegative: "negative weight",
    legendWidth: "wider: larger",
    legendUnits: "in units: values of the chosen row",
  },
  matrices: {
    title: "Weights",
    rounded:
      "A network this large travels in single precision: its numbers are rounded to 7 digits here.",
    label: (layer: number) => `Weights of layer ${layer}`,
    rows: "rows",
    columns: "columns",
    editHint: "Enter or F2 sets a number by hand, at the step where the run is.",
    editLabel: (name: string) => `${name}, by hand. Enter sets it, Escape leaves it.`,
    notANumber: "This is not a number.",
    tooLarge: "Numbers up to 1e15 can be set.",
    set: (name: string) => `${name} is set.`,
  },
  outputs: {
    title: "Outputs",
    label: "Outputs by data row",
    row: "row",
    chooseRow: (row: number) => `Show row ${row} in the network`,
    testRow: "test",
    testRowNote: "a test row: the network is not trained with it",
    actual: "actual",
    answer: "answer",
    right: "right",
    wrong: "wrong",
    hiddenColumns: (inputs: number, outputs: number) =>
      `Not shown: ${[
        inputs > 0 ? plural(inputs, "input", "inputs") : "",
        outputs > 0 ? plural(outputs, "output", "outputs") : "",
      ]
        .filter(Boolean)
        .join(", ")}.`,
  },
  loss: LOSS,
  transport: { ...TRANSPORT, statuses: RUN_STATUSES },
  nextRun: {
    title: (count: number) => `${plural(count, "change", "changes")} for the next run:`,
    more: (count: number) => `and ${count} more`,
    because: (reasons: string) => `(${reasons})`,
    start: (number: number, count: number) =>
      `New run #${number} with ${count === 1 ? "this change" : `these ${count} changes`}`,
    startShort: (number: number) => `New run #${number}`,
    startNote: (number: number) =>
      `Saves the present run and opens run #${number} at step 0. It waits there until somebody plays.`,
  },
  playground: PLAYGROUND,
  settings: SETTINGS,
  data: DATA_WORDS,
  activity: {
    title: "Activity",
    empty: "What people change and start appears here.",
    server: "The server",
    step: (step: string) => `step ${step}`,
    undo: "Undo",
    undoOf: (what: string) => `Undo: ${what}`,
    notUndone: (name: string, value: string) =>
      `Not undone: ${name} has changed it to ${value} since.`,
    opened: {
      rewind: (number: number) => `rewound: run #${number}, same initial weights`,
      start: (number: number) => `started run #${number}`,
    },
    states: RUN_STATES_SAID,
    speed: (speed: string) =>
      speed === "slow" ? "turned on slow motion" : `set the speed to ${speed} steps/s`,
    codeRole: {
      editor: "lets everybody with the code edit",
      viewer: "lets everybody with the code watch",
    },
    memberRole: {
      host: "made somebody a host",
      editor: "made somebody an editor",
      viewer: "made somebody a viewer",
    },
    renamed: (name: string) => `named the room ${name}`,
    andMore: (words: string, count: number) => `${words} and ${count} more`,
    changes: CHANGES,
  },
  metrics: METRICS,
  replay: {
    allRuns: "All runs",
    share: "Share this step",
    parent: (step: string) => `from its parent at step ${step}`,
    fidelity: FIDELITY,
    events: "Changes in this run",
    noEvents: "Nothing was changed while it trained.",
    settings: "Settings in force at this step",
    network: "Network",
    parameters: "Parameters",
    givenWeights: "given as numbers",
    data: "Data",
    rowsOf: (rows: number, inputs: number, outputs: number) =>
      `${plural(rows, "row", "rows")}, ${inputs} → ${outputs}`,
    generated: (name: string, samples: string, noise: string, seed: string) =>
      `${name}, ${samples} points, noise ${noise}, seed ${seed}`,
    batchOf: (size: string, seed: string) => `${size} rows, seed ${seed}`,
    ruleOf: (name: string, layer: number) => `${name} in layer ${layer}`,
  },
  runs: {
    title: "Runs",
    intro: "Every run is saved by itself. Open one to replay it step by step.",
    emptyTitle: "No run yet",
    emptyBody: "Open a room and press play: its run appears here by itself.",
    more: "Load more",
    statuses: { ...RUN_STATUSES, closed: "Saved" } satisfies Record<RunStatus, string>,
    ends: { steps: "Reached its steps", loss: "Reached its loss", diverged: "Diverged" },
  },
  shortcuts: SHORTCUTS,
  errors: ERRORS,
} as const;
