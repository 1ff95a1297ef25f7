"use client";

import dynamic from "next/dynamic";
import { text } from "#client/text/en.ts";
import { lazily } from "#client/ui/lazily.tsx";
import { Shown } from "#client/views/controls/shown.tsx";
import { DataFields } from "#client/views/settings/data-fields.tsx";
import { DataTableEditor } from "#client/views/settings/data-table-editor.tsx";
import { FeatureToggles } from "#client/views/settings/feature-toggles.tsx";
import { valueWords } from "#client/views/settings/path-words.ts";
import { SettingsSection } from "#client/views/settings/settings-section.tsx";
import { SplitFields } from "#client/views/settings/split-fields.tsx";
import { dataInputNames } from "#engine/data/columns.ts";
import type { TrainingSettings } from "#engine/settings.ts";

const DataPreview = dynamic(
  async () => (await import("#client/views/data/data-preview.tsx")).DataPreview,
  { ssr: false, loading: () => <div className="skeleton my-2 h-64" /> },
);

const TableTools = lazily(
  async () => (await import("#client/views/table/table-tools.tsx")).TableTools,
  <div className="h-10" />,
);

/** The rows, where they come from, and what the network sees of them. */
export function DataSection({ settings }: { readonly settings: TrainingSettings }) {
  const { data } = settings;
  return (
    <SettingsSection
      name="data"
      title={text.settings.dataGroup}
      summary={valueWords(settings, "data")}
      paths={["data", "testShare", "splitSeed", "features"]}
      startsOpen
    >
      <Shown control="data">
        <DataFields settings={settings} />
        {data.kind === "table" ? <DataTableEditor settings={settings} data={data} /> : null}
        <TableTools settings={settings} />
        <DataPreview settings={settings} />
      </Shown>
      {dataInputNames(data).length === 2 ? <FeatureToggles settings={settings} /> : null}
      <SplitFields settings={settings} />
    </SettingsSection>
  );
}
