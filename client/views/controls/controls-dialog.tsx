"use client";

import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { CONTROL_LIST as words } from "#client/text/en/control-list.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { Segments } from "#client/ui/segments.tsx";
import { Toggle } from "#client/ui/toggle.tsx";
import {
  CONTROL_PRESETS,
  type ControlChanges,
  isScreenControl,
  presetChanges,
} from "#client/views/controls/control-presets.ts";
import { useReport } from "#client/views/transport/use-report.ts";
import {
  type Control,
  type Controls,
  GRANTS,
  policyOf,
  RUN_CONTROLS,
  SCREEN_CONTROLS,
  SETTING_CONTROLS,
} from "#protocol/controls.ts";

const GROUPS = [
  { title: words.groups.settings, controls: SETTING_CONTROLS },
  { title: words.groups.run, controls: RUN_CONTROLS },
  { title: words.groups.screen, controls: SCREEN_CONTROLS },
] as const;

const WHO_OPTIONS = GRANTS.map((value) => ({ value, label: words.who[value] }));
const NO_CONTROLS: Controls = {};

interface ControlsDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** The host's list of everything that people may change or see. */
export function ControlsDialog({ isOpen, onOpenChange }: ControlsDialogProps) {
  const actions = useSessionActions();
  const report = useReport();
  const controls = useSession(({ room }) => room?.controls ?? NO_CONTROLS);
  const change = (changes: ControlChanges) => report(actions.setControls(changes));
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={words.title}
      description={words.note}
      isTall
    >
      <fieldset className="flex flex-wrap items-center gap-2">
        <legend className="eyebrow mb-1.5">{words.presets}</legend>
        {CONTROL_PRESETS.map((preset) => (
          <Button
            key={preset}
            size="small"
            title={words.preset[preset].detail}
            data-testid={`controls-${preset}`}
            onClick={() => change(presetChanges(preset))}
            className="pointer-coarse:h-11"
          >
            {words.preset[preset].name}
          </Button>
        ))}
      </fieldset>
      {GROUPS.map(({ title, controls: names }) => (
        <section key={title} aria-label={title} className="mt-5">
          <div className="flex items-end justify-between gap-3 border-line border-b pb-1 text-2xs text-soft">
            <h3 className="eyebrow">{title}</h3>
            <span className="flex gap-6">
              {names === SCREEN_CONTROLS ? null : (
                <span className="max-sm:hidden">{words.columns.who}</span>
              )}
              <span className="w-9 text-center">{words.columns.shown}</span>
            </span>
          </div>
          <ul className="divide-y divide-line">
            {names.map((control) => (
              <ControlLine key={control} control={control} controls={controls} onChange={change} />
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}

interface ControlLineProps {
  readonly control: Control;
  readonly controls: Controls;
  readonly onChange: (changes: ControlChanges) => void;
}

function ControlLine({ control, controls, onChange }: ControlLineProps) {
  const { who, isShown } = policyOf(controls, control);
  return (
    <li
      data-testid={`control-${control}`}
      className="grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-1.5 sm:grid-cols-[minmax(0,1fr)_auto_auto] sm:py-1"
    >
      <span className="min-w-0 break-words text-[0.8125rem]">{words.names[control]}</span>
      {isScreenControl(control) ? null : (
        <Segments
          label={words.whoOf(control)}
          value={who}
          options={WHO_OPTIONS}
          testId={`who-${control}`}
          className="justify-self-start max-sm:row-start-2"
          onChange={(chosen) => onChange({ [control]: { who: chosen } })}
        />
      )}
      <Toggle
        label={words.showOf(control)}
        isOn={isShown}
        testId={`show-${control}`}
        onChange={(isOn) => onChange({ [control]: { isShown: isOn } })}
      />
    </li>
  );
}
