"use client";

import { formatSetting } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import { NumberField } from "#client/ui/number-field.tsx";
import { fieldId } from "#client/views/settings/field-id.ts";
import { SettingRow } from "#client/views/settings/setting-row.tsx";
import { type Setting, useSetting } from "#client/views/settings/use-setting.ts";

export interface NumberLimits {
  readonly min: number;
  readonly max: number;
  readonly isWhole: boolean;
}

interface SettingNumberProps {
  readonly path: string;
  readonly label: string;
  readonly hint: string;
  readonly limits: NumberLimits;
  readonly isImmediate?: boolean;
  readonly isOptional?: boolean;
  readonly placeholder?: string;
}

/** A number of the settings document. */
export function SettingNumber({
  path,
  label,
  hint,
  limits,
  isImmediate = false,
  isOptional = false,
  placeholder,
}: SettingNumberProps) {
  const setting = useSetting(path);
  return (
    <SettingRow setting={setting} label={label} hint={hint} isImmediate={isImmediate}>
      {(describedBy) => (
        <SettingInput
          setting={setting}
          label={label}
          limits={limits}
          isOptional={isOptional}
          describedBy={describedBy}
          placeholder={placeholder}
          className="w-28 text-right"
        />
      )}
    </SettingRow>
  );
}

interface SettingInputProps {
  readonly setting: Setting;
  readonly label: string;
  readonly limits: NumberLimits;
  readonly isOptional?: boolean;
  readonly describedBy?: string;
  readonly placeholder?: string | undefined;
  readonly className?: string;
}

/** The bare field of a number setting. */
export function SettingInput({
  setting,
  label,
  limits,
  isOptional = false,
  describedBy,
  placeholder,
  className,
}: SettingInputProps) {
  return (
    <NumberField
      label={label}
      value={typeof setting.value === "number" ? setting.value : null}
      check={(value) => limitsProblem(value, limits)}
      notANumber={text.settings.notANumber}
      isOptional={isOptional}
      onCommit={(value) => setting.commit(value ?? undefined)}
      onDraft={setting.onDraft}
      onProblem={setting.setProblem}
      onFocus={setting.onFocus}
      onBlur={setting.onBlur}
      disabled={setting.isDisabled}
      aria-invalid={setting.refusal !== null}
      aria-describedby={describedBy}
      testId={fieldId(setting.path)}
      placeholder={placeholder}
      className={className ?? ""}
    />
  );
}

/** Words for a number out of its limits, told at the control before anything is sent. */
export function limitsProblem(value: number, { min, max, isWhole }: NumberLimits): string | null {
  if (isWhole && !Number.isInteger(value)) {
    return text.settings.whole;
  }
  return value < min || value > max
    ? text.settings.between(formatSetting(min), formatSetting(max))
    : null;
}
