"use client";

import { text } from "#client/text/en.ts";
import { offers } from "#client/views/settings/changes/change-between.ts";
import { type DataKind, dataOfKind, withData } from "#client/views/settings/changes/choose-data.ts";
import { SettingChoice } from "#client/views/settings/setting-choice.tsx";
import { SettingNumber } from "#client/views/settings/setting-number.tsx";
import { SettingSeed } from "#client/views/settings/setting-seed.tsx";
import { useTableInReserve } from "#client/views/settings/table-in-reserve.ts";
import {
  BUNDLED_SETS,
  type BundledData,
  GENERATED_SETS,
  type GeneratedData,
  type TrainingSettings,
} from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

const { settings: words } = text;
const KINDS: readonly DataKind[] = ["table", "generated", "bundled"];

/** Which data there are: a table, points from a formula, or a bundled set. */
export function DataFields({ settings }: { readonly settings: TrainingSettings }) {
  const { data } = settings;
  const table = useTableInReserve(data);
  const choose = (kind: DataKind) =>
    kind === data.kind ? settings : withData(settings, dataOfKind(kind, data, table));
  return (
    <>
      <SettingChoice
        path="data"
        testId="field-data-kind"
        label={words.dataKind}
        hint={words.dataKindHint}
        value={data.kind}
        shown={words.dataKinds[data.kind].name}
        options={offers(settings, "data", KINDS, words.dataKinds, choose)}
        choose={choose}
      />
      {data.kind === "generated" ? <GeneratedFields settings={settings} data={data} /> : null}
      {data.kind === "bundled" ? <BundledFields settings={settings} data={data} /> : null}
    </>
  );
}

interface GeneratedFieldsProps {
  readonly settings: TrainingSettings;
  readonly data: GeneratedData;
}

function GeneratedFields({ settings, data }: GeneratedFieldsProps) {
  const choose = (name: GeneratedData["name"]) => withData(settings, { ...data, name });
  return (
    <>
      <SettingChoice
        path="data.name"
        label={words.dataSet}
        hint={words.generatedSets[data.name].detail}
        value={data.name}
        options={offers(settings, "data.name", GENERATED_SETS, words.generatedSets, choose)}
        choose={choose}
      />
      <SettingNumber
        path="data.samples"
        label={words.samples}
        hint={words.samplesHint}
        limits={{ ...LIMITS.samples, isWhole: true }}
        choose={(samples) => withData(settings, { ...data, samples })}
      />
      <SettingNumber
        path="data.noise"
        label={words.noise}
        hint={words.noiseHint}
        limits={{ ...LIMITS.noise, isWhole: false }}
      />
      <SettingSeed path="data.seed" label={words.dataSeed} hint={words.dataSeedHint} />
    </>
  );
}

interface BundledFieldsProps {
  readonly settings: TrainingSettings;
  readonly data: BundledData;
}

function BundledFields({ settings, data }: BundledFieldsProps) {
  const choose = (name: BundledData["name"]) => withData(settings, { ...data, name });
  return (
    <SettingChoice
      path="data.name"
      label={words.dataSet}
      hint={words.bundledSets[data.name].detail}
      value={data.name}
      options={offers(settings, "data.name", BUNDLED_SETS, words.bundledSets, choose)}
      choose={choose}
    />
  );
}
