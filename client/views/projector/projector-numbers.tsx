"use client";

import { useRef } from "react";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { useOnMoment } from "#client/views/moment/use-moment.tsx";

/** Step and loss, to be read from the last row. */
export function ProjectorNumbers() {
  const step = useRef<HTMLSpanElement>(null);
  const loss = useRef<HTMLElement>(null);
  const end = useSession(({ settingsInForce }) => settingsInForce?.stop.steps ?? null);
  useOnMoment((moment) => {
    write(step.current, formatCount(moment.step), moment.step);
    write(loss.current, formatValue(moment.loss, 4), moment.loss);
  }, []);
  return (
    <dl className="flex flex-col justify-center gap-2">
      <div>
        <dt className="text-sm text-soft">
          {text.transport.step}
          {end === null ? null : <span className="num"> / {formatCount(end)}</span>}
        </dt>
        <dd className="num font-semibold text-4xl leading-none tracking-tight">
          <span ref={step} data-testid="step">
            –
          </span>
        </dd>
      </div>
      <div>
        <dt className="text-sm text-soft">{text.transport.loss}</dt>
        <dd
          ref={loss}
          data-testid="loss"
          className="num font-semibold text-4xl leading-none tracking-tight"
        >
          –
        </dd>
      </div>
    </dl>
  );
}

function write(element: HTMLElement | null, words: string, value: number): void {
  if (element !== null) {
    element.textContent = words;
    element.dataset["value"] = String(value);
  }
}
