"use client";

import { useSession } from "#client/session/use-session.tsx";
import { text } from "#client/text/en.ts";
import { LossCurve } from "#client/views/loss/loss-curve.tsx";
import { useChartView } from "#client/views/loss/use-chart-view.ts";

/** The loss of the whole run: nobody zooms on a wall. */
export function ProjectorLoss() {
  const control = useChartView();
  const isReady = useSession((state) => state.curve !== null);
  const hasTest = useSession((state) => state.dataset !== null && state.dataset.test !== null);
  const hasBatches = useSession(
    ({ settingsInForce }) => (settingsInForce?.batch ?? "full") !== "full",
  );
  const isSummed = useSession(
    ({ settingsInForce }) => settingsInForce?.loss === "half-squared-error-sum",
  );
  return (
    <section
      aria-labelledby="loss-title"
      className="pointer-events-none min-w-0 [--loss-height:7.25rem]"
    >
      <h2 id="loss-title" className="eyebrow">
        {text.loss.title}
      </h2>
      {isReady ? (
        <LossCurve
          kind="linear"
          isPerRow={isSummed && (hasBatches || hasTest)}
          control={control}
          extra={null}
          isLarge={false}
        />
      ) : (
        <div className="skeleton h-36 opacity-60" aria-hidden />
      )}
    </section>
  );
}
