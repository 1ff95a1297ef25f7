"use client";

import { type RefObject, useRef } from "react";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { writeText } from "#client/ui/write-text.ts";
import { useMomentNote } from "#client/views/moment/use-moment.tsx";
import { useNumbers } from "#client/views/moment/use-numbers.ts";

interface StepAndLoss {
  readonly step: RefObject<HTMLElement | null>;
  readonly loss: RefObject<HTMLElement | null>;
}

/** Two places for the moment's step and loss; whole, they stand in `data-value` with every frame. */
export function useStepAndLoss(): StepAndLoss {
  const step = useRef<HTMLElement>(null);
  const loss = useRef<HTMLElement>(null);
  useMomentNote((moment) => {
    hold(step.current, moment.step);
    hold(loss.current, moment.loss);
  }, []);
  useNumbers((moment) => {
    write(step.current, formatCount(moment.step));
    write(loss.current, formatValue(moment.loss, 4));
  }, []);
  return { step, loss };
}

function hold(place: HTMLElement | null, value: number): void {
  const words = String(value);
  if (place !== null && place.dataset["value"] !== words) {
    place.dataset["value"] = words;
  }
}

function write(place: HTMLElement | null, words: string): void {
  if (place !== null) {
    writeText(place, words);
  }
}
