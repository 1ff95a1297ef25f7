"use client";

import { text } from "#client/text/en.ts";
import { Term } from "#client/ui/term.tsx";
import { Shown } from "#client/views/controls/shown.tsx";
import { chosenFeatures, withFeature } from "#client/views/settings/changes/choose-data.ts";
import {
  AlsoLine,
  AuthorMark,
  EditorOutline,
  RefusalLine,
  SettingLock,
} from "#client/views/settings/setting-row.tsx";
import { useSetting } from "#client/views/settings/use-setting.ts";
import { FEATURES, type Feature, type TrainingSettings } from "#engine/settings.ts";

const { settings: words } = text;

/** What the network sees of two inputs: each of the seven on or off. */
export function FeatureToggles(props: { readonly settings: TrainingSettings }) {
  return (
    <Shown control="features">
      <Toggles {...props} />
    </Shown>
  );
}

function Toggles({ settings }: { readonly settings: TrainingSettings }) {
  const setting = useSetting("features");
  const chosen = chosenFeatures(settings);
  const toggle = (feature: Feature) => {
    const next = withFeature(settings, feature, !chosen.includes(feature));
    if (next === null) {
      setting.setProblem(words.lastFeature);
    } else {
      setting.commitSettings(next);
    }
  };
  return (
    <div className="py-1.5">
      <EditorOutline setting={setting}>
        <p className="flex items-center gap-1.5 text-[0.8125rem]">
          <Term of="feature">{words.features}</Term>
          <AuthorMark revision={setting.revision} />
          <SettingLock setting={setting} />
        </p>
        <fieldset
          aria-label={words.features}
          data-testid="features"
          data-value={chosen.join(" ")}
          className="mt-1.5 grid grid-cols-4 gap-1.5"
        >
          {FEATURES.map((feature) => (
            <button
              key={feature}
              type="button"
              aria-pressed={chosen.includes(feature)}
              disabled={setting.isDisabled}
              data-testid={`feature-${feature}`}
              onClick={() => toggle(feature)}
              onFocus={setting.onFocus}
              onBlur={setting.onBlur}
              className="num h-8 rounded-md border border-line-strong/60 text-soft text-xs transition-colors hover:border-ink disabled:cursor-not-allowed aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:font-semibold aria-pressed:text-ink pointer-coarse:h-11"
            >
              {words.featureNames[feature]}
            </button>
          ))}
        </fieldset>
      </EditorOutline>
      <p className="mt-1 text-2xs text-soft">{words.featuresHint}</p>
      <AlsoLine words={setting.also} />
      <RefusalLine words={setting.refusal} />
    </div>
  );
}
