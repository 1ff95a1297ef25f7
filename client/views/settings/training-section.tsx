"use client";

import { text } from "#client/text/en.ts";
import { named, offerOf } from "#client/views/settings/changes/change-between.ts";
import { withLoss, withOptimizer } from "#client/views/settings/changes/choose-training.ts";
import type { NumberLimits } from "#client/views/settings/number-limits.ts";
import { valueWords } from "#client/views/settings/path-words.ts";
import { SettingChoice } from "#client/views/settings/setting-choice.tsx";
import { SettingNumber } from "#client/views/settings/setting-number.tsx";
import { SettingsSection } from "#client/views/settings/settings-section.tsx";
import {
  LOSSES,
  OPTIMIZERS,
  type OptimizerSettings,
  type TrainingSettings,
} from "#engine/settings.ts";
import { LIMITS } from "#protocol/limits.ts";

const { settings: words } = text;
const LOSS_OPTIONS = named(LOSSES, words.losses);
const OPTIMIZER_OPTIONS = named(OPTIMIZERS, words.optimizers);
const MEMORY: NumberLimits = {
  min: LIMITS.memory.min,
  max: LIMITS.memory.below,
  isWhole: false,
  isBelow: true,
};
const EPSILON: NumberLimits = {
  min: LIMITS.epsilon.above,
  max: LIMITS.epsilon.max,
  isWhole: false,
  isAbove: true,
};

/** The loss, and what a step makes of its gradient. */
export function TrainingSection({ settings }: { readonly settings: TrainingSettings }) {
  const { loss, optimizer } = settings;
  return (
    <SettingsSection
      name="training"
      title={words.trainingGroup}
      summary={`${valueWords(settings, "loss")}, ${valueWords(settings, "optimizer")}`}
      paths={["loss", "optimizer"]}
      startsOpen
    >
      <SettingNumber
        path="optimizer.learningRate"
        label={words.learningRate}
        hint={words.learningRateHint}
        limits={{ ...LIMITS.learningRate, isWhole: false }}
        isImmediate
      />
      <SettingChoice
        path="loss"
        label={words.loss}
        hint={words.losses[loss].detail}
        value={loss}
        options={LOSS_OPTIONS}
        offerOf={(kind) => offerOf(settings, "loss", withLoss(settings, kind))}
        choose={(kind) => withLoss(settings, kind)}
        isWide
      />
      <SettingChoice
        path="optimizer"
        label={words.optimizer}
        hint={words.optimizers[optimizer.kind].detail}
        value={optimizer.kind}
        options={OPTIMIZER_OPTIONS}
        choose={(kind) => withOptimizer(settings, kind)}
      />
      <Constants optimizer={optimizer} />
    </SettingsSection>
  );
}

function Constants({ optimizer }: { readonly optimizer: OptimizerSettings }) {
  switch (optimizer.kind) {
    case "sgd":
      return null;
    case "momentum":
    case "nesterov":
      return (
        <SettingNumber
          path="optimizer.momentum"
          label={words.momentum}
          hint={optimizer.kind === "momentum" ? words.momentumHint : words.nesterovHint}
          limits={MEMORY}
          isImmediate
        />
      );
    case "rmsprop":
      return (
        <>
          <SettingNumber
            path="optimizer.decay"
            label={words.decay}
            hint={words.decayHint}
            limits={MEMORY}
          />
          <Epsilon />
        </>
      );
    case "adagrad":
      return <Epsilon />;
    case "adam":
      return (
        <>
          <SettingNumber
            path="optimizer.beta1"
            label={words.beta1}
            hint={words.beta1Hint}
            limits={MEMORY}
          />
          <SettingNumber
            path="optimizer.beta2"
            label={words.beta2}
            hint={words.beta2Hint}
            limits={MEMORY}
          />
          <Epsilon />
        </>
      );
  }
}

function Epsilon() {
  return (
    <SettingNumber
      path="optimizer.epsilon"
      label={words.epsilon}
      hint={words.epsilonHint}
      limits={EPSILON}
    />
  );
}
