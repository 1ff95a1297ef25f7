"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { useStore } from "zustand";
import { formatCount } from "#client/draw/number-format.ts";
import { placeOfPart } from "#client/maths/kin.ts";
import type { MathsModel } from "#client/maths/maths-model.ts";
import type { MathsStep } from "#client/maths/maths-step.ts";
import { useSession } from "#client/session/use-session.tsx";
import { MATHS } from "#client/text/en/maths.ts";
import { MATHS_PANEL } from "#client/text/en/maths-panel.ts";
import { MathsTools } from "#client/views/maths/bench/maths-tools.tsx";
import { mathsFocus } from "#client/views/maths/maths-focus.ts";
import { useSessionMaths } from "#client/views/maths/now/use-session-maths.ts";
import { SignChoice } from "#client/views/maths/sign-choice.tsx";
import { StepNav } from "#client/views/maths/step/step-nav.tsx";
import { StepView } from "#client/views/maths/step/step-view.tsx";
import { linkedParts } from "#client/views/network/linked-parts.ts";

/** One iteration of the run on the screen, step by step, with its own numbers. */
export function MathsPanel() {
  const now = useSessionMaths();
  return (
    <section aria-labelledby="maths-title" className="@container min-w-0" data-testid="maths">
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1">
        <h2 id="maths-title" className="eyebrow">
          {MATHS_PANEL.panel}
        </h2>
        {now.kind === "here" ? <Iteration model={now.model} /> : null}
      </div>
      {now.kind === "loading" ? (
        <div className="skeleton mt-1 h-64 w-full">
          <span className="sr-only">{MATHS_PANEL.loading}</span>
        </div>
      ) : null}
      {now.kind === "failed" ? (
        <p className="mt-2 text-soft text-xs" data-testid="maths-failed">
          {MATHS_PANEL.failed}
        </p>
      ) : null}
      {now.kind === "here" ? (
        <>
          <Steps model={now.model} />
          <MathsTools model={now.model} />
          <p className="mt-4 text-xs">
            {/* A page of its own: nobody leaves the room for it. */}
            <a
              href="/learn/backprop"
              target="_blank"
              rel="noopener"
              className="text-soft underline decoration-line-strong underline-offset-2 hover:text-ink"
            >
              {MATHS_PANEL.story}
            </a>
          </p>
        </>
      ) : null}
    </section>
  );
}

/** Which update of the run it is: all numbers of the panel are of it. */
function Iteration({ model: { step } }: { readonly model: MathsModel }) {
  const shown = useSession((state) => state.frame?.step ?? step);
  const [from, to] = [formatCount(step), formatCount(step + 1)];
  return (
    <p className="text-soft text-xs" data-testid="maths-iteration" data-value={step}>
      <span className="sr-only">{MATHS_PANEL.iterationSaid(from, to)}</span>
      <span aria-hidden>
        {MATHS_PANEL.iteration}{" "}
        <span className="num text-ink">
          {from} {MATHS_PANEL.to} {to}
        </span>
      </span>
      {/* Its place is kept: nothing moves while a run trains. */}
      <span className={shown === step ? "invisible" : undefined}> · {MATHS_PANEL.behind}</span>
    </p>
  );
}

function Steps({ model }: { readonly model: MathsModel }) {
  const stepId = useStore(mathsFocus, (focus) => focus.stepId);
  const box = useRef<HTMLDivElement>(null);
  const shown = model.steps.find(({ id }) => id === stepId) ?? model.steps[0];
  useLitByPicture();
  if (shown === undefined) {
    return null;
  }
  const go = (id: string) => mathsFocus.setState({ stepId: id, lit: null, pinned: null });
  return (
    // Arrow keys that nothing inside has used lead to the next step.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      ref={box}
      className="mt-2 flex min-w-0 flex-col gap-4"
      onKeyDown={(event) => moveOn(event, model, shown, go)}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <StepNav steps={model.steps} shown={shown} onGo={go} />
        <SignChoice testId="maths-convention" />
      </div>
      <h3 className="font-semibold text-sm" aria-live="polite" data-testid="maths-title">
        <span className="num mr-2 text-soft">{shown.number}</span>
        {MATHS.title(shown)}
      </h3>
      <StepView key={shown.id} model={model} step={shown} />
    </div>
  );
}

function moveOn(
  event: KeyboardEvent<HTMLElement>,
  { steps }: MathsModel,
  shown: MathsStep,
  go: (id: string) => void,
): void {
  if (event.key === "Escape" && mathsFocus.getState().pinned !== null) {
    event.stopPropagation();
    mathsFocus.setState({ pinned: null });
    return;
  }
  const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const next = move === undefined ? undefined : steps[steps.indexOf(shown) + move];
  if (move !== undefined && !event.defaultPrevented) {
    event.preventDefault();
    event.stopPropagation();
    if (next !== undefined) {
      go(next.id);
    }
  }
}

/** What the network's picture is pointed at is lit here, too, while this is open. */
function useLitByPicture(): void {
  useEffect(
    () =>
      linkedParts.subscribe(({ pointed }, before) => {
        if (pointed !== before.pointed) {
          mathsFocus.setState({ lit: pointed === null ? null : placeOfPart(pointed) });
        }
      }),
    [],
  );
}
