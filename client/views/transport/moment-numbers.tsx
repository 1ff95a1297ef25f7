"use client";

import { formatCount } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { Term } from "#client/ui/term.tsx";
import { useStepAndLoss } from "#client/views/moment/use-step-and-loss.ts";

/** "step 412 / 1000 · loss 0.0101", written without React at every moment. */
export function MomentNumbers() {
  const { step, loss } = useStepAndLoss();
  const isReplay = useSession((state) => state.kind === "replay");
  const lastStep = useSession((state) => (state.kind === "replay" ? state.lastStep : null));
  const stopStep = useSession((state) => state.settingsInForce?.stop.steps ?? null);
  const end = isReplay ? lastStep : stopStep;
  return (
    <dl className="flex min-w-0 gap-x-4 max-sm:ml-auto max-sm:flex-col sm:items-baseline">
      <div className="flex items-baseline gap-1.5 max-sm:justify-end">
        <dt className="text-soft text-xs">
          <Term of="step">{text.transport.step}</Term>
        </dt>
        <dd className="num whitespace-nowrap text-sm">
          <span ref={step} data-testid="step" className="font-semibold">
            –
          </span>
          <span className="text-soft"> / {end === null ? "–" : formatCount(end)}</span>
        </dd>
      </div>
      <div className="flex items-baseline gap-1.5 max-sm:justify-end">
        <dt className="text-soft text-xs">
          <Term of="loss">{text.transport.loss}</Term>
        </dt>
        <dd ref={loss} data-testid="loss" className="num whitespace-nowrap font-semibold text-sm">
          –
        </dd>
      </div>
    </dl>
  );
}
