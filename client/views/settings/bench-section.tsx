"use client";

import { useState } from "react";
import { text } from "#client/text/en.ts";
import { Segments } from "#client/ui/segments.tsx";
import { withRule } from "#client/views/settings/changes/choose-training.ts";
import { layerRuleMisfit } from "#client/views/settings/changes/settings-fit.ts";
import { valueWords } from "#client/views/settings/path-words.ts";
import { SettingChoice } from "#client/views/settings/setting-choice.tsx";
import { SettingRow } from "#client/views/settings/setting-row.tsx";
import { SettingsSection } from "#client/views/settings/settings-section.tsx";
import { useSetting } from "#client/views/settings/use-setting.ts";
import { type TrainingSettings, UPDATE_RULES } from "#engine/settings.ts";

const { settings: words } = text;

interface BenchProps {
  readonly settings: TrainingSettings;
}

/** "Why not just delta?": another rule for one layer, where its result has the shape of W. */
export function BenchSection({ settings }: BenchProps) {
  return (
    <SettingsSection
      name="bench"
      title={words.benchGroup}
      summary={valueWords(settings, "updateRule")}
      paths={["updateRule"]}
      isImmediate
    >
      <Bench settings={settings} />
    </SettingsSection>
  );
}

function Bench({ settings }: BenchProps) {
  const { updateRule, layers } = settings;
  const setting = useSetting("updateRule");
  // Which layer a wrong rule would be for, while there is none.
  const [wanted, setWanted] = useState(layers.length);
  const ruled = updateRule === "gradient" ? null : updateRule;
  const layer = ruled?.layer ?? Math.min(wanted, layers.length);
  const chooseLayer = (chosen: string) => {
    const place = Number(chosen);
    setWanted(place);
    if (ruled !== null && layerRuleMisfit(settings, place, ruled.rule) === null) {
      setting.commitSettings(withRule(settings, place, ruled.rule));
    } else if (ruled !== null) {
      setting.commitSettings(withRule(settings, place, "gradient"));
    }
  };
  return (
    <>
      <SettingRow setting={setting} label={words.ruleLayer} hint={words.ruleLayerHint}>
        {() => (
          <Segments
            label={words.ruleLayer}
            value={String(layer)}
            options={layers.map((_, l) => ({ value: String(l + 1), label: String(l + 1) }))}
            onChange={chooseLayer}
            isDisabled={setting.isDisabled}
            testId="field-updateRule-layer"
          />
        )}
      </SettingRow>
      <SettingChoice
        path="updateRule"
        label={words.rule}
        hint={words.ruleHint}
        value={ruled?.rule ?? "gradient"}
        options={UPDATE_RULES.map((rule) => ({
          value: rule,
          label: words.rules[rule].name,
          detail: words.rules[rule].detail,
          refusal: layerRuleMisfit(settings, layer, rule) ?? undefined,
        }))}
        choose={(rule) => withRule(settings, layer, rule)}
        isImmediate
      />
    </>
  );
}
