import type { RunChange } from "#engine/run-events.ts";
import type { Role } from "#protocol/room.ts";

/** What a room's settings are made of, as people see it: each may be somebody else's to change. */
export const SETTING_CONTROLS = [
  "data",
  "split",
  "features",
  "layers",
  "activations",
  "bias",
  "initial",
  "loss",
  "optimizer",
  "learning-rate",
  "batch",
  "regularization",
  "update-rule",
  "stop",
] as const;

/** What commands of their own change. */
export const RUN_CONTROLS = ["weights", "play", "speed"] as const;

/** Parts of the screen that change nothing: they are shown or hidden. */
export const SCREEN_CONTROLS = [
  "numbers",
  "test-points",
  "discretize",
  "matrices",
  "metrics",
] as const;

export const CONTROLS = [...SETTING_CONTROLS, ...RUN_CONTROLS, ...SCREEN_CONTROLS] as const;
export type Control = (typeof CONTROLS)[number];

/** `all`: viewers, too; `editors`: editors and the host. */
export const GRANTS = ["all", "editors", "host"] as const;
export type Grant = (typeof GRANTS)[number];

export interface ControlPolicy {
  /** Who may change it. */
  readonly who: Grant;
  /** Whether screens show it. Says nothing about who may change it. */
  readonly isShown: boolean;
}

/** What a room's host has decided; a control that is absent is for editors and shown. */
export type Controls = Readonly<Partial<Record<Control, ControlPolicy>>>;

const DEFAULT_POLICY: ControlPolicy = { who: "editors", isShown: true };

export function policyOf(controls: Controls, control: Control): ControlPolicy {
  return controls[control] ?? DEFAULT_POLICY;
}

/** Rule RM-31: whether somebody of this role may change what the control is for. */
export function mayChange(role: Role, controls: Controls, control: Control): boolean {
  const { who } = policyOf(controls, control);
  return role === "host" || who === "all" || (who === "editors" && role === "editor");
}

/** With other policies for some controls; one that is as usual is not kept. */
export function withPolicies(controls: Controls, changes: Controls): Controls {
  const entries = CONTROLS.map(
    (name) => [name, changes[name] ?? policyOf(controls, name)] as const,
  );
  return Object.fromEntries(
    entries.filter(([, { who, isShown }]) => who !== DEFAULT_POLICY.who || !isShown),
  );
}

const BY_FIELD: Readonly<Record<string, Control>> = {
  data: "data",
  testShare: "split",
  splitSeed: "split",
  features: "features",
  layers: "layers",
  bias: "bias",
  initial: "initial",
  loss: "loss",
  optimizer: "optimizer",
  batch: "batch",
  regularization: "regularization",
  updateRule: "update-rule",
  stop: "stop",
};

/** The control of a place in the settings document; null for what nobody changes. */
export function controlOfPath(path: string): Control | null {
  if (/^layers\[\d+\]\.activation$/.test(path)) {
    return "activations";
  }
  if (path === "optimizer.learningRate") {
    return "learning-rate";
  }
  const field = path.replace(/[.[].*$/s, "");
  return Object.hasOwn(BY_FIELD, field) ? (BY_FIELD[field] ?? null) : null;
}

const BY_CHANGE: Readonly<Record<RunChange["kind"], Control>> = {
  "set-learning-rate": "learning-rate",
  "set-momentum": "optimizer",
  "set-regularization": "regularization",
  "set-batch": "batch",
  "set-update-rule": "update-rule",
  "set-parameter": "weights",
  "set-stop": "stop",
};

/** The control of a change inside a run. */
export function controlOfChange({ kind }: RunChange): Control {
  return BY_CHANGE[kind];
}

/** Every control that an edit of a place may use: some are inside a place that others share. */
export function controlsOfPath(path: string): readonly Control[] {
  if (/^layers(?:\[\d+\])?$/.test(path)) {
    return ["layers", "activations"];
  }
  if (path === "optimizer") {
    return ["optimizer", "learning-rate"];
  }
  const control = controlOfPath(path);
  return control === null ? [] : [control];
}
