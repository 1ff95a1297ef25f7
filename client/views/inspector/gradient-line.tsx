"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { useSession } from "#client/session/use-session.tsx";
import { INSPECTOR } from "#client/text/en/inspector.ts";
import { Term } from "#client/ui/term.tsx";
import { GradientFollower } from "#client/views/inspector/gradient-follower.ts";
import { startGradientWorker } from "#client/views/inspector/start-gradient-worker.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { useNumbers } from "#client/views/moment/use-numbers.ts";
import type { NetworkLayer } from "#engine/network.ts";
import { ruleOfLayer } from "#engine/reference/update-rule.ts";
import type { TrainingSettings } from "#engine/settings.ts";

interface GradientLineProps {
  readonly name: string;
  readonly index: number;
  readonly layer: NetworkLayer;
  readonly settings: TrainingSettings;
}

/** dC/dw of one parameter, with words on which gradient it is. */
export function GradientLine({ name, index, layer, settings }: GradientLineProps) {
  const rows = useSession(({ dataset }) => dataset?.trainRows.length ?? 0);
  const number = useRef<HTMLElement>(null);
  const behind = useRef<HTMLSpanElement>(null);
  const shown = useRef<{ of: Moment; gradient: Float64Array | null } | null>(null);
  const newest = useRef<Moment | null>(null);
  const follower = useRef<GradientFollower | null>(null);

  const show = useEffectEvent(() => {
    const { of, gradient } = shown.current ?? {};
    const value = gradient?.[index];
    if (number.current === null || behind.current === null || of === undefined) {
      return;
    }
    number.current.dataset["value"] = String(value ?? "");
    number.current.dataset["step"] = String(of.step);
    number.current.textContent = value === undefined ? "–" : formatValue(value, 4);
    behind.current.textContent =
      value === undefined
        ? INSPECTOR.gradientNone
        : of.step === newest.current?.step
          ? ""
          : INSPECTOR.gradientAt(formatCount(of.step));
  });

  useEffect(() => {
    const made = new GradientFollower({
      startWorker: startGradientWorker,
      onGradient: (of, gradient) => {
        shown.current = { of, gradient };
        show();
      },
    });
    follower.current = made;
    if (newest.current !== null) {
      made.follow(newest.current);
    }
    return () => {
      made.close();
      follower.current = null;
    };
  }, []);
  useNumbers(
    (moment) => {
      const isOther = newest.current?.parameters !== moment.parameters;
      newest.current = moment;
      if (isOther) {
        follower.current?.follow(moment);
      }
      show();
    },
    [index],
  );

  return (
    <div>
      <dt className="text-soft text-xs">
        <Term of="gradient">{INSPECTOR.gradient(name)}</Term>
      </dt>
      <dd className="mt-0.5">
        <span ref={number} className="num font-medium" data-testid="inspector-gradient" />{" "}
        <span ref={behind} className="text-2xs text-soft">
          {INSPECTOR.gradientWaiting}
        </span>
        <p className="text-2xs text-soft">{whichGradient(settings, layer, rows)}</p>
      </dd>
    </div>
  );
}

/** What this gradient is of, and in what the next update differs from it. */
function whichGradient(settings: TrainingSettings, layer: NetworkLayer, rows: number): string {
  const { batch, regularization, updateRule } = settings;
  return [
    INSPECTOR.gradientOver(formatCount(rows)),
    batch === "full" ? null : INSPECTOR.gradientBatch(formatCount(batch.size)),
    regularization.kind === "none" ? null : INSPECTOR.gradientPenalty,
    ruleOfLayer(updateRule, layer.number) === "gradient" ? null : INSPECTOR.gradientRule,
  ]
    .filter((words) => words !== null)
    .join("; ");
}
