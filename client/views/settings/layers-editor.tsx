"use client";

import { Minus, Plus, X } from "lucide-react";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { Choice } from "#client/ui/choice.tsx";
import { classNames } from "#client/ui/class-names.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { useHiddenControls } from "#client/views/controls/use-control.ts";
import {
  withActivation,
  withLayerAdded,
  withLayerRemoved,
  withUnits,
} from "#client/views/settings/changes/choose-network.ts";
import { fieldId } from "#client/views/settings/field-id.ts";
import { rangeWords } from "#client/views/settings/number-limits.ts";
import { SettingInput } from "#client/views/settings/setting-number.tsx";
import { HIDDEN_ACTIVATIONS } from "#client/views/settings/setting-options.ts";
import {
  AlsoLine,
  AuthorMark,
  EditorOutline,
  RefusalLine,
  SettingRow,
} from "#client/views/settings/setting-row.tsx";
import { type Setting, useSetting } from "#client/views/settings/use-setting.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

const UNITS = { min: 1, max: LIMITS.unitsPerLayer, isWhole: true };

interface LayersProps {
  readonly settings: TrainingSettings;
}

/** Hidden layers one under the other, in the order in which the data goes through them. */
export function LayersEditor({ settings }: LayersProps) {
  const all = useSetting("layers");
  const hidden = useHiddenControls();
  const isFull = settings.layers.length > LIMITS.hiddenLayers;
  return (
    <>
      <SettingRow
        setting={all}
        label={text.settings.hiddenLayers}
        hint={text.settings.hiddenHint}
        range={rangeWords({ min: 0, max: LIMITS.hiddenLayers, isWhole: true })}
      >
        {() => (
          <Button
            size="small"
            tone="quiet"
            onClick={() => all.commitSettings(withLayerAdded(settings))}
            disabled={all.isDisabled || isFull}
            data-testid="add-layer"
            title={isFull ? text.settings.layersFull(LIMITS.hiddenLayers) : undefined}
          >
            <Plus size={14} aria-hidden />
            {text.settings.addLayer}
          </Button>
        )}
      </SettingRow>
      {hidden.has("layers") && hidden.has("activations") ? null : (
        <ul className="divide-y divide-line border-line border-y empty:border-none">
          {settings.layers.slice(0, -1).map((_, index) => (
            <LayerRow
              // A layer is its place in the row of layers.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={index}
              settings={settings}
              index={index}
              onRemove={() => all.commitSettings(withLayerRemoved(settings, index))}
              isDisabled={all.isDisabled}
            />
          ))}
        </ul>
      )}
    </>
  );
}

interface LayerRowProps {
  readonly settings: TrainingSettings;
  readonly index: number;
  readonly onRemove: () => void;
  readonly isDisabled: boolean;
}

function LayerRow({ settings, index, onRemove, isDisabled }: LayerRowProps) {
  const units = useSetting(`layers[${index}].units`);
  const activation = useSetting(`layers[${index}].activation`);
  const name = text.settings.layerName(index + 1);
  const chooseUnits = (count: number) => withUnits(settings, index, count);
  const hidden = useHiddenControls();
  return (
    <li className="py-1.5">
      <div className="flex items-center gap-1.5">
        <span className="num w-5 shrink-0 text-soft text-xs" title={name}>
          {index + 1}
        </span>
        {hidden.has("layers") ? null : (
          <EditorOutline setting={units}>
            <UnitsStepper setting={units} name={name} choose={chooseUnits} />
          </EditorOutline>
        )}
        <AuthorMark revision={units.revision} />
        {hidden.has("activations") ? null : (
          <EditorOutline setting={activation}>
            <Choice
              label={text.settings.activationOf(name)}
              value={String(activation.value ?? "")}
              options={HIDDEN_ACTIVATIONS}
              onChange={(chosen) =>
                activation.commitSettings(withActivation(settings, index, chosen))
              }
              onOpenChange={(isOpen) => (isOpen ? activation.onFocus() : activation.onBlur())}
              isDisabled={activation.isDisabled}
              testId={fieldId(activation.path)}
              className={classNames("w-[6.5rem]", activation.isUnconfirmed && "opacity-60")}
            />
          </EditorOutline>
        )}
        <span className="flex-1" />
        {hidden.has("layers") ? null : (
          <IconButton
            label={text.settings.removeLayer(name)}
            size="small"
            onClick={onRemove}
            disabled={isDisabled}
          >
            <X size={14} aria-hidden />
          </IconButton>
        )}
      </div>
      <RefusalLine words={units.refusal ?? activation.refusal} />
      <AlsoLine words={units.also ?? activation.also} />
    </li>
  );
}

interface UnitsStepperProps {
  readonly setting: Setting;
  readonly name: string;
  readonly choose: (units: number) => TrainingSettings;
}

function UnitsStepper({ setting, name, choose }: UnitsStepperProps) {
  const units = typeof setting.value === "number" ? setting.value : 1;
  return (
    <div
      className={classNames(
        "flex items-center rounded-md border border-line-strong/60",
        setting.isUnconfirmed && "opacity-60",
      )}
    >
      <IconButton
        label={text.settings.fewerUnits(name)}
        size="small"
        disabled={setting.isDisabled || units <= UNITS.min}
        onClick={() => setting.commitSettings(choose(units - 1))}
      >
        <Minus size={13} aria-hidden />
      </IconButton>
      <SettingInput
        setting={setting}
        label={text.settings.unitsOf(name)}
        limits={UNITS}
        choose={choose}
        className="!h-7 w-10 !border-transparent !px-0 text-center"
      />
      <IconButton
        label={text.settings.moreUnits(name)}
        size="small"
        disabled={setting.isDisabled || units >= UNITS.max}
        onClick={() => setting.commitSettings(choose(units + 1))}
      >
        <Plus size={13} aria-hidden />
      </IconButton>
    </div>
  );
}
