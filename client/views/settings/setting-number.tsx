"use client";

import type { ReactNode } from "react";
import { text } from "#client/text/en.ts";
import { NumberField } from "#client/ui/number-field.tsx";
import { fieldId } from "#client/views/settings/field-id.ts";
import {
  limitsProblem,
  type NumberLimits,
  rangeWords,
} from "#client/views/settings/number-limits.ts";
import { SettingRow } from "#client/views/settings/setting-row.tsx";
import { type Setting, useSetting } from "#client/views/settings/use-setting.ts";
import type { TrainingSettings } from "#engine/settings.ts";

interface SettingNumberProps {
  readonly path: string;
  readonly label: string;
  readonly hint: string;
  readonly limits: NumberLimits;
  /** The whole document with this number, where other fields may have to follow. */
  readonly choose?: (value: number) => TrainingSettings;
  /** The limits in words, where the numbers themselves are too long. */
  readonly range?: string;
  readonly isImmediate?: boolean;
  readonly isOptional?: boolean;
  readonly placeholder?: string;
  /** Something beside the field, such as a button that draws another seed. */
  readonly aside?: (setting: Setting) => ReactNode;
}

/** A number of the settings document. */
export function SettingNumber(props: SettingNumberProps) {
  const { path, label, hint, limits, choose, isImmediate, aside } = props;
  const setting = useSetting(path);
  return (
    <SettingRow
      setting={setting}
      label={label}
      hint={hint}
      range={props.range ?? rangeWords(limits)}
      isImmediate={isImmediate}
    >
      {(describedBy) => (
        <div className="flex items-center gap-1">
          {aside?.(setting)}
          <SettingInput
            setting={setting}
            label={label}
            limits={limits}
            choose={choose}
            isOptional={props.isOptional ?? false}
            describedBy={describedBy}
            placeholder={props.placeholder}
            className="w-28 text-right"
          />
        </div>
      )}
    </SettingRow>
  );
}

interface SettingInputProps {
  readonly setting: Setting;
  readonly label: string;
  readonly limits: NumberLimits;
  readonly choose?: ((value: number) => TrainingSettings) | undefined;
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
  choose,
  isOptional = false,
  describedBy,
  placeholder,
  className,
}: SettingInputProps) {
  const commit = (value: number | null) => {
    if (value !== null && choose !== undefined) {
      setting.commitSettings(choose(value));
    } else {
      setting.commit(value ?? undefined);
    }
  };
  return (
    <NumberField
      label={label}
      value={typeof setting.value === "number" ? setting.value : null}
      check={(value) =>
        limitsProblem(value, limits) ??
        (choose === undefined ? null : setting.problemOf(choose(value)))
      }
      notANumber={text.settings.notANumber}
      isOptional={isOptional}
      onCommit={commit}
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
