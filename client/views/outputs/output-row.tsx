import { formatShort } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { dataRow, rowAt } from "#client/views/moment/data-rows.ts";
import { INPUT_DIGITS, TARGET_DIGITS } from "#client/views/outputs/output-columns.ts";
import { RowPicture } from "#client/views/outputs/row-picture.tsx";
import type { Dataset } from "#engine/data/dataset.ts";
import { actualClass } from "#engine/metrics.ts";

interface OutputRowProps {
  /** From 0, as in the data. */
  readonly row: number;
  readonly isMarked: boolean;
  readonly onChoose: () => void;
  readonly dataset: Dataset;
  readonly inputCount: number;
  /** The inputs are shown as a picture in place of numbers. */
  readonly isPicture: boolean;
  readonly outputs: readonly string[];
  /** The classes that have a unit each; null where y is a number. */
  readonly classes: readonly string[] | null;
}

/** One data row; what the network answers is written into it by `OutputWriter`. */
export function OutputRow(props: OutputRowProps) {
  const { row, isMarked, onChoose, dataset, inputCount, isPicture, outputs, classes } = props;
  const { samples, at, isTest } = dataRow(dataset, row);
  const inputs = Array.from(rowAt(samples.inputs, at).subarray(0, inputCount));
  const targets = rowAt(samples.targets, at);
  return (
    <tr
      onClick={onChoose}
      className={classNames(
        "cursor-pointer border-line border-b",
        isMarked ? "[&>*:not(.value-cell)]:bg-accent-wash" : "hover:bg-sunken",
      )}
    >
      <th scope="row" className="whitespace-nowrap py-0 pl-0 text-left font-normal">
        <button
          type="button"
          aria-pressed={isMarked}
          aria-label={text.outputs.chooseRow(row + 1)}
          className="num h-8 min-w-9 px-2 text-left text-soft aria-pressed:font-semibold aria-pressed:text-accent"
        >
          {row + 1}
        </button>
        {isTest ? <TestMark /> : null}
      </th>
      {isPicture ? (
        <td className="w-6">
          <RowPicture pixels={rowAt(samples.inputs, at)} sizePx={24} />
        </td>
      ) : null}
      {inputs.map((value, col) => (
        // A column is its place in the row.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <td key={col} title={String(value)} className="num px-1.5 text-right text-soft">
          {formatShort(value, INPUT_DIGITS)}
        </td>
      ))}
      {classes === null ? null : (
        <>
          <td
            title={classes[actualClass(samples.targets, at)]}
            className="num max-w-36 truncate px-1.5 text-right font-semibold"
          >
            {classes[actualClass(samples.targets, at)]}
          </td>
          <td
            data-class={row}
            data-testid={`class-${row + 1}`}
            className="num max-w-36 truncate px-1.5 text-right data-[right=false]:text-alarm"
          />
          {/* Of the actual class y is 1. */}
          <td
            data-output={`${row}-${actualClass(samples.targets, at)}`}
            data-kind="error"
            data-testid={`class-error-${row + 1}`}
            className="num value-cell min-w-[4rem] px-1.5 text-right"
          />
        </>
      )}
      {outputs.map((name, col) => (
        <OutputCells
          key={name}
          row={row}
          col={col}
          target={classes === null ? (targets[col] ?? 0) : null}
        />
      ))}
    </tr>
  );
}

/** The ring that stands for test rows in the chart of the loss, too. */
function TestMark() {
  return (
    <span title={text.outputs.testRowNote} data-testid="test-row">
      <span
        aria-hidden
        className="inline-block size-2 rounded-full border-[1.5px] border-accent align-baseline"
      />
      <span className="sr-only">{text.outputs.testRow}</span>
    </span>
  );
}

interface OutputCellsProps {
  readonly row: number;
  readonly col: number;
  /** Null where the actual class stands in a column of its own. */
  readonly target: number | null;
}

function OutputCells({ row, col, target }: OutputCellsProps) {
  const isShare = target === null;
  const cell = classNames(
    "num value-cell px-1.5 text-right",
    isShare ? "min-w-[3.25rem]" : "min-w-[4rem]",
  );
  return (
    <>
      {target === null ? null : (
        <td className="num px-1.5 text-right font-semibold" title={String(target)}>
          {formatShort(target, TARGET_DIGITS)}
        </td>
      )}
      <td
        data-output={`${row}-${col}`}
        data-kind={isShare ? "share" : "answer"}
        data-testid={`output-${row + 1}-${col + 1}`}
        className={cell}
      />
      {target === null ? null : (
        <td
          data-output={`${row}-${col}`}
          data-kind="error"
          data-testid={`error-${row + 1}-${col + 1}`}
          className={cell}
        />
      )}
    </>
  );
}
