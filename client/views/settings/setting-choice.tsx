"use client";

import { Choice, type Option } from "#client/ui/choice.tsx";
import { Toggle } from "#client/ui/toggle.tsx";
import { fieldId } from "#client/views/settings/field-id.ts";
import { SettingRow } from "#client/views/settings/setting-row.tsx";
import { useSetting } from "#client/views/settings/use-setting.ts";

interface SettingChoiceProps {
  readonly path: string;
  readonly label: string;
  readonly hint: string;
  readonly options: readonly Option[];
}

/** One of a few words of the settings document. */
export function SettingChoice({ path, label, hint, options }: SettingChoiceProps) {
  const setting = useSetting(path);
  return (
    <SettingRow setting={setting} label={label} hint={hint}>
      {(describedBy) => (
        <Choice
          label={label}
          value={String(setting.value ?? "")}
          options={options}
          onChange={setting.commit}
          onOpenChange={(isOpen) => (isOpen ? setting.onFocus() : setting.onBlur())}
          isDisabled={setting.isDisabled}
          describedBy={describedBy}
          testId={fieldId(path)}
          className="w-40"
        />
      )}
    </SettingRow>
  );
}

interface SettingToggleProps {
  readonly path: string;
  readonly label: string;
  readonly hint: string;
}

/** A yes or no of the settings document. */
export function SettingToggle({ path, label, hint }: SettingToggleProps) {
  const setting = useSetting(path);
  return (
    <SettingRow setting={setting} label={label} hint={hint}>
      {(describedBy) => (
        <Toggle
          label={label}
          isOn={setting.value === true}
          onChange={setting.commit}
          isDisabled={setting.isDisabled}
          describedBy={describedBy}
          testId={fieldId(path)}
        />
      )}
    </SettingRow>
  );
}
