import { text } from "#client/text/en.ts";
import { ACTIVATIONS, type Activation, DRAWN_SCHEMES } from "#engine/settings.ts";

const { settings: words } = text;

/** Activations with their formulas, for a list of what each would change. */
export const ACTIVATION_WORDS: Readonly<
  Record<Activation, { readonly name: string; readonly detail: string }>
> = {
  linear: named("linear"),
  sigmoid: named("sigmoid"),
  tanh: named("tanh"),
  relu: named("relu"),
  "leaky-relu": named("leaky-relu"),
  elu: named("elu"),
  softplus: named("softplus"),
  gelu: named("gelu"),
  softmax: named("softmax"),
};

/** What a hidden layer may have: all but softmax. */
export const HIDDEN_ACTIVATIONS = ACTIVATIONS.filter((value) => value !== "softmax").map(
  (value) => ({ value, label: value, detail: words.activationFormulas[value] }),
);

/** Ways to draw initial weights, each with its formula. */
export const SCHEME_OPTIONS = DRAWN_SCHEMES.map((value) => ({
  value,
  label: words.schemeNames[value],
  detail: words.schemeFormulas[value],
}));

function named(value: Activation) {
  return { name: value, detail: words.activationFormulas[value] };
}
