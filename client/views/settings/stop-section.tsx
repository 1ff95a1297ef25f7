"use client";

import { text } from "#client/text/en.ts";
import { valueWords } from "#client/views/settings/path-words.ts";
import { SettingNumber } from "#client/views/settings/setting-number.tsx";
import { SettingsSection } from "#client/views/settings/settings-section.tsx";
import type { TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

const { settings: words } = text;

/** When the run ends. */
export function StopSection({ settings }: { readonly settings: TrainingSettings }) {
  return (
    <SettingsSection
      name="stop"
      title={words.stopGroup}
      summary={words.stopSummary(
        valueWords(settings, "stop.steps"),
        settings.stop.loss === undefined ? null : valueWords(settings, "stop.loss"),
      )}
      paths={["stop"]}
      isImmediate
      startsOpen
    >
      <SettingNumber
        path="stop.steps"
        label={words.steps}
        hint={words.stepsHint}
        limits={{ min: 1, max: LIMITS.steps, isWhole: true }}
        isImmediate
      />
      <SettingNumber
        path="stop.loss"
        label={words.stopLoss}
        hint={words.stopLossHint}
        limits={{ min: 0, max: LIMITS.magnitude, isWhole: false }}
        isImmediate
        isOptional
        placeholder={text.common.none}
      />
    </SettingsSection>
  );
}
