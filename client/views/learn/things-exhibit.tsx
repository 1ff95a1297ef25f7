import type { Axis } from "#client/maths/axis.ts";
import type { MathsModel } from "#client/maths/maths-model.ts";
import { LEARN } from "#client/text/en/learn.ts";
import { MATHS } from "#client/text/en/maths.ts";
import { AxisText } from "#client/views/maths/matrix/axis-text.tsx";

const WORDS = LEARN.things;

/** The things that rows and columns stand for, each with its sign and how many there are of it. */
export function ThingsExhibit({ model }: { readonly model: MathsModel }) {
  const { samples, widths } = model.axes;
  return (
    <dl
      className="grid max-w-[42rem] grid-cols-[auto_auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-2 text-sm"
      data-testid="things"
    >
      {[samples, ...widths].map((axis) => (
        <Thing key={axis.kind} axis={axis} />
      ))}
    </dl>
  );
}

function Thing({ axis }: { readonly axis: Axis }) {
  const { kind, size } = axis;
  return (
    <>
      <dt className="num text-base">
        <AxisText axis={axis}>{size}</AxisText>
      </dt>
      <dd>{MATHS.axes[kind]}</dd>
      <dd className="text-soft">{kind === "one" ? "" : WORDS[kind]}</dd>
    </>
  );
}
