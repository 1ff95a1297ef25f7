"use client";

import { formatCount } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { useStepAndLoss } from "#client/views/moment/use-step-and-loss.ts";

/** Step and loss, to be read from the last row. */
export function ProjectorNumbers() {
  const { step, loss } = useStepAndLoss();
  const end = useSession(({ settingsInForce }) => settingsInForce?.stop.steps ?? null);
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
