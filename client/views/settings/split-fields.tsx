"use client";

import { text } from "#client/text/en.ts";
import { withTestShare } from "#client/views/settings/changes/choose-training.ts";
import { SettingChoice } from "#client/views/settings/setting-choice.tsx";
import { SettingNumber } from "#client/views/settings/setting-number.tsx";
import { SettingSeed } from "#client/views/settings/setting-seed.tsx";
import { SCALINGS, type Scaling, type TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

const { settings: words } = text;
const OPTIONS = SCALINGS.map((value) => ({
  value,
  label: words.scalings[value].name,
  detail: words.scalings[value].detail,
}));

/** How the rows are scaled, and which of them are only for testing. */
export function SplitFields({ settings }: { readonly settings: TrainingSettings }) {
  const { data, testShare } = settings;
  return (
    <>
      <SettingChoice
        path="data.scaling"
        label={words.scaling}
        hint={words.scalingHint}
        value={data.scaling}
        options={OPTIONS}
        choose={(scaling: Scaling) => ({ ...settings, data: { ...data, scaling } })}
      />
      <SettingNumber
        path="testShare"
        label={words.testShare}
        hint={words.testShareHint}
        limits={{ ...LIMITS.testShare, isWhole: false }}
        choose={(share) => withTestShare(settings, share)}
      />
      {testShare > 0 ? (
        <SettingSeed path="splitSeed" label={words.splitSeed} hint={words.splitSeedHint} />
      ) : null}
    </>
  );
}
