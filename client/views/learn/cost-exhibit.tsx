import { formatShort, formatValue } from "#client/draw/number-format.ts";
import { entityOf, type MathsModel } from "#client/maths/maths-model.ts";
import { LEARN } from "#client/text/en/learn.ts";

const WORDS = LEARN.cost;
const CELL = "num border-line border-b px-3 py-1.5 text-right";

/** C as the sum that it is: a row for each sample. For a single output and half the squared error. */
export function CostExhibit({ model }: { readonly model: MathsModel }) {
  const outputs = entityOf(model, `a${model.settings.layers.length}`).matrix;
  const targets = entityOf(model, "Y").matrix;
  const rows = model.samples.map((sample, n) => {
    const [y, a] = [targets.data[n * targets.cols] ?? 0, outputs.data[n * outputs.cols] ?? 0];
    return { sample, y, a, square: (y - a) * (y - a) };
  });
  const sum = rows.reduce((total, { square }) => total + square, 0);
  return (
    <div className="overflow-x-auto">
      <table className="text-sm" data-testid="cost-table">
        <caption className="sr-only">{WORDS.caption}</caption>
        <thead>
          <tr className="text-soft text-xs">
            <th scope="col" className="border-line border-b px-3 py-1.5 text-left font-normal">
              ● {WORDS.sample}
            </th>
            {["y", "a", "(y − a)²"].map((head) => (
              <th
                key={head}
                scope="col"
                className="num border-line border-b px-3 py-1.5 text-right font-normal"
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ sample, y, a, square }) => (
            <tr key={sample}>
              <th
                scope="row"
                className="num border-line border-b px-3 py-1.5 text-left font-normal"
              >
                ●{sample}
              </th>
              <td className={CELL}>{formatShort(y, 4)}</td>
              <td className={CELL}>{formatValue(a)}</td>
              <td className={CELL} data-value={square}>
                {formatValue(square)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <Total words={WORDS.total} value={sum} />
          <Total words={WORDS.half} value={model.explanation.loss} isResult />
        </tfoot>
      </table>
    </div>
  );
}

interface TotalProps {
  readonly words: string;
  readonly value: number;
  readonly isResult?: boolean;
}

function Total({ words, value, isResult = false }: TotalProps) {
  return (
    <tr className={isResult ? "font-semibold" : "text-soft"}>
      <th scope="row" colSpan={3} className="px-3 py-1.5 text-left font-normal text-xs">
        {words}
      </th>
      <td
        className="num px-3 py-1.5 text-right"
        data-testid={isResult ? "cost" : undefined}
        data-value={value}
      >
        {formatValue(value)}
      </td>
    </tr>
  );
}
