"use client";

import { formatCount } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import { named, offerOf } from "#client/views/settings/changes/change-between.ts";
import { withBatch, withBatchSize } from "#client/views/settings/changes/choose-training.ts";
import { valueWords } from "#client/views/settings/path-words.ts";
import { SettingChoice } from "#client/views/settings/setting-choice.tsx";
import { SettingNumber } from "#client/views/settings/setting-number.tsx";
import { SettingSeed } from "#client/views/settings/setting-seed.tsx";
import { SettingsSection } from "#client/views/settings/settings-section.tsx";
import { trainingRowCount } from "#engine/data/columns.ts";
import type { TrainingSettings } from "#engine/settings.ts";

const { settings: words } = text;
const KINDS = ["full", "mini"] as const;
const KIND_OPTIONS = named(KINDS, {
  full: { name: words.batchFull, detail: words.batchFullDetail },
  mini: { name: words.batchMini, detail: words.batchMiniDetail },
});

/** How many rows one step looks at. */
export function BatchSection({ settings }: { readonly settings: TrainingSettings }) {
  const { batch } = settings;
  const rows = trainingRowCount(settings);
  const choose = (kind: (typeof KINDS)[number]) => withBatch(settings, kind);
  return (
    <SettingsSection
      name="batch"
      title={words.batchGroup}
      summary={valueWords(settings, "batch")}
      paths={["batch"]}
      isImmediate
    >
      <SettingChoice
        path="batch"
        label={words.batch}
        hint={words.batchHint}
        value={batch === "full" ? "full" : "mini"}
        options={KIND_OPTIONS}
        offerOf={(kind) => offerOf(settings, "batch", choose(kind))}
        choose={choose}
        isImmediate
      />
      {batch === "full" ? null : (
        <>
          <SettingNumber
            path="batch.size"
            label={words.batchSize}
            hint={epochWords(rows, batch.size)}
            limits={{ min: 1, max: rows, isWhole: true }}
            choose={(size) => withBatchSize(settings, size)}
            isImmediate
          />
          <SettingSeed
            path="batch.seed"
            label={words.batchSeed}
            hint={words.batchSeedHint}
            isImmediate
          />
        </>
      )}
    </SettingsSection>
  );
}

function epochWords(rows: number, size: number): string {
  const rest = rows % size;
  return words.batchSizeHint(Math.ceil(rows / size), rest === 0 ? null : formatCount(rest));
}
