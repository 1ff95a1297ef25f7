import { memo } from "react";
import { formatCount } from "#client/draw/number-format.ts";
import { tintOf } from "#client/draw/value-colour.ts";
import { text } from "#client/text/en.ts";
import type { Matrix } from "#engine/matrix.ts";

interface ConfusionTableProps {
  readonly confusion: Matrix;
  readonly labels: readonly string[];
  readonly part: "train" | "test";
}

/** Rows are the actual classes, columns the answers; what is right stands on the diagonal. */
export function ConfusionTable({
  confusion: { rows, cols, data },
  labels,
  part,
}: ConfusionTableProps) {
  const rowSums = Array.from({ length: rows }, (_, row) =>
    data.subarray(row * cols, (row + 1) * cols).reduce((sum, count) => sum + count, 0),
  );
  return (
    <div className="max-w-full overflow-x-auto">
      <table
        className="border-separate border-spacing-px text-2xs"
        aria-label={text.metrics.confusionLabel(text.metrics[part])}
      >
        <caption className="whitespace-nowrap pb-1 text-left text-soft">
          {text.metrics.actual} ↓ {text.metrics.answer} →
        </caption>
        <thead>
          <tr>
            <td />
            {labels.map((label) => (
              <th
                key={label}
                scope="col"
                title={label}
                className="num max-w-24 truncate px-1 pb-0.5 font-normal text-soft"
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((actual, row) => (
            <tr key={actual}>
              <th scope="row" className="num pr-2 text-right font-normal text-soft">
                {actual}
              </th>
              {labels.map((answer, col) => (
                <ConfusionCell
                  key={answer}
                  testId={`confusion-${row + 1}-${col + 1}`}
                  count={data[row * cols + col] ?? 0}
                  rowSum={rowSums[row] ?? 0}
                  actual={actual}
                  answer={answer}
                  isRight={row === col}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ConfusionCellProps {
  readonly testId: string;
  readonly count: number;
  /** Of all rows of its actual class. */
  readonly rowSum: number;
  readonly actual: string;
  readonly answer: string;
  readonly isRight: boolean;
}

/** Rendered when its count is another one: of many classes few change at a time. */
const ConfusionCell = memo(function ConfusionCell(props: ConfusionCellProps) {
  const { testId, count, rowSum, actual, answer, isRight } = props;
  return (
    <td
      data-testid={testId}
      data-value={count}
      // Blue for what is right, orange and off the diagonal for what is not.
      data-sign={count === 0 ? "0" : isRight ? "+" : "-"}
      ref={(cell) => {
        const tint = tintOf(count, Math.max(1, rowSum));
        cell?.style.setProperty("--tint", tint.toFixed(2));
      }}
      aria-label={text.metrics.count(actual, answer, formatCount(count))}
      className="num value-cell h-6 min-w-7 rounded-[3px] px-1 text-center data-[sign=0]:text-faint"
    >
      {formatCount(count)}
    </td>
  );
});
