"use client";

import { Check } from "lucide-react";
import { errorText } from "#client/session/error-text.ts";
import { shownSettings } from "#client/session/shown-settings.ts";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { PRESET_WORDS } from "#client/text/en/presets.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { showMessage } from "#client/ui/messages.ts";
import { editsBetween } from "#client/views/settings/changes/settings-edits.ts";
import { valueWords } from "#client/views/settings/path-words.ts";
import { layerWidths } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { PRESET_IDS, PRESETS, type PresetId } from "#protocol/presets.ts";

interface PresetsDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Whole documents to begin with, each with what one learns from it. */
export function PresetsDialog({ isOpen, onOpenChange }: PresetsDialogProps) {
  const use = usePreset(() => onOpenChange(false));
  const settings = useSession(({ room }) => (room === null ? null : shownSettings(room)));
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={PRESET_WORDS.title}
      description={PRESET_WORDS.note}
    >
      <ul className="-mt-2 divide-y divide-line">
        {PRESET_IDS.map((id) => (
          <PresetRow
            key={id}
            id={id}
            isUsed={settings !== null && editsBetween(settings, PRESETS[id]).length === 0}
            onUse={(isStarting) => use(id, isStarting)}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface PresetRowProps {
  readonly id: PresetId;
  readonly isUsed: boolean;
  readonly onUse: (isStarting: boolean) => void;
}

function PresetRow({ id, isUsed, onUse }: PresetRowProps) {
  const { name, lesson } = PRESET_WORDS.presets[id];
  return (
    <li className="py-3" data-testid={`preset-${id}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="flex items-center gap-1.5 font-medium text-sm">
          {name}
          {isUsed ? (
            <span className="inline-flex items-center gap-0.5 font-normal text-2xs text-accent">
              <Check size={12} aria-hidden />
              {PRESET_WORDS.isUsed}
            </span>
          ) : null}
        </h3>
        <p className="num text-2xs text-faint">{summaryOf(PRESETS[id])}</p>
      </div>
      <p className="mt-0.5 text-pretty text-soft text-xs">{lesson}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          size="small"
          aria-label={PRESET_WORDS.startNamed(name)}
          data-testid={`start-preset-${id}`}
          onClick={() => onUse(true)}
          className="pointer-coarse:h-11"
        >
          {PRESET_WORDS.useAndStart}
        </Button>
        <Button
          size="small"
          tone="quiet"
          aria-label={PRESET_WORDS.useNamed(name)}
          data-testid={`use-preset-${id}`}
          disabled={isUsed}
          onClick={() => onUse(false)}
          className="pointer-coarse:h-11"
        >
          {PRESET_WORDS.use}
        </Button>
      </div>
    </li>
  );
}

/** Network and data in a few characters: `2-4-2-1 · circle 500`. */
function summaryOf(settings: TrainingSettings): string {
  return `${layerWidths(settings).join("-")} · ${valueWords(settings, "data")}`;
}

function usePreset(onDone: () => void): (id: PresetId, isStarting: boolean) => void {
  const actions = useSessionActions();
  const settings = useSession(({ room }) => (room === null ? null : shownSettings(room)));
  const use = async (id: PresetId, isStarting: boolean) => {
    if (settings === null) {
      return;
    }
    onDone();
    const edits = editsBetween(settings, PRESETS[id]);
    const edited = edits.length === 0 ? null : await actions.edit(edits);
    const answer = edited?.ok === false || !isStarting ? edited : await actions.startRun();
    if (answer?.ok === false) {
      const { code, message } = answer.error;
      showMessage({ tone: "alarm", title: errorText(code), detail: message });
    } else if (!isStarting) {
      const { name } = PRESET_WORDS.presets[id];
      showMessage({ tone: "plain", title: PRESET_WORDS.used(name) });
    }
  };
  return (id, isStarting) => void use(id, isStarting);
}
