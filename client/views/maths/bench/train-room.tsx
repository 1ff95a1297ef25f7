"use client";

import { shownSettings } from "#client/session/shown-settings.ts";
import { useSession } from "#client/session/use-session.tsx";
import { BENCH_WORDS } from "#client/text/en/maths-bench.ts";
import { Button } from "#client/ui/button.tsx";
import { useControl } from "#client/views/controls/use-control.ts";
import { withRule } from "#client/views/settings/changes/choose-training.ts";
import { layerRuleMisfit } from "#client/views/settings/changes/settings-fit.ts";
import { useSetting } from "#client/views/settings/use-setting.ts";
import { ruleOfLayer } from "#engine/reference/update-rule.ts";
import type { TrainingSettings, UpdateRule } from "#engine/settings.ts";

interface TrainRoomProps {
  /** From 1. */
  readonly layer: number;
  readonly rule: UpdateRule;
  /** The bench has other samples or units than the room. */
  readonly isChanged: boolean;
}

/** "Train the room with this rule": an edit of the room's settings, where the room may have it. */
export function TrainRoom(props: TrainRoomProps) {
  const settings = useSession(({ room }) => (room === null ? null : shownSettings(room)));
  const isReplay = useSession(({ kind }) => kind === "replay");
  const { isShown } = useControl("update-rule");
  return isShown ? (
    <div className="mt-4 border-line border-t pt-3" data-testid="train-room">
      {settings === null ? (
        <p className="text-soft text-sm" data-testid="train-room-why">
          {isReplay ? BENCH_WORDS.notInReplay : BENCH_WORDS.notHere}
        </p>
      ) : (
        <InRoom settings={settings} {...props} />
      )}
    </div>
  ) : null;
}

interface InRoomProps extends TrainRoomProps {
  readonly settings: TrainingSettings;
}

function InRoom({ settings, layer, rule, isChanged }: InRoomProps) {
  const setting = useSetting("updateRule");
  const misfit = layerRuleMisfit(settings, layer, rule);
  const isSo = ruleOfLayer(settings.updateRule, layer) === rule;
  const isRight = rule === "gradient";
  const isAllRight = settings.updateRule === "gradient";
  const now = isRight && isAllRight ? BENCH_WORDS.trainsRight : BENCH_WORDS.trainsSo;
  const isDone = isRight ? isAllRight : isSo;
  const why = whyNot({ misfit, mayChange: !setting.isDisabled });
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {isDone ? (
          <p className="font-medium text-accent text-sm" data-testid="train-room-now">
            {now}
          </p>
        ) : (
          <Button
            data-testid="train-room-button"
            disabled={why !== null}
            onClick={() => setting.commitSettings(withRule(settings, layer, rule))}
          >
            {isRight ? BENCH_WORDS.trainBack : BENCH_WORDS.train}
          </Button>
        )}
        {why === null ? null : (
          <p className="text-soft text-sm" data-testid="train-room-why">
            {why}
          </p>
        )}
      </div>
      <p className="mt-1.5 text-soft text-xs">
        {setting.waits ? setting.waitingReason : BENCH_WORDS.trainMarked}{" "}
        {isChanged ? BENCH_WORDS.ownSizes : ""}
      </p>
      {setting.refusal === null ? null : (
        <p role="alert" className="mt-1 text-alarm text-xs">
          {setting.refusal}
        </p>
      )}
    </>
  );
}

interface Asked {
  readonly misfit: string | null;
  readonly mayChange: boolean;
}

function whyNot({ misfit, mayChange }: Asked): string | null {
  if (!mayChange) {
    return BENCH_WORDS.mayNot;
  }
  return misfit === null ? null : BENCH_WORDS.misfit(misfit);
}
