"use client";

import { Table2 } from "lucide-react";
import { ToggleGroup } from "radix-ui";
import { useDeferredValue, useMemo } from "react";
import { text } from "#client/text/en.ts";
import type { Offer, Option } from "#client/ui/choice.tsx";
import { Hint } from "#client/ui/hint.tsx";
import { SetThumbnail, THUMBNAIL_PX } from "#client/views/data/set-thumbnail.tsx";
import { named, offerOf } from "#client/views/settings/changes/change-between.ts";
import { dataOfKind, withData } from "#client/views/settings/changes/choose-data.ts";
import {
  AlsoLine,
  AuthorMark,
  EditorOutline,
  RefusalLine,
  SettingLock,
} from "#client/views/settings/setting-row.tsx";
import { useTableInReserve } from "#client/views/settings/table-in-reserve.ts";
import { useSetting } from "#client/views/settings/use-setting.ts";
import {
  BUNDLED_SETS,
  type Data,
  GENERATED_SETS,
  type GeneratedData,
  type TableData,
  type TrainingSettings,
} from "#engine/settings.ts";

const { settings: words } = text;
const NAMES = ["table", ...GENERATED_SETS, ...BUNDLED_SETS] as const;
type Name = (typeof NAMES)[number];

const NAME_WORDS: Readonly<Record<Name, { readonly name: string; readonly detail: string }>> = {
  ...words.generatedSets,
  ...words.bundledSets,
  table: words.dataKinds.table,
};
const OPTIONS = named(NAMES, NAME_WORDS);
/** As somebody who comes from a table gets them. */
const FIRST_POINTS: GeneratedData = {
  kind: "generated",
  name: "circle",
  samples: 500,
  noise: 0,
  seed: 1,
  scaling: "none",
};
/** A set has no more points in its picture than are drawn for it. */
const MOST_SAMPLES = 1_000;

/** All data that there are, each as a picture of its own points. */
export function SetGallery({ settings }: { readonly settings: TrainingSettings }) {
  const { data } = settings;
  const setting = useSetting("data");
  const table = useTableInReserve(data);
  // Each is a whole document to check: after the picture that somebody waits for.
  const offered = useDeferredValue(settings);
  const offers = useMemo(
    () =>
      new Map(
        NAMES.map((name) => [name, offerOf(offered, "data", chosenSettings(offered, name, table))]),
      ),
    [offered, table],
  );
  const value = data.kind === "generated" || data.kind === "bundled" ? data.name : "table";
  const choose = (chosen: string) => {
    const name = NAMES.find((candidate) => candidate === chosen);
    if (name !== undefined && name !== value) {
      setting.commitSettings(chosenSettings(settings, name, table));
    }
  };
  return (
    <div className="py-1.5">
      <EditorOutline setting={setting}>
        <p className="flex items-center gap-1.5 text-[0.8125rem]">
          {words.dataSet}
          <AuthorMark revision={setting.revision} />
          <SettingLock setting={setting} />
        </p>
        <ToggleGroup.Root
          type="single"
          value={value}
          onValueChange={choose}
          disabled={setting.isDisabled}
          aria-label={words.dataSet}
          data-testid="field-data-name"
          data-value={value}
          className="mt-1.5 grid grid-cols-5 gap-1"
        >
          {OPTIONS.map((option) => (
            <SetButton
              key={option.value}
              option={option}
              offer={offers.get(option.value)}
              data={dataOf(option.value, data, table)}
            />
          ))}
        </ToggleGroup.Root>
      </EditorOutline>
      <p className="mt-1 text-2xs text-soft">{NAME_WORDS[value].detail}</p>
      <AlsoLine words={setting.also} />
      <RefusalLine words={setting.refusal} />
    </div>
  );
}

interface SetButtonProps {
  readonly option: Option<Name>;
  readonly offer: Offer | undefined;
  readonly data: Data;
}

function SetButton({ option, offer, data }: SetButtonProps) {
  const { value, label, detail } = option;
  const refusal = offer?.refusal;
  return (
    <Hint text={[detail, refusal ?? offer?.also].filter((line) => line !== undefined).join(" ")}>
      <ToggleGroup.Item
        value={value}
        disabled={refusal !== undefined}
        data-testid={`set-${value}`}
        className="flex min-h-[4.25rem] min-w-0 flex-col items-center gap-0.5 rounded-md border border-transparent px-0.5 pt-1 pb-0.5 text-[0.625rem] text-soft leading-3 transition-colors hover:bg-sunken hover:text-ink disabled:cursor-not-allowed data-[state=on]:border-accent data-[state=on]:bg-accent-wash data-[state=on]:font-semibold data-[state=on]:text-ink"
      >
        {value === "table" && !isPlane(data) ? (
          <span
            className="flex items-center justify-center text-faint"
            style={{ height: THUMBNAIL_PX }}
          >
            <Table2 size={26} strokeWidth={1.25} aria-hidden />
          </span>
        ) : (
          <SetThumbnail data={data} drawKey={JSON.stringify(data)} />
        )}
        <span className="text-balance text-center">{label}</span>
      </ToggleGroup.Item>
    </Hint>
  );
}

function isPlane(data: Data): boolean {
  return data.kind === "table" && data.inputs.length === 2;
}

/** What the picture of a set is drawn of: with the noise and the seed that it would have. */
function dataOf(name: Name, data: Data, table: TableData): Data {
  const chosen = chosenData(name, data, table);
  return chosen.kind === "generated"
    ? { ...chosen, samples: Math.min(chosen.samples, MOST_SAMPLES), scaling: "none" }
    : chosen;
}

function chosenSettings(
  settings: TrainingSettings,
  name: Name,
  table: TableData,
): TrainingSettings {
  const { data } = settings;
  const isSame = name === "table" && (data.kind === "table" || data.kind === "stored");
  return isSame ? settings : withData(settings, chosenData(name, data, table));
}

/** Points, noise and seed stay from one generated set to the next. */
function chosenData(name: Name, data: Data, table: TableData): Data {
  const generated = GENERATED_SETS.find((candidate) => candidate === name);
  if (generated !== undefined) {
    return data.kind === "generated"
      ? { ...data, name: generated }
      : { ...FIRST_POINTS, name: generated, scaling: data.scaling };
  }
  const bundled = BUNDLED_SETS.find((candidate) => candidate === name);
  return bundled === undefined
    ? dataOfKind("table", data, table)
    : { kind: "bundled", name: bundled, scaling: data.scaling };
}
