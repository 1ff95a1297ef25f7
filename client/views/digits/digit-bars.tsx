"use client";

import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { DIGITS } from "#client/text/en/digits.ts";
import { writeText } from "#client/ui/write-text.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { useNumbers } from "#client/views/moment/use-numbers.ts";
import { PointEvaluator } from "#client/views/surface/point-evaluator.ts";
import { PacedSpeech } from "#client/views/transport/paced-speech.ts";
import { outputNames } from "#engine/data/columns.ts";
import { predictedClass } from "#engine/metrics.ts";
import type { TrainingSettings } from "#engine/settings.ts";

interface DigitBarsProps {
  readonly settings: TrainingSettings;
  /** 64 counts from 0 to 16; null where nothing is drawn. */
  readonly pixels: readonly number[] | null;
}

/** A count of dark pixels is divided by this in the data. */
const INK = 16;

/** What the network answers to the drawing, with the weights of the step on the screen. */
export function DigitBars({ settings, pixels }: DigitBarsProps) {
  const list = useRef<HTMLUListElement>(null);
  const reading = useRef<HTMLSpanElement>(null);
  const step = useRef<HTMLSpanElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const speech = useSpeech(said);
  const [evaluator] = useState(() => new PointEvaluator());
  const point = useMemo(
    () => pixels && Float64Array.from(pixels, (count) => count / INK),
    [pixels],
  );
  const names = outputNames(settings);
  useNumbers(
    (moment) => {
      // The bars of another run are on their way.
      if (outputNames(moment.settings).length !== names.length) {
        return;
      }
      const read = point === null ? null : readingOf(evaluator, moment, point);
      writeBars(list.current, read);
      if (reading.current !== null && step.current !== null) {
        writeText(reading.current, read === null ? DIGITS.readsNothing : DIGITS.reads(read.name));
        reading.current.dataset["value"] = read?.name ?? "";
        writeText(step.current, DIGITS.atStep(formatCount(moment.step)));
        step.current.dataset["value"] = String(moment.step);
      }
      speech.tell(() => (read === null ? "" : DIGITS.said(read.name, formatValue(read.value, 2))));
    },
    [point, settings, names.length],
  );
  return (
    <div className="flex min-h-0 min-w-0 flex-col">
      <p className="flex min-h-6 flex-wrap items-baseline justify-between gap-x-3">
        <span ref={reading} data-testid="digit-reading" className="font-semibold text-sm" />
        <span ref={step} data-testid="digit-step" className="num text-2xs text-soft" />
      </p>
      <ul ref={list} aria-label={DIGITS.answers} className="grid min-h-0 flex-1 auto-rows-fr">
        {names.map((name, unit) => (
          <li
            key={name}
            data-name={name}
            data-testid={`digit-bar-${unit}`}
            className="group grid grid-cols-[auto_minmax(0,1fr)_3.25rem] items-stretch gap-x-2 text-xs"
          >
            <span aria-hidden className="num w-4 group-data-[wins=true]:font-bold">
              {name}
            </span>
            <span aria-hidden className="relative border-line-strong border-l">
              <span data-bar="" className="absolute inset-y-[3px] left-0 bg-positive" />
            </span>
            <span aria-hidden data-number="" className="num text-right" />
          </li>
        ))}
      </ul>
      <p ref={said} className="sr-only" aria-live="polite" />
    </div>
  );
}

/** What the network takes the drawing for. */
interface Reading {
  readonly values: Float64Array;
  readonly winner: number;
  readonly name: string;
  /** Of the winner. */
  readonly value: number;
}

function readingOf(evaluator: PointEvaluator, moment: Moment, point: Float64Array): Reading {
  const outputs = evaluator.at(moment, point);
  const activation = moment.settings.layers.at(-1)?.activation ?? "linear";
  const winner = predictedClass(outputs, 0, activation);
  return {
    values: outputs.data,
    winner,
    name: outputNames(moment.settings)[winner] ?? "",
    value: outputs.data[winner] ?? Number.NaN,
  };
}

function writeBars(list: HTMLElement | null, read: Reading | null): void {
  for (const [unit, row] of (list?.querySelectorAll<HTMLElement>("li") ?? []).entries()) {
    const value = read?.values[unit] ?? Number.NaN;
    const isWinner = unit === read?.winner;
    // What stays is not written again.
    if (row.dataset["value"] !== String(value) || row.dataset["wins"] !== String(isWinner)) {
      writeBar(row, value, isWinner);
    }
  }
}

/** A bar for what lies between 0 and 1; the number tells all. NaN is no answer. */
function writeBar(row: HTMLElement, value: number, isWinner: boolean): void {
  const words = Number.isNaN(value) ? "–" : formatValue(value, 2);
  row.dataset["value"] = String(value);
  row.dataset["wins"] = String(isWinner);
  row.setAttribute("aria-label", DIGITS.answer(row.dataset["name"] ?? "", words));
  const share = Math.max(0, Math.min(1, value)) || 0;
  row.querySelector<HTMLElement>("[data-bar]")?.style.setProperty("width", `${100 * share}%`);
  const number = row.querySelector("[data-number]");
  if (number !== null) {
    writeText(number, isWinner ? `✓ ${words}` : words);
  }
}

function useSpeech(said: RefObject<HTMLElement | null>): PacedSpeech {
  const speech = useMemo(
    () =>
      new PacedSpeech((words) => {
        if (said.current !== null) {
          said.current.textContent = words;
        }
      }),
    [said],
  );
  useEffect(() => () => speech.close(), [speech]);
  return speech;
}
