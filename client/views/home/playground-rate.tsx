"use client";

import { Minus, Plus } from "lucide-react";
import { useState } from "react";
import { useSession, useSessionActions } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import { Term } from "#client/ui/term.tsx";
import { rateAbove, rateBelow } from "#client/views/home/rate-ladder.ts";
import { limitsProblem } from "#client/views/settings/number-limits.ts";
import { LIMITS } from "#protocol/limits.ts";

const RATES = { ...LIMITS.learningRate, isWhole: false };

/** The learning rate from the step on the screen on: a rung up or down, or typed. */
export function PlaygroundRate() {
  const actions = useSessionActions();
  const rate = useSession((state) => state.settingsInForce?.optimizer.learningRate ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const set = async (value: number | null) => {
    if (value === null) {
      return;
    }
    const answer = await actions.edit([{ path: "optimizer.learningRate", value }]);
    setProblem(answer.ok ? null : answer.error.message);
  };
  const current = rate ?? 1;
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-1">
      <span className="text-soft text-xs">
        <Term of="learning-rate">{text.playground.rate}</Term>
      </span>
      <IconButton
        label={text.playground.rateLower}
        size="small"
        onClick={() => set(rateBelow(current))}
        disabled={rate === null || rateBelow(current) < RATES.min}
        data-testid="rate-lower"
      >
        <Minus size={15} aria-hidden />
      </IconButton>
      <NumberField
        label={text.playground.rate}
        value={rate}
        onCommit={set}
        onProblem={setProblem}
        check={(value) => limitsProblem(value, RATES)}
        notANumber={text.settings.notANumber}
        disabled={rate === null}
        aria-describedby="playground-rate-problem"
        testId="playground-rate"
        className="h-8 w-20 text-right"
      />
      <IconButton
        label={text.playground.rateHigher}
        size="small"
        onClick={() => set(rateAbove(current))}
        disabled={rate === null || rateAbove(current) > RATES.max}
        data-testid="rate-higher"
      >
        <Plus size={15} aria-hidden />
      </IconButton>
      <p
        id="playground-rate-problem"
        className="basis-full text-alarm text-xs empty:hidden"
        role="alert"
      >
        {problem}
      </p>
    </div>
  );
}
