import { formatShort } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import { classNames } from "#client/ui/class-names.ts";
import { dataRow, rowAt } from "#client/views/moment/data-rows.ts";
import type { Dataset } from "#engine/data/dataset.ts";
import { actualClass } from "#engine/metrics.ts";

interface OutputRowProps {
  /** From 0, as in the data. */
  readonly row: number;
  readonly isMarked: boolean;
  readonly onChoose: () => void;
  readonly dataset: Dataset;
  readonly inputCount: number;
  readonly outputs: readonly string[];
  /** The classes that have a unit each; null where y is a number. */
  readonly classes: readonly string[] | null;
}

/** One data row; what the network answers is written into it by `OutputWriter`. */
export function OutputRow(props: OutputRowProps) {
  const { row, isMarked, onChoose, dataset, inputCount, outputs, classes } = props;
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
        {isTest ? (
          <span className="pr-1 text-2xs text-soft" title={text.outputs.testRowNote}>
            {text.outputs.testRow}
          </span>
        ) : null}
      </th>
      {inputs.map((value, col) => (
        // A column is its place in the row.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <td key={col} title={String(value)} className="num px-1.5 text-right text-soft">
          {formatShort(value)}
        </td>
      ))}
      {classes === null ? null : (
        <>
          <td className="num max-w-24 truncate px-1.5 text-right font-semibold">
            {classes[actualClass(samples.targets, at)]}
          </td>
          <td
            data-class={row}
            data-testid={`class-${row + 1}`}
            className="num max-w-24 truncate px-1.5 text-right data-[right=false]:text-alarm"
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

interface OutputCellsProps {
  readonly row: number;
  readonly col: number;
  /** Null where the actual class stands in a column of its own. */
  readonly target: number | null;
}

function OutputCells({ row, col, target }: OutputCellsProps) {
  const cell = "num value-cell min-w-[4rem] px-1.5 text-right";
  return (
    <>
      {target === null ? null : (
        <td className="num px-1.5 text-right font-semibold" title={String(target)}>
          {formatShort(target)}
        </td>
      )}
      <td
        data-output={`${row}-${col}`}
        data-kind="answer"
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
