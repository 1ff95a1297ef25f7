"use client";

import { Dices } from "lucide-react";
import { useState } from "react";
import { formatShort } from "#client/draw/number-format.ts";
import type { OwnSession } from "#client/session/local-session.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { Choice } from "#client/ui/choice.tsx";
import {
  HIDDEN_ACTIVATIONS,
  hiddenActivation,
  hiddenCount,
  noiseOf,
  oneLayerLess,
  oneLayerMore,
  otherNoise,
  otherUnits,
  withHiddenActivation,
  withNextSeed,
} from "#client/views/home/playground-changes.ts";
import { Stepper } from "#client/views/home/stepper.tsx";
import type { TrainingSettings } from "#engine/settings.ts";

const ACTIVATIONS = HIDDEN_ACTIVATIONS.map((value) => ({ value, label: value }));

/** Layers, units, activation, noise and other weights: what makes another network of it. */
export function PlaygroundControls({ session }: { readonly session: OwnSession }) {
  const settings = useSession((state) => state.settingsInForce);
  const [problem, setProblem] = useState<string | null>(null);
  const start = async (next: TrainingSettings) => {
    const started = await session.startWith(next);
    setProblem(started.ok ? null : started.error.message);
  };
  /** What a button does; null where it can do nothing. */
  const to = (next: TrainingSettings | null) => (next === null ? null : () => void start(next));
  const words = text.playground;
  return settings === null ? (
    <div className="mt-3 h-9" />
  ) : (
    <section
      aria-label={words.controls}
      title={words.controls}
      className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1.5 border-line border-t pt-2"
      data-testid="playground-controls"
    >
      <Stepper
        name={words.layers}
        less={words.layersLess}
        more={words.layersMore}
        shown={String(hiddenCount(settings))}
        onLess={to(oneLayerLess(settings))}
        onMore={to(oneLayerMore(settings))}
        testId="playground-layers"
      />
      {settings.layers.slice(0, -1).map(({ units }, index) => (
        <Stepper
          // A layer is its place in the row of layers.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          name={words.unitsShort(index + 1)}
          less={words.unitsLess(index + 1)}
          more={words.unitsMore(index + 1)}
          shown={String(units)}
          onLess={to(otherUnits(settings, index, -1))}
          onMore={to(otherUnits(settings, index, 1))}
          testId={`playground-units-${index + 1}`}
        />
      ))}
      <Noise settings={settings} to={to} />
      <div className="flex items-center gap-2">
        <Choice
          label={words.activation}
          value={hiddenActivation(settings) ?? ""}
          options={ACTIVATIONS}
          onChange={(chosen) => void start(withHiddenActivation(settings, chosen))}
          isDisabled={hiddenCount(settings) === 0}
          testId="playground-activation"
        />
        <Button
          onClick={() => void start(withNextSeed(settings))}
          title={words.newWeightsNote}
          data-testid="playground-new-weights"
        >
          <Dices size={15} aria-hidden />
          {words.newWeights}
        </Button>
      </div>
      <p role="alert" className="basis-full text-alarm text-xs empty:hidden">
        {problem}
      </p>
    </section>
  );
}

interface NoiseProps {
  readonly settings: TrainingSettings;
  readonly to: (next: TrainingSettings | null) => (() => void) | null;
}

/** Of generated points. */
function Noise({ settings, to }: NoiseProps) {
  const noise = noiseOf(settings);
  const words = text.playground;
  return noise === null ? null : (
    <Stepper
      name={words.noise}
      less={words.noiseLess}
      more={words.noiseMore}
      shown={formatShort(noise, 2)}
      onLess={to(otherNoise(settings, -1))}
      onMore={to(otherNoise(settings, 1))}
      testId="playground-noise"
    />
  );
}
