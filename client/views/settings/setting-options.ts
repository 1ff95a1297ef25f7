import { text } from "#client/text/en.ts";
import type { Option } from "#client/ui/choice.tsx";
import { ACTIVATIONS, DRAWN_SCHEMES } from "#engine/settings.ts";

/** Activations, each with its formula. */
export const ACTIVATION_OPTIONS: readonly Option[] = ACTIVATIONS.map((value) => ({
  value,
  label: value,
  detail: text.settings.activationFormulas[value],
}));

/** Ways to draw initial weights, each with its formula. */
export const SCHEME_OPTIONS: readonly Option[] = DRAWN_SCHEMES.map((value) => ({
  value,
  label: text.settings.schemeNames[value],
  detail: text.settings.schemeFormulas[value],
}));
