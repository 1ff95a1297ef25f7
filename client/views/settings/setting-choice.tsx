"use client";

import { Choice, type Offer, type Option } from "#client/ui/choice.tsx";
import { Toggle } from "#client/ui/toggle.tsx";
import { fieldId } from "#client/views/settings/field-id.ts";
import { SettingRow } from "#client/views/settings/setting-row.tsx";
import { useSetting } from "#client/views/settings/use-setting.ts";
import type { TrainingSettings } from "#engine/settings.ts";

interface SettingChoiceProps<T extends string> {
  readonly path: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** What the closed control says where the value is none of the options. */
  readonly shown?: string | undefined;
  readonly options: readonly Option<T>[];
  readonly offerOf?: ((value: T) => Offer) | undefined;
  /** The whole document with this choice. */
  readonly choose: (value: T) => TrainingSettings;
  readonly isImmediate?: boolean;
  /** Its names are long and its label is short. */
  readonly isWide?: boolean;
  /** Where the path's own name is taken by another control. */
  readonly testId?: string;
}

/** One of a few words of the settings document. */
export function SettingChoice<T extends string>(props: SettingChoiceProps<T>) {
  const { path, label, hint, value, shown, options, choose, isImmediate, isWide = false } = props;
  const setting = useSetting(path);
  return (
    <SettingRow setting={setting} label={label} hint={hint} isImmediate={isImmediate}>
      {(describedBy) => (
        <Choice
          label={label}
          value={value}
          shown={shown}
          options={options}
          offerOf={props.offerOf}
          onChange={(chosen) => setting.commitSettings(choose(chosen))}
          onOpenChange={(isOpen) => (isOpen ? setting.onFocus() : setting.onBlur())}
          isDisabled={setting.isDisabled}
          describedBy={describedBy}
          testId={props.testId ?? fieldId(path)}
          className={isWide ? "w-48" : "w-40"}
        />
      )}
    </SettingRow>
  );
}

interface SettingToggleProps {
  readonly path: string;
  readonly label: string;
  readonly hint: string;
  readonly choose: (isOn: boolean) => TrainingSettings;
}

/** A yes or no of the settings document. */
export function SettingToggle({ path, label, hint, choose }: SettingToggleProps) {
  const setting = useSetting(path);
  return (
    <SettingRow setting={setting} label={label} hint={hint}>
      {(describedBy) => (
        <Toggle
          label={label}
          isOn={setting.value === true}
          onChange={(isOn) => setting.commitSettings(choose(isOn))}
          isDisabled={setting.isDisabled}
          describedBy={describedBy}
          testId={fieldId(path)}
        />
      )}
    </SettingRow>
  );
}
