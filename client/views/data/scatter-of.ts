import { fullColourValue, tintOf } from "#client/draw/value-colour.ts";
import type { Scatter, ScatterPoint } from "#client/views/data/draw-scatter.ts";
import { classMarks, valueMark } from "#client/views/data/point-marks.ts";
import type { Preview } from "#client/views/data/preview-model.ts";

/** More would be a grey area, and slow to draw. */
export const MOST_POINTS = 4_000;

/** Two columns of a preview as points; `up` past the inputs is a column of targets. */
export function scatterOf(preview: Preview, across: number, up: number): Scatter {
  const { raw, trainRows, testRows, ranges } = preview;
  const rows = [
    ...Array.from(trainRows, (row) => ({ row, isTest: false })),
    ...Array.from(testRows, (row) => ({ row, isTest: true })),
  ]
    .sort((a, b) => a.row - b.row)
    .slice(0, MOST_POINTS);
  const inputs = raw.inputs.cols;
  const cell = (row: number, col: number) =>
    col < inputs
      ? (raw.inputs.data[row * inputs + col] ?? 0)
      : (raw.targets?.data[row * raw.targets.cols + col - inputs] ?? 0);
  const look = looks(preview);
  return {
    points: rows.map(
      ({ row, isTest }): ScatterPoint => ({
        x: cell(row, across),
        y: cell(row, up),
        isTest,
        ...look(row),
      }),
    ),
    names: [ranges[across]?.name ?? "", ranges[up]?.name ?? ""],
    domains: domains(preview, across, up),
  };
}

function looks({
  raw,
  classOf,
  classes,
}: Preview): (row: number) => Pick<ScatterPoint, "mark" | "strength"> {
  if (classOf !== null) {
    const marks = classMarks(classes.map(({ name }) => name));
    return (row) => ({ mark: marks[classOf[row] ?? 0] ?? valueMark(0), strength: 1 });
  }
  const { cols = 1, data } = raw.targets ?? { data: new Float64Array(0) };
  const full = fullColourValue(data);
  return (row) => {
    const value = data[row * cols] ?? 0;
    return { mark: valueMark(value), strength: 0.3 + 0.7 * tintOf(value, full) };
  };
}

/** With room around the points; two coordinates of a plane share one scale, so that a circle is round. */
function domains({ ranges, inputs }: Preview, across: number, up: number): Scatter["domains"] {
  const x = padded(ranges[across]);
  const y = padded(ranges[up]);
  const isPlane = inputs.length === 2 && across < 2 && up < 2;
  const [wide, high] = [x[1] - x[0], y[1] - y[0]];
  // Heights and weights are no plane: one would be a line.
  if (!isPlane || wide > 4 * high || high > 4 * wide) {
    return [x, y];
  }
  const half = Math.max(wide, high) / 2;
  const [cx, cy] = [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2];
  return [
    [cx - half, cx + half],
    [cy - half, cy + half],
  ];
}

function padded(range: Preview["ranges"][number] | undefined): readonly [number, number] {
  const { min, max } = range ?? { min: 0, max: 1 };
  const room = max > min ? (max - min) * 0.06 : Math.max(1, Math.abs(max) * 0.1);
  return [min - room, max + room];
}
