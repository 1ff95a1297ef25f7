"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRef } from "react";
import { type ParameterPart, partOfIndex } from "#client/draw/network-part.ts";
import { formatValue } from "#client/draw/number-format.ts";
import { unitName } from "#client/draw/unit-names.ts";
import { useSession } from "#client/session/use-session.tsx";
import { INSPECTOR } from "#client/text/en/inspector.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import { Term } from "#client/ui/term.tsx";
import { LockMark } from "#client/views/controls/lock-mark.tsx";
import { useControl } from "#client/views/controls/use-control.ts";
import { GradientLine } from "#client/views/inspector/gradient-line.tsx";
import { HistoryCurve } from "#client/views/inspector/history-curve.tsx";
import type { RunHistory } from "#client/views/inspector/run-history.ts";
import { useParameterSetter } from "#client/views/inspector/use-parameter-setter.ts";
import { ValueEditor } from "#client/views/inspector/value-editor.tsx";
import { useNumbers } from "#client/views/moment/use-numbers.ts";
import { networkLayers } from "#engine/network.ts";
import type { TrainingSettings } from "#engine/settings.ts";

interface ParameterInspectorProps {
  readonly settings: TrainingSettings;
  readonly part: ParameterPart;
  readonly name: string;
  readonly index: number;
  readonly history: RunHistory;
  readonly onChoose: (part: ParameterPart) => void;
}

/** One weight or bias: value, gradient, history, and a way to change it. */
export function ParameterInspector(props: ParameterInspectorProps) {
  const { settings, part, name, index, history, onChoose } = props;
  const setter = useParameterSetter(name);
  const layers = networkLayers(settings);
  const layer = layers[part.layer - 1];
  const count = layers.at(-1)?.end ?? 1;
  const move = (by: number) => {
    const next = partOfIndex(layers, (index + by + count) % count);
    if (next !== null) {
      onChoose(next);
    }
  };
  return (
    <>
      <div className="flex items-center gap-1">
        <p className="min-w-0 flex-1 text-soft text-xs">
          <Term of={part.kind}>{wordsOf(settings, part)}</Term>
        </p>
        <IconButton
          label={INSPECTOR.previousParameter}
          size="small"
          onClick={() => move(-1)}
          data-testid="previous-parameter"
        >
          <ChevronLeft size={16} aria-hidden />
        </IconButton>
        <IconButton
          label={INSPECTOR.nextParameter}
          size="small"
          onClick={() => move(1)}
          data-testid="next-parameter"
        >
          <ChevronRight size={16} aria-hidden />
        </IconButton>
      </div>
      <dl className="mt-1 grid gap-3">
        <ValueLine index={index} />
        {layer === undefined ? null : (
          <GradientLine name={name} index={index} layer={layer} settings={settings} />
        )}
      </dl>
      {setter.mayEdit ? (
        <div className="mt-3">
          <ValueEditor key={name} name={name} index={index} setter={setter} />
        </div>
      ) : null}
      <WeightsLock />
      <p role="alert" data-testid="inspector-problem" className="text-alarm text-xs empty:hidden">
        {setter.problem}
      </p>
      <h4 className="mt-3 mb-1 text-soft text-xs">{INSPECTOR.history}</h4>
      <HistoryCurve name={name} index={index} history={history} />
    </>
  );
}

/** Why there is nothing to type in, or that nobody else has it: where weights are the host's alone. */
function WeightsLock() {
  const { who, isShown } = useControl("weights");
  return who === "host" && isShown ? (
    <p className="mt-2 flex items-center gap-1 text-2xs text-soft" data-testid="weights-lock">
      <LockMark control="weights" />
      {INSPECTOR.locked}
    </p>
  ) : null;
}

function ValueLine({ index }: { readonly index: number }) {
  const number = useRef<HTMLElement>(null);
  const isExact = useSession((state) => state.frame?.isExact ?? true);
  useNumbers(
    ({ parameters, step }) => {
      const value = parameters[index] ?? Number.NaN;
      if (number.current !== null) {
        number.current.dataset["value"] = String(value);
        number.current.dataset["step"] = String(step);
        number.current.title = String(value);
        number.current.textContent = formatValue(value, 6);
      }
    },
    [index],
  );
  return (
    <div>
      <dt className="text-soft text-xs">{INSPECTOR.value}</dt>
      <dd className="mt-0.5">
        <span ref={number} className="num font-medium text-lg" data-testid="inspector-value" />
        {isExact ? null : <p className="text-2xs text-soft">{INSPECTOR.rounded}</p>}
      </dd>
    </div>
  );
}

function wordsOf(settings: TrainingSettings, part: ParameterPart): string {
  const to = unitName(settings, part.layer, part.unit);
  return part.kind === "bias"
    ? INSPECTOR.biasOf(to)
    : INSPECTOR.from(unitName(settings, part.layer - 1, part.from), to);
}
