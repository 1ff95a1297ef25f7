import { formatCount, formatSetting } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import type { RunEvent } from "#protocol/room.ts";

/** A change inside a run, in words. */
export function changeWords({ change }: Pick<RunEvent, "change">): string {
  const { changes } = text.activity;
  switch (change.kind) {
    case "set-learning-rate":
      return changes.learningRate(formatSetting(change.value));
    case "set-momentum":
      return changes.momentum(formatSetting(change.value));
    case "set-regularization": {
      const { kind, rate } = change.regularization;
      return changes.regularization(kind, formatSetting(rate));
    }
    case "set-batch":
      return change.batch === "full"
        ? changes.fullBatch
        : changes.miniBatch(formatCount(change.batch.size), formatSetting(change.batch.seed));
    case "set-update-rule":
      return change.updateRule === "gradient"
        ? changes.gradientRule
        : changes.layerRule(change.updateRule.layer, change.updateRule.rule);
    case "set-parameter":
      return changes.parameter(change.parameter, formatSetting(change.value));
    case "set-stop":
      return changes.stop(
        formatCount(change.stop.steps),
        change.stop.loss === undefined ? null : formatSetting(change.stop.loss),
      );
  }
}
