"use client";

import { shownSettings } from "#client/session/shown-settings.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { DataTableEditor } from "#client/views/settings/data-table-editor.tsx";
import { LayerRows, LayersEditor } from "#client/views/settings/layers-editor.tsx";
import { SettingChoice, SettingToggle } from "#client/views/settings/setting-choice.tsx";
import { SettingNumber } from "#client/views/settings/setting-number.tsx";
import { ACTIVATION_OPTIONS, SCHEME_OPTIONS } from "#client/views/settings/setting-options.ts";
import { LIMITS } from "#protocol/limits.ts";

/** The room's document: everybody's, each field with its author. */
export function SettingsPanel() {
  const isThere = useSession((state) => state.room !== null);
  const isViewer = useSession((state) => state.room?.you.role === "viewer");
  return (
    <section aria-labelledby="settings-title" className="min-w-0">
      <h2 id="settings-title" className="eyebrow flex min-h-8 items-center">
        {text.settings.title}
      </h2>
      {isViewer ? (
        <p
          className="mb-2 border-line border-l-2 pl-2.5 text-soft text-xs"
          data-testid="viewer-note"
        >
          {text.settings.viewerNote}
        </p>
      ) : null}
      {isThere ? <Groups /> : <SettingsSkeleton />}
    </section>
  );
}

/** What people change most stands first: it is in sight on a small screen, too. */
function Groups() {
  const outputLayer = useSession(({ room }) =>
    room === null ? 0 : shownSettings(room).layers.length - 1,
  );
  const isDrawn = useSession(
    ({ room }) => room !== null && shownSettings(room).initial.scheme !== "given",
  );
  return (
    <div className="flex flex-col gap-5">
      <Group title={text.settings.trainingGroup} note={text.settings.immediate}>
        <SettingNumber
          path="optimizer.learningRate"
          label={text.settings.learningRate}
          hint={text.settings.learningRateHint}
          limits={{ ...LIMITS.learningRate, isWhole: false }}
          isImmediate
        />
        <SettingNumber
          path="stop.steps"
          label={text.settings.steps}
          hint={text.settings.stepsHint}
          limits={{ min: 1, max: LIMITS.steps, isWhole: true }}
          isImmediate
        />
        <SettingNumber
          path="stop.loss"
          label={text.settings.stopLoss}
          hint={text.settings.stopLossHint}
          limits={{ min: 0, max: LIMITS.magnitude, isWhole: false }}
          isImmediate
          isOptional
          placeholder={text.common.none}
        />
      </Group>
      <Group title={text.settings.networkGroup}>
        <LayersEditor />
        <LayerRows />
        <SettingChoice
          path={`layers[${outputLayer}].activation`}
          label={text.settings.outputActivation}
          hint={text.settings.outputActivationHint}
          options={ACTIVATION_OPTIONS}
        />
        <SettingToggle path="bias" label={text.settings.bias} hint={text.settings.biasHint} />
        {isDrawn ? (
          <>
            <SettingChoice
              path="initial.scheme"
              label={text.settings.scheme}
              hint={text.settings.schemeHint}
              options={SCHEME_OPTIONS}
            />
            <SettingNumber
              path="initial.seed"
              label={text.settings.seed}
              hint={text.settings.seedHint}
              limits={{ min: 0, max: LIMITS.seed, isWhole: true }}
            />
          </>
        ) : (
          <p className="py-2 text-soft text-xs">{text.settings.givenWeights}</p>
        )}
      </Group>
      <Group title={text.settings.dataGroup}>
        <DataTableEditor />
      </Group>
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  /** What holds for all of its settings. */
  readonly note?: string;
  readonly children: React.ReactNode;
}

function Group({ title, note, children }: GroupProps) {
  return (
    <fieldset className="min-w-0 border-line border-t pt-2">
      <legend className="float-left flex w-full items-baseline justify-between gap-3 text-xs">
        <span className="font-medium text-soft">{title}</span>
        {note === undefined ? null : <span className="text-2xs text-accent">{note}</span>}
      </legend>
      <div className="clear-both">{children}</div>
    </fieldset>
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
