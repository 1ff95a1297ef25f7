import { Toggle } from "#client/ui/toggle.tsx";

interface LabelledSwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly testId: string;
}

/** A toggle with its name beside it, which is a part of what one hits. */
export function LabelledSwitch({ label, isOn, onChange, testId }: LabelledSwitchProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the toggle is a button, which a label may hold
    <label className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
      <Toggle label={label} isOn={isOn} onChange={onChange} testId={testId} />
      {label}
    </label>
  );
}
