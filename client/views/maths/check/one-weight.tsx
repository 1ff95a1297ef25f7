"use client";

import { formatShort, formatValue } from "#client/draw/number-format.ts";
import { wholeNumber } from "#client/maths/cell-words.ts";
import { CHECK } from "#client/text/en/maths-check.ts";
import { Segments } from "#client/ui/segments.tsx";
import { CostPlot } from "#client/views/maths/check/cost-plot.tsx";
import { VERDICT_SIGNS } from "#client/views/maths/check/verdict-signs.ts";
import { EPSILONS, type WeightProbe } from "#client/views/maths/check/weight-probe.ts";

const OPTIONS = EPSILONS.map((epsilon) => ({
  value: String(epsilon),
  label: formatShort(epsilon, 2),
}));

interface OneWeightProps {
  readonly weight: string;
  readonly value: number;
  readonly probe: WeightProbe | null;
  readonly epsilon: number;
  readonly onEpsilon: (epsilon: number) => void;
}

/** C as one weight moves, and the slopes of the secant beside the gradient. */
export function OneWeight({ weight, value, probe, epsilon, onEpsilon }: OneWeightProps) {
  return (
    <section aria-labelledby="check-one-title" className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h4 id="check-one-title" className="font-medium text-sm">
          {CHECK.one(weight)}
        </h4>
        <Segments
          label={CHECK.epsilon}
          value={String(epsilon)}
          options={OPTIONS}
          onChange={(chosen) => onEpsilon(Number(chosen))}
          testId="check-epsilon"
        />
      </div>
      {probe === null ? (
        <div className="skeleton mt-3 h-48 w-full max-w-md" />
      ) : (
        <div className="mt-3 flex flex-wrap items-start gap-x-8 gap-y-4">
          <div className="min-w-0 flex-1 basis-64">
            <CostPlot probe={probe} weight={weight} />
          </div>
          <div className="min-w-0">
            <Points probe={probe} value={value} />
            <Slopes probe={probe} />
          </div>
        </div>
      )}
    </section>
  );
}

interface PointsProps {
  readonly probe: WeightProbe;
  readonly value: number;
}

function Points({ probe, value }: PointsProps) {
  const { epsilon, below, centre, above } = probe;
  const lines = [
    { name: "w − ε", at: value - epsilon, cost: below },
    { name: "w", at: value, cost: centre },
    { name: "w + ε", at: value + epsilon, cost: above },
  ];
  return (
    <table className="num text-xs">
      <caption className="sr-only">{CHECK.points}</caption>
      <thead className="text-2xs text-soft">
        <tr>
          <td />
          <Head words={CHECK.pointColumns.weight} />
          <Head words={CHECK.pointColumns.cost} />
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, at, cost }) => (
          <tr key={name}>
            <th scope="row" className="pr-3 text-left font-normal text-soft">
              {name}
            </th>
            <Cell value={at} digits={8} />
            <Cell value={cost} digits={10} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Slopes({ probe }: { readonly probe: WeightProbe }) {
  const { slopes, component, epsilon: shown } = probe;
  const { claimed, relativeError, verdict, kink } = component;
  return (
    <>
      <table className="num mt-3 text-xs">
        <caption className="sr-only">{CHECK.slopes}</caption>
        <thead className="text-2xs text-soft">
          <tr>
            <th scope="col" className="pr-3 text-left font-normal">
              {CHECK.slopeColumns.epsilon}
            </th>
            <Head words={CHECK.slopeColumns.numeric} />
            <Head words={CHECK.slopeColumns.error} />
          </tr>
        </thead>
        <tbody>
          {slopes.map(({ epsilon, numeric, relativeError: error }) => (
            <tr key={epsilon} className={epsilon === shown ? "font-semibold" : ""}>
              <th scope="row" className="pr-3 text-left font-normal text-soft">
                {formatShort(epsilon, 2)}
              </th>
              <Cell value={numeric} digits={8} />
              <Cell value={error} digits={3} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 border-line border-t pt-2 text-xs">
        {CHECK.claimed}{" "}
        <span
          className="num font-semibold"
          data-testid="check-claimed"
          data-value={claimed}
          data-index={probe.index}
          title={wholeNumber(claimed)}
        >
          {formatValue(claimed, 8)}
        </span>{" "}
        <span
          data-testid="check-verdict"
          data-value={relativeError}
          data-verdict={verdict}
          className={verdict === "differs" && kink === "none" ? "text-alarm" : "text-accent"}
        >
          {VERDICT_SIGNS[verdict]} {CHECK.verdicts[verdict]}
        </span>
      </p>
      {kink === "none" ? null : (
        <p className="mt-1 max-w-xs text-negative-ink text-xs" role="note">
          {kink === "activation" ? CHECK.activationKink : CHECK.penaltyKink}
        </p>
      )}
    </>
  );
}

function Head({ words }: { readonly words: string }) {
  return (
    <th scope="col" className="px-2 text-right font-normal">
      {words}
    </th>
  );
}

function Cell({ value, digits }: { readonly value: number; readonly digits: number }) {
  return (
    <td className="px-2 text-right" title={wholeNumber(value)} data-value={value}>
      {formatValue(value, digits)}
    </td>
  );
}
