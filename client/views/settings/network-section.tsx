"use client";

import { formatCount } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import { named, offerOf } from "#client/views/settings/changes/change-between.ts";
import {
  withActivation,
  withBias,
  withUnits,
} from "#client/views/settings/changes/choose-network.ts";
import { isRegression, outputUnits } from "#client/views/settings/changes/output-fit.ts";
import { InitialFields } from "#client/views/settings/initial-fields.tsx";
import { LayersEditor } from "#client/views/settings/layers-editor.tsx";
import { SettingChoice, SettingToggle } from "#client/views/settings/setting-choice.tsx";
import { ACTIVATION_WORDS } from "#client/views/settings/setting-options.ts";
import { SettingRow } from "#client/views/settings/setting-row.tsx";
import { SettingsSection } from "#client/views/settings/settings-section.tsx";
import { useSetting } from "#client/views/settings/use-setting.ts";
import { layerWidths, parameterCount } from "#engine/layer-widths.ts";
import { ACTIVATIONS, type Activation, type TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

const { settings: words } = text;
const OUTPUT_ACTIVATIONS = named(ACTIVATIONS, ACTIVATION_WORDS);

interface NetworkSectionProps {
  readonly settings: TrainingSettings;
}

/** Layers, biases and where the weights start. */
export function NetworkSection({ settings }: NetworkSectionProps) {
  const last = settings.layers.length - 1;
  const path = `layers[${last}].activation`;
  const choose = (activation: Activation) => withActivation(settings, last, activation);
  const activation = settings.layers[last]?.activation ?? "linear";
  return (
    <SettingsSection
      name="network"
      title={words.networkGroup}
      summary={layerWidths(settings).join("-")}
      paths={["layers", "bias", "initial"]}
      startsOpen
    >
      <LayersEditor settings={settings} />
      <OutputUnits settings={settings} last={last} />
      <SettingChoice
        path={path}
        label={words.outputActivation}
        hint={words.activationFormulas[activation]}
        value={activation}
        options={OUTPUT_ACTIVATIONS}
        offerOf={(value) => offerOf(settings, path, choose(value))}
        choose={choose}
      />
      <SettingToggle
        path="bias"
        label={words.bias}
        hint={words.biasHint}
        choose={(isOn) => withBias(settings, isOn)}
      />
      <InitialFields settings={settings} />
      <p className="num pt-1 text-2xs text-faint">
        {words.parametersOf(formatCount(parameterCount(settings)), formatCount(LIMITS.parameters))}
      </p>
    </SettingsSection>
  );
}

const ONE_OR_TWO = named(["1", "2"], {
  "1": { name: "1", detail: words.outputUnitsOne },
  "2": { name: "2", detail: words.outputUnitsTwo },
});

/** The data say how many outputs there are; two classes may have one or two. */
function OutputUnits({ settings, last }: NetworkSectionProps & { readonly last: number }) {
  const path = `layers[${last}].units`;
  const setting = useSetting(path);
  const { data } = settings;
  const units = settings.layers[last]?.units ?? 1;
  if (outputUnits(data).length > 1) {
    const choose = (chosen: "1" | "2") => withUnits(settings, last, Number(chosen));
    return (
      <SettingChoice
        path={path}
        label={words.outputUnits}
        hint={words.outputUnitsFixed.twoClasses}
        value={String(units)}
        options={ONE_OR_TWO}
        offerOf={(value) => offerOf(settings, path, choose(value))}
        choose={choose}
      />
    );
  }
  const isTable = data.kind === "table" || data.kind === "stored";
  const why = isTable ? "table" : isRegression(data) ? "regression" : "classes";
  return (
    <SettingRow setting={setting} label={words.outputUnits} hint={words.outputUnitsFixed[why]}>
      {() => (
        <span data-testid="units-of-output" className="num px-2 text-[0.8125rem]">
          {formatCount(units)}
        </span>
      )}
    </SettingRow>
  );
}
