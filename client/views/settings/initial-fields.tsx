"use client";

import { Pin } from "lucide-react";
import { useRef } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { useMomentNote } from "#client/views/moment/use-moment.tsx";
import { withScheme, withWeightsOf } from "#client/views/settings/changes/choose-network.ts";
import { SettingChoice } from "#client/views/settings/setting-choice.tsx";
import { SCHEME_OPTIONS } from "#client/views/settings/setting-options.ts";
import { RefusalLine } from "#client/views/settings/setting-row.tsx";
import { SettingSeed } from "#client/views/settings/setting-seed.tsx";
import { useSetting } from "#client/views/settings/use-setting.ts";
import { layerWidths, parameterCount } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

const { settings: words } = text;

interface InitialFieldsProps {
  readonly settings: TrainingSettings;
}

/** Where the weights start: drawn from a seed, or given as numbers. */
export function InitialFields({ settings }: InitialFieldsProps) {
  const { initial } = settings;
  const isGiven = initial.scheme === "given";
  return (
    <>
      <SettingChoice
        path="initial"
        testId="field-initial-scheme"
        label={words.scheme}
        hint={
          isGiven
            ? words.givenWhere(formatCount(parameterCount(settings)))
            : words.schemeFormulas[initial.scheme]
        }
        value={initial.scheme}
        shown={words.givenByHand}
        options={SCHEME_OPTIONS}
        choose={(scheme) => withScheme(settings, scheme)}
      />
      {isGiven ? null : (
        <SettingSeed path="initial.seed" label={words.seed} hint={words.seedHint} />
      )}
      <TakeWeights settings={settings} />
    </>
  );
}

/** Makes the weights on the screen the initial ones. */
function TakeWeights({ settings }: InitialFieldsProps) {
  const setting = useSetting("initial");
  const shown = useRef<Moment | null>(null);
  useMomentNote((moment) => {
    shown.current = moment;
  }, []);
  const run = useSession((state) => state.settingsInForce);
  const why = run === null ? words.weightsDoNotFit : misfit(settings, run);
  const take = () => {
    const { current } = shown;
    const next =
      current === null || !current.isExact
        ? null
        : withWeightsOf(settings, layerWidths(settings), current.parameters);
    if (next === null) {
      setting.setProblem(words.weightsDoNotFit);
    } else {
      setting.commitSettings(next);
    }
  };
  return (
    <div className="py-1">
      <Button
        size="small"
        tone="quiet"
        data-testid="take-weights"
        disabled={setting.isDisabled || why !== null}
        onClick={take}
        className="-ml-2.5 pointer-coarse:h-11"
      >
        <Pin size={14} aria-hidden />
        {words.takeWeights}
      </Button>
      <p className="text-2xs text-soft">{why ?? words.takeWeightsHint}</p>
      <RefusalLine words={setting.refusal} />
    </div>
  );
}

/** Why a run's weights cannot be the settings' initial ones; null when they can. */
function misfit(settings: TrainingSettings, run: TrainingSettings): string | null {
  const isSame =
    run.bias === settings.bias && layerWidths(run).join() === layerWidths(settings).join();
  if (!isSame) {
    return words.weightsDoNotFit;
  }
  return parameterCount(settings) > LIMITS.exactFrameParameters
    ? words.weightsTooMany(formatCount(LIMITS.exactFrameParameters))
    : null;
}
