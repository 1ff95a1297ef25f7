import { formatCount } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import { CORNERS, classMark, type Mark, valueMark } from "#client/views/data/point-marks.ts";
import type { ClassCount } from "#client/views/data/preview-model.ts";

interface ClassBalanceProps {
  readonly classes: readonly ClassCount[];
  readonly hasTest: boolean;
  /** The marks of the scatter plot stand before the names. */
  readonly hasMarks: boolean;
}

/** How many rows each class has, for training and for testing. */
export function ClassBalance({ classes, hasTest, hasMarks }: ClassBalanceProps) {
  const most = Math.max(1, ...classes.map(({ train, test }) => train + test));
  return (
    <table className="w-full text-2xs" data-testid="class-balance">
      <caption className="sr-only">{text.data.balance}</caption>
      <thead className={hasTest ? "text-faint" : "sr-only"}>
        <tr>
          <td />
          <td />
          <th scope="col" className="pl-2 text-right font-normal">
            {text.data.train}
          </th>
          {hasTest ? (
            <th scope="col" className="pl-2 text-right font-normal">
              {text.data.test}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {classes.map(({ name, train, test }, index) => (
          <tr key={name}>
            <th scope="row" className="max-w-28 truncate pr-2 text-left font-normal text-soft">
              {hasMarks ? <MarkSign mark={classMark(index, classes.length)} /> : null}
              <span className="num">{name}</span>
            </th>
            <td className="w-full">
              <span className="flex h-1.5 overflow-hidden rounded-sm bg-sunken" aria-hidden>
                <span className="bg-line-strong" style={{ width: `${(100 * train) / most}%` }} />
                <span
                  className="border border-line-strong"
                  style={{ width: `${(100 * test) / most}%`, borderWidth: test > 0 ? 1 : 0 }}
                />
              </span>
            </td>
            <td className="num pl-2 text-right">{formatCount(train)}</td>
            {hasTest ? <td className="num pl-2 text-right">{formatCount(test)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the marks of numbers to learn mean. */
export function ValueLegend({ values }: { readonly values: Float64Array }) {
  const signs = (
    [
      [-1, text.data.negative],
      [0, text.data.zero],
      [1, text.data.positive],
    ] as const
  ).filter(([sign]) => values.some((value) => Math.sign(value) === sign));
  return (
    <p className="flex flex-wrap gap-x-4 text-2xs text-soft">
      {signs.map(([value, words]) => (
        <span key={value}>
          <MarkSign mark={valueMark(value)} />
          {words}
        </span>
      ))}
    </p>
  );
}

const FILLS: Record<Mark["colour"], string> = {
  negative: "fill-negative",
  zero: "fill-zero",
  positive: "fill-positive",
  ink: "fill-ink",
};

/** The mark of a class or a sign, as the points have it. */
export function MarkSign({ mark }: { readonly mark: Mark }) {
  const corners = CORNERS[mark.shape];
  return (
    <svg
      viewBox="-2 -2 4 4"
      aria-hidden="true"
      className={`mr-1.5 inline-block size-3 align-[-1px] ${FILLS[mark.colour]}`}
    >
      {corners === null ? (
        <circle r={1.2} />
      ) : (
        <polygon points={corners.map(([x, y]) => `${1.2 * x},${1.2 * y}`).join(" ")} />
      )}
    </svg>
  );
}
