"use client";

import { Minus, Plus, X } from "lucide-react";
import { shownSettings } from "#client/session/shown-settings.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { Choice } from "#client/ui/choice.tsx";
import { classNames } from "#client/ui/class-names.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { fieldId } from "#client/views/settings/field-id.ts";
import { SettingInput } from "#client/views/settings/setting-number.tsx";
import { ACTIVATION_OPTIONS } from "#client/views/settings/setting-options.ts";
import {
  AuthorMark,
  EditorOutline,
  RefusalLine,
  SettingRow,
} from "#client/views/settings/setting-row.tsx";
import { type Setting, useSetting } from "#client/views/settings/use-setting.ts";
import type { LayerSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

const UNITS = { min: 1, max: LIMITS.unitsPerLayer, isWhole: true };
const NO_LAYERS: readonly LayerSettings[] = [];

/** Hidden layers one under the other, in the order in which the data goes through them. */
export function LayersEditor() {
  const all = useSetting("layers");
  const layers = useSession(({ room }) => (room === null ? NO_LAYERS : shownSettings(room).layers));
  const hidden = layers.slice(0, -1);
  const output = layers.at(-1);
  const isFull = hidden.length >= LIMITS.hiddenLayers;
  const add = () => {
    const like = hidden.at(-1) ?? { units: 4, activation: "sigmoid" };
    all.commit([...hidden, { ...like }, output]);
  };
  return (
    <SettingRow setting={all} label={text.settings.hiddenLayers} hint={text.settings.hiddenHint}>
      {() => (
        <Button
          size="small"
          tone="quiet"
          onClick={add}
          disabled={all.isDisabled || isFull}
          data-testid="add-layer"
          title={isFull ? text.settings.layersFull(LIMITS.hiddenLayers) : undefined}
        >
          <Plus size={14} aria-hidden />
          {text.settings.addLayer}
        </Button>
      )}
    </SettingRow>
  );
}

/** The rows of the hidden layers. */
export function LayerRows() {
  const all = useSetting("layers");
  const layers = useSession(({ room }) => (room === null ? NO_LAYERS : shownSettings(room).layers));
  return (
    <ul className="divide-y divide-line border-line border-y empty:border-none">
      {layers.slice(0, -1).map((_, index) => (
        <LayerRow
          // A layer is its place in the row of layers.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          index={index}
          onRemove={() => all.commit(layers.toSpliced(index, 1))}
          isDisabled={all.isDisabled}
        />
      ))}
    </ul>
  );
}

interface LayerRowProps {
  readonly index: number;
  readonly onRemove: () => void;
  readonly isDisabled: boolean;
}

function LayerRow({ index, onRemove, isDisabled }: LayerRowProps) {
  const units = useSetting(`layers[${index}].units`);
  const activation = useSetting(`layers[${index}].activation`);
  const name = text.settings.layerName(index + 1);
  return (
    <li className="py-1.5">
      <div className="flex items-center gap-1.5">
        <span className="num w-5 shrink-0 text-soft text-xs" title={name}>
          {index + 1}
        </span>
        <EditorOutline setting={units}>
          <UnitsStepper setting={units} name={name} />
        </EditorOutline>
        <AuthorMark revision={units.revision} />
        <EditorOutline setting={activation}>
          <Choice
            label={text.settings.activationOf(name)}
            value={String(activation.value ?? "")}
            options={ACTIVATION_OPTIONS}
            onChange={activation.commit}
            onOpenChange={(isOpen) => (isOpen ? activation.onFocus() : activation.onBlur())}
            isDisabled={activation.isDisabled}
            testId={fieldId(activation.path)}
            className={classNames("w-[5.75rem]", activation.isUnconfirmed && "opacity-60")}
          />
        </EditorOutline>
        <span className="flex-1" />
        <IconButton
          label={text.settings.removeLayer(name)}
          size="small"
          onClick={onRemove}
          disabled={isDisabled}
        >
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      <RefusalLine words={units.refusal ?? activation.refusal} />
    </li>
  );
}

function UnitsStepper({ setting, name }: { readonly setting: Setting; readonly name: string }) {
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
        onClick={() => setting.commit(units - 1)}
      >
        <Minus size={13} aria-hidden />
      </IconButton>
      <SettingInput
        setting={setting}
        label={text.settings.unitsOf(name)}
        limits={UNITS}
        className="!h-7 w-10 !border-transparent !px-0 text-center"
      />
      <IconButton
        label={text.settings.moreUnits(name)}
        size="small"
        disabled={setting.isDisabled || units >= UNITS.max}
        onClick={() => setting.commit(units + 1)}
      >
        <Plus size={13} aria-hidden />
      </IconButton>
    </div>
  );
}
