"use client";

import { useState } from "react";
import { safeStorage } from "#client/session/safe-storage.ts";
import { INSPECTOR } from "#client/text/en/inspector.ts";
import { Segments } from "#client/ui/segments.tsx";
import { useIsShown } from "#client/views/controls/use-control.ts";
import type { NumbersChoice } from "#client/views/network/emphasis.ts";

const KEY = "weightroom.line-numbers";
const CHOICES: readonly NumbersChoice[] = ["none", "unit", "all"];

/** Which lines have numbers, as this browser had it last. */
export function useNumbersChoice(): readonly [NumbersChoice, (choice: NumbersChoice) => void] {
  const [numbers, setNumbers] = useState<NumbersChoice>(remembered);
  return [
    numbers,
    (choice) => {
      setNumbers(choice);
      safeStorage("localStorage").write(KEY, choice);
    },
  ];
}

function remembered(): NumbersChoice {
  const kept = safeStorage("localStorage").read(KEY);
  return CHOICES.find((choice) => choice === kept) ?? "unit";
}

interface NumbersSegmentsProps {
  readonly value: NumbersChoice;
  readonly onChange: (choice: NumbersChoice) => void;
}

export function NumbersSegments({ value, onChange }: NumbersSegmentsProps) {
  return useIsShown("numbers") ? (
    <span
      className="inline-flex items-center gap-1.5 text-soft text-xs"
      title={INSPECTOR.numbersNote}
    >
      {INSPECTOR.numbersShort}
      <Segments
        label={INSPECTOR.numbers}
        value={value}
        options={CHOICES.map((choice) => ({ value: choice, label: INSPECTOR.numbersOf[choice] }))}
        onChange={onChange}
        testId="line-numbers"
      />
    </span>
  ) : null;
}
