"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { formatValue, readNumber, writeNumber } from "#client/draw/number-format.ts";
import { fullColourValue } from "#client/draw/value-colour.ts";
import { INSPECTOR } from "#client/text/en/inspector.ts";
import type { ParameterSetter } from "#client/views/inspector/use-parameter-setter.ts";
import { useNumbers } from "#client/views/moment/use-numbers.ts";
import { LIMITS } from "#protocol/limits.ts";

interface ValueEditorProps {
  readonly name: string;
  readonly index: number;
  readonly setter: ParameterSetter;
}

/** A weight or bias that one types or drags; both follow the run while nobody touches them. */
export function ValueEditor(props: ValueEditorProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <ValueField {...props} />
      <ValueSlider {...props} />
    </div>
  );
}

/** Enter sets what was typed; Escape or leaving does not. */
function ValueField({ name, index, setter }: ValueEditorProps) {
  const field = useRef<HTMLInputElement>(null);
  const value = useRef(Number.NaN);
  const isTyping = useRef(false);
  const follow = () => {
    const input = field.current;
    if (input === null || isTyping.current) {
      return;
    }
    const isFocused = document.activeElement === input;
    const words = isFocused ? writeNumber(value.current) : formatValue(value.current, 6);
    if (input.value !== words) {
      input.value = words;
    }
  };
  useNumbers(
    ({ parameters }) => {
      value.current = parameters[index] ?? Number.NaN;
      follow();
    },
    [index],
  );
  const leave = () => {
    isTyping.current = false;
    setter.setProblem(null);
    follow();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && isTyping.current) {
      // The first one leaves the number, the next one the inspector.
      event.stopPropagation();
      leave();
    } else if (event.key === "Enter") {
      const number = readNumber(field.current?.value ?? "");
      if (number === null || Math.abs(number) > LIMITS.magnitude) {
        setter.setProblem(number === null ? INSPECTOR.notANumber : INSPECTOR.tooLarge);
      } else {
        isTyping.current = false;
        setter.set(number);
      }
    }
  };
  return (
    <input
      ref={field}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      aria-label={INSPECTOR.edit(name)}
      aria-invalid={setter.problem !== null}
      data-testid="inspector-input"
      onFocus={(event) => {
        follow();
        event.currentTarget.select();
      }}
      onChange={() => {
        isTyping.current = true;
        setter.setProblem(null);
      }}
      onBlur={leave}
      onKeyDown={onKeyDown}
      className="num h-8 w-full min-w-0 rounded-md border border-line-strong/60 bg-raised px-2 text-[0.8125rem] hover:border-ink aria-[invalid=true]:border-alarm"
    />
  );
}

/** The slider's steps from 0 to its end. */
const TICKS = 500;

/** Every value that the hand goes through may be sent; the one where it lets go always is. */
function ValueSlider({ name, index, setter }: ValueEditorProps) {
  const slider = useRef<HTMLInputElement>(null);
  const isHeld = useRef(false);
  const [reach, setReach] = useState(0);
  useNumbers(
    ({ parameters }) => {
      const value = parameters[index] ?? Number.NaN;
      const range = slider.current;
      if (range === null || isHeld.current || setter.isBusy()) {
        return;
      }
      if (reach === 0 || Math.abs(value) > reach) {
        setReach(2 * fullColourValue(parameters));
      }
      range.value = String(value);
      range.setAttribute("aria-valuetext", formatValue(value, 4));
    },
    [index, reach],
  );
  const letGo = () => {
    isHeld.current = false;
  };
  return (
    <input
      ref={slider}
      type="range"
      min={-reach}
      max={reach}
      step={reach / TICKS || 1}
      aria-label={INSPECTOR.drag(name)}
      data-testid="inspector-slider"
      onPointerDown={() => {
        isHeld.current = true;
      }}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onBlur={letGo}
      onChange={(event) => setter.set(roundedTo(reach / TICKS, Number(event.target.value)))}
      className="h-6 w-full accent-accent"
    />
  );
}

/** A multiple of a step, without the last digits that floating point leaves. */
function roundedTo(step: number, value: number): number {
  return Number((Math.round(value / step) * step).toPrecision(6));
}
