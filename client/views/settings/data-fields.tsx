"use client";

import { RefreshCw } from "lucide-react";
import { text } from "#client/text/en.ts";
import { Button } from "#client/ui/button.tsx";
import { lazily } from "#client/ui/lazily.tsx";
import { withData } from "#client/views/settings/changes/choose-data.ts";
import { SettingNumber } from "#client/views/settings/setting-number.tsx";
import { drawnSeed, SettingSeed } from "#client/views/settings/setting-seed.tsx";
import { useSetting } from "#client/views/settings/use-setting.ts";
import type { GeneratedData, TrainingSettings } from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

const { settings: words } = text;

const SetGallery = lazily(
  async () => (await import("#client/views/data/set-gallery.tsx")).SetGallery,
  <div className="skeleton my-1.5 h-[12.5rem]" />,
);

/** Which data there are: a table, points from a formula, or a bundled set. */
export function DataFields({ settings }: { readonly settings: TrainingSettings }) {
  const { data } = settings;
  return (
    <>
      <SetGallery settings={settings} />
      {data.kind === "generated" ? <GeneratedFields settings={settings} data={data} /> : null}
    </>
  );
}

interface GeneratedFieldsProps {
  readonly settings: TrainingSettings;
  readonly data: GeneratedData;
}

function GeneratedFields({ settings, data }: GeneratedFieldsProps) {
  return (
    <>
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
      <Regenerate />
    </>
  );
}

/** Other points of the same set: the seed's own button, with its name. */
function Regenerate() {
  const seed = useSetting("data.seed");
  return (
    <Button
      size="small"
      disabled={seed.isDisabled}
      data-testid="regenerate"
      onClick={() => seed.commit(drawnSeed())}
    >
      <RefreshCw size={14} aria-hidden />
      {words.regenerate}
    </Button>
  );
}
