"use client";

import { text } from "#client/text/en.ts";
import { withRegularization } from "#client/views/settings/changes/choose-training.ts";
import { valueWords } from "#client/views/settings/path-words.ts";
import { SettingChoice } from "#client/views/settings/setting-choice.tsx";
import { SettingNumber } from "#client/views/settings/setting-number.tsx";
import { SettingsSection } from "#client/views/settings/settings-section.tsx";
import { REGULARIZATIONS, type TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

const { settings: words } = text;
const OPTIONS = REGULARIZATIONS.map((value) => ({
  value,
  label: words.regularizations[value].name,
  detail: words.regularizations[value].detail,
}));

/** What large weights cost. */
export function RegularizationSection({ settings }: { readonly settings: TrainingSettings }) {
  const { kind } = settings.regularization;
  return (
    <SettingsSection
      name="regularization"
      title={words.regularizationGroup}
      summary={valueWords(settings, "regularization")}
      paths={["regularization"]}
      isImmediate
    >
      <SettingChoice
        path="regularization"
        label={words.regularization}
        hint={words.regularizationHint}
        value={kind}
        options={OPTIONS}
        choose={(chosen) => withRegularization(settings, chosen)}
        isImmediate
      />
      {kind === "none" ? null : (
        <SettingNumber
          path="regularization.rate"
          label={words.regularizationRate}
          hint={words.regularizationRateHints[kind]}
          limits={{ ...LIMITS.regularizationRate, isWhole: false }}
          isImmediate
        />
      )}
    </SettingsSection>
  );
}
