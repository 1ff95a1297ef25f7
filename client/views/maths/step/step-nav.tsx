"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import type { MathsModel } from "#client/maths/maths-model.ts";
import type { MathsStep } from "#client/maths/maths-step.ts";
import { MATHS } from "#client/text/en/maths.ts";
import { MATHS_PANEL } from "#client/text/en/maths-panel.ts";
import { Button } from "#client/ui/button.tsx";
import { placeAfter } from "#client/ui/place-after.ts";
import { useInMiddle } from "#client/views/maths/step/use-in-middle.ts";

interface StepNavProps {
  readonly steps: MathsModel["steps"];
  readonly shown: MathsStep;
  readonly onGo: (stepId: string) => void;
}

/** Back, Next, and all steps in a row; arrow keys do the same. */
export function StepNav({ steps, shown, onGo }: StepNavProps) {
  const list = useRef<HTMLOListElement>(null);
  const at = steps.findIndex(({ id }) => id === shown.id);
  const go = (to: number) => {
    const step = steps[to];
    if (step !== undefined) {
      onGo(step.id);
    }
  };
  useInMiddle(list, `[data-step-id="${shown.id}"]`);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const focused =
      event.target instanceof HTMLElement ? event.target.dataset["stepId"] : undefined;
    const from = focused === undefined ? at : steps.findIndex(({ id }) => id === focused);
    const to = placeAfter(event.key, from, steps.length);
    const next = to === null ? undefined : steps[to];
    if (next !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      onGo(next.id);
      if (focused !== undefined) {
        list.current?.querySelector<HTMLElement>(`[data-step-id="${next.id}"]`)?.focus();
      }
    }
  };
  return (
    <nav
      aria-label={MATHS_PANEL.steps}
      onKeyDown={onKeyDown}
      className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-2"
    >
      <Button
        size="small"
        disabled={at <= 0}
        onClick={() => go(at - 1)}
        data-testid="maths-back"
        aria-keyshortcuts="ArrowLeft"
      >
        <ChevronLeft size={14} aria-hidden />
        {MATHS_PANEL.back}
      </Button>
      <ol
        ref={list}
        className="relative flex min-w-0 flex-1 basis-56 gap-0.5 overflow-x-auto p-0.5 @max-[34rem]:order-last @max-[34rem]:basis-full"
      >
        {steps.map((step) => (
          <li key={step.id}>
            <button
              type="button"
              data-step-id={step.id}
              data-testid={`maths-step-${step.id}`}
              aria-current={step.id === shown.id ? "step" : undefined}
              aria-label={MATHS_PANEL.stepName(step.number, MATHS.title(step))}
              tabIndex={step.id === shown.id ? 0 : -1}
              onClick={() => onGo(step.id)}
              className="num flex h-8 pointer-coarse:h-11 min-w-9 pointer-coarse:min-w-11 flex-col items-center justify-center whitespace-nowrap rounded px-1.5 text-soft hover:bg-sunken hover:text-ink aria-[current=step]:bg-accent-wash aria-[current=step]:font-semibold aria-[current=step]:text-ink"
            >
              <span className="text-[0.625rem] leading-3">{step.number}</span>
              <span className="text-2xs leading-3">{MATHS_PANEL.short(step)}</span>
            </button>
          </li>
        ))}
      </ol>
      <Button
        size="small"
        disabled={at >= steps.length - 1}
        onClick={() => go(at + 1)}
        data-testid="maths-next"
        aria-keyshortcuts="ArrowRight"
      >
        {MATHS_PANEL.next}
        <ChevronRight size={14} aria-hidden />
      </Button>
    </nav>
  );
}
