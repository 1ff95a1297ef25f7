"use client";

import { shownSettings } from "#client/session/shown-settings.ts";
import { useSession } from "#client/session/use-session.tsx";
import { CONTROL_LIST } from "#client/text/en/control-list.ts";
import { text } from "#client/text/en.ts";
import { useHiddenControls, useMayChangeSomething } from "#client/views/controls/use-control.ts";
import { BatchSection } from "#client/views/settings/batch-section.tsx";
import { BenchSection } from "#client/views/settings/bench-section.tsx";
import { DataSection } from "#client/views/settings/data-section.tsx";
import { NetworkSection } from "#client/views/settings/network-section.tsx";
import { PresetsButton } from "#client/views/settings/presets-button.tsx";
import { RegularizationSection } from "#client/views/settings/regularization-section.tsx";
import { AtOnceMark } from "#client/views/settings/setting-row.tsx";
import { StopSection } from "#client/views/settings/stop-section.tsx";
import { TrainingSection } from "#client/views/settings/training-section.tsx";
import { SETTING_CONTROLS } from "#protocol/controls.ts";

/** The room's document: everybody's, each field with its author. */
export function SettingsPanel() {
  const isHere = useSession(({ room }) => room !== null);
  const isWatching = !useMayChangeSomething() && isHere;
  const hidden = useHiddenControls();
  const hiddenCount = SETTING_CONTROLS.filter((control) => hidden.has(control)).length;
  const isEmpty = hiddenCount === SETTING_CONTROLS.length;
  return (
    <section aria-labelledby="settings-title" className="min-w-0">
      <div className="flex min-h-8 items-center justify-between gap-3">
        <h2 id="settings-title" className="eyebrow">
          {text.settings.title}
        </h2>
        {hiddenCount === 0 ? <PresetsButton /> : null}
      </div>
      {isEmpty ? (
        <p className="text-soft text-xs">{CONTROL_LIST.nothingToSet}</p>
      ) : (
        <p className="mb-2 text-2xs text-soft">
          <AtOnceMark /> {text.settings.timingNote}
        </p>
      )}
      {isWatching ? (
        <p
          className="mb-2 border-line border-l-2 pl-2.5 text-soft text-xs"
          data-testid="viewer-note"
        >
          {text.settings.viewerNote}
        </p>
      ) : null}
      <Sections />
    </section>
  );
}

/** Where fingers point, what is pressed is 44 px high; marks that only tell something stay small. */
const TOUCH =
  "border-line border-b pointer-coarse:[&_[role=combobox]]:h-11 pointer-coarse:[&_input]:min-h-11 pointer-coarse:[&_button:not([data-mark],[role=switch])]:min-h-11 pointer-coarse:[&_button:not([data-mark])]:min-w-9";

function Sections() {
  const settings = useSession(({ room }) => (room === null ? null : shownSettings(room)));
  if (settings === null) {
    return <SettingsSkeleton />;
  }
  return (
    <div className={TOUCH}>
      <DataSection settings={settings} />
      <NetworkSection settings={settings} />
      <TrainingSection settings={settings} />
      <RegularizationSection settings={settings} />
      <BatchSection settings={settings} />
      <StopSection settings={settings} />
      <BenchSection settings={settings} />
    </div>
  );
}

function SettingsSkeleton() {
  return (
    <div className="flex flex-col gap-4" aria-hidden>
      <div className="skeleton h-40" />
      <div className="skeleton h-8" />
      <div className="skeleton h-8" />
      <div className="skeleton h-8" />
      <div className="skeleton h-8" />
    </div>
  );
}
