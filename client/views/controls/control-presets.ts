import { CONTROLS, type Control, type Grant, SCREEN_CONTROLS } from "#protocol/controls.ts";

export const CONTROL_PRESETS = ["everything", "host-only", "only-play", "playground"] as const;
export type ControlPreset = (typeof CONTROL_PRESETS)[number];

/** As `set-controls` takes it: what is only on the screen is nobody's to change. */
export type ControlChanges = Partial<
  Record<Control, { readonly who?: Grant; readonly isShown?: boolean }>
>;

const ONLY_PLAY: readonly Control[] = ["play", "speed"];
const PLAYGROUND: readonly Control[] = [
  "data",
  "split",
  "features",
  "layers",
  "activations",
  "learning-rate",
  "batch",
  "regularization",
  "play",
  "speed",
  "numbers",
  "test-points",
  "discretize",
];

/** Rule UI-101: a preset says of every control who may change it and whether it is shown. */
export function presetChanges(preset: ControlPreset): ControlChanges {
  switch (preset) {
    case "everything":
      return changesFor(() => ({ who: "editors", isShown: true }));
    case "host-only":
      return changesFor(() => ({ who: "host", isShown: true }));
    case "only-play":
      return changesFor((control) => only(ONLY_PLAY, control));
    case "playground":
      return changesFor((control) => only(PLAYGROUND, control));
  }
}

/** What is hidden is locked as well: an older page or another client would still show it. */
function only(shown: readonly Control[], control: Control): Policy {
  const isShown = shown.includes(control);
  return { who: isShown ? "editors" : "host", isShown };
}

interface Policy {
  readonly who: Grant;
  readonly isShown: boolean;
}

function changesFor(policy: (control: Control) => Policy): ControlChanges {
  const changes: ControlChanges = {};
  for (const control of CONTROLS) {
    const { who, isShown } = policy(control);
    changes[control] = isScreenControl(control) ? { isShown } : { who, isShown };
  }
  return changes;
}

/** Whether it changes nothing and can only be shown or hidden. */
export function isScreenControl(control: Control): boolean {
  return SCREEN_CONTROLS.some((name) => name === control);
}
