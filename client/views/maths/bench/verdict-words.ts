import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { type Axis, sizedAxis } from "#client/maths/axis.ts";
import type { AxisMatch } from "#client/maths/product-shape.ts";
import type { RuleShapes } from "#client/maths/rule-shapes.ts";
import { MATHS } from "#client/text/en/maths.ts";
import { BENCH_WORDS } from "#client/text/en/maths-bench.ts";
import type { Judged } from "#client/views/maths/bench/use-bench-judge.ts";
import type { RaceLane } from "#engine/rule-race.ts";

const { bench } = MATHS;

/** What a verdict comes to. `chance`: it works here, for no reason. */
export type Mark = "good" | "chance" | "bad" | "none" | "waiting";

/** A verdict in words, a line for each thing to say. */
export interface Verdict {
  readonly mark: Mark;
  readonly lines: readonly string[];
}

const WAITING: Verdict = { mark: "waiting", lines: [] };
/** Of everything but the shape, where the rule cannot be formed. */
export const CANNOT: Verdict = { mark: "none", lines: [BENCH_WORDS.cannot] };

/** Axis by axis, and what numpy makes of it without a word. */
export function shapeWords({ verdict, addition, product, update }: RuleShapes): Verdict {
  const numpy = numpyLines(verdict);
  if (update === null || addition === null) {
    const sizes = verdict.update?.join(" x ");
    return {
      mark: "bad",
      lines: [
        product === null ? BENCH_WORDS.cannotForm("a", "δ") : BENCH_WORDS.sizesDiffer("a", "δ"),
        ...(sizes === undefined ? [] : [BENCH_WORDS.numpyStretches(sizes)]),
        ...numpy,
      ],
    };
  }
  const [rows, cols] = addition;
  const fits = rows.fits && cols.fits;
  const mark = verdict.misfit !== null ? "bad" : fits ? "good" : "chance";
  const lines = [
    `${BENCH_WORDS.rows}: ${axisWords(rows)}`,
    `${BENCH_WORDS.cols}: ${axisWords(cols)}`,
    ...numpy,
  ];
  return { mark, lines };
}

function axisWords({ left, right, hasSameSize, fits }: AxisMatch): string {
  if (fits) {
    return BENCH_WORDS.axesFit(sizedAxis(left), sizedAxis(right));
  }
  return hasSameSize
    ? bench.sameSizeOnly(named(left), named(right), left.size)
    : BENCH_WORDS.sizesDiffer(`${left.size} ${named(left)}`, `${right.size} ${named(right)}`);
}

function named({ kind, layer, isNumbered }: Axis): string {
  return isNumbered && kind === "hidden" ? `${MATHS.axes[kind]} ${layer}` : MATHS.axes[kind];
}

function numpyLines({
  misfit,
  broadcast,
  weights,
  runsInPlace,
}: RuleShapes["verdict"]): readonly string[] {
  if (misfit === null) {
    return [bench.numpyFits];
  }
  if (broadcast === null) {
    return [bench.numpyRefuses];
  }
  return runsInPlace
    ? [bench.numpyInPlace]
    : [
        bench.numpyBroadcasts(weights.join(" x "), broadcast.join(" x ")),
        BENCH_WORDS.numpyInPlaceRefuses,
      ];
}

export function gradientWords({ gradient }: Judged): Verdict {
  if (gradient === null) {
    return WAITING;
  }
  const { checked, of, different, wrongSigns, worstError, cosine } = gradient;
  const isOver = checked === of;
  const soFar = isOver ? [] : [BENCH_WORDS.checkedSoFar(formatCount(checked), formatCount(of))];
  if (different === 0) {
    const lines = isOver ? [BENCH_WORDS.equal(of)] : [];
    return {
      mark: isOver ? "good" : "waiting",
      lines: [...lines, BENCH_WORDS.worst(formatValue(worstError, 3)), ...soFar],
    };
  }
  const parts = [
    BENCH_WORDS.different(different, checked),
    bench.wrongSigns(wrongSigns, checked),
    ...(cosine === null ? [] : [BENCH_WORDS.cosine(formatValue(cosine, 3))]),
  ];
  return { mark: "bad", lines: [`${parts.join("; ")}.`, ...soFar] };
}

export function orderWords({ order }: Judged): Verdict {
  if (order === null) {
    return WAITING;
  }
  return order.isUnchanged
    ? { mark: "good", lines: [bench.isUnchanged] }
    : { mark: "bad", lines: [bench.isChanged(formatValue(order.worstChange, 3))] };
}

/** @param names of the two rules, the right one first. */
export function trainingWords(
  { race }: Judged,
  steps: number,
  names: readonly [string, string],
): Verdict {
  if (race === null || race.step < steps) {
    return race === null
      ? WAITING
      : {
          mark: "waiting",
          lines: [BENCH_WORDS.racing(formatCount(race.step), formatCount(steps))],
        };
  }
  const isRight = names[0] === names[1];
  const lanes = isRight ? race.lanes.slice(0, 1) : race.lanes;
  return {
    mark: race.lanes[1]?.divergedAt == null ? (isRight ? "good" : "chance") : "bad",
    lines: [
      BENCH_WORDS.trained(formatCount(steps)),
      ...lanes.map((lane, i) => laneWords(lane, names[i] ?? "")),
    ],
  };
}

function laneWords({ losses, divergedAt }: RaceLane, name: string): string {
  return divergedAt === null
    ? BENCH_WORDS.lane(name, formatValue(losses.at(-1) ?? Number.NaN))
    : `${name}: ${bench.diverged(formatCount(divergedAt))}`;
}
