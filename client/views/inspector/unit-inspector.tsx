"use client";

import { useRef, useState } from "react";
import { activationText, sumText, type UnitNumbers } from "#client/draw/formula-text.ts";
import type { NetworkPart } from "#client/draw/network-part.ts";
import { formatCount, formatValue } from "#client/draw/number-format.ts";
import { unitName } from "#client/draw/unit-names.ts";
import { INSPECTOR } from "#client/text/en/inspector.ts";
import { Term } from "#client/ui/term.tsx";
import { LineList, type UnitLine } from "#client/views/inspector/line-list.tsx";
import { UnitGroup } from "#client/views/inspector/unit-group.tsx";
import { UnitHeat } from "#client/views/inspector/unit-heat.tsx";
import { UnitStrip } from "#client/views/inspector/unit-strip.tsx";
import { rowCountOf } from "#client/views/moment/data-rows.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";
import { RowEvaluator } from "#client/views/moment/row-evaluator.ts";
import { useNumbers } from "#client/views/moment/use-numbers.ts";
import { hasPlane, unitPlaces } from "#client/views/plane/plane-grid.ts";
import { biasesOf, networkLayers, weightsOf } from "#engine/network.ts";
import type { Evaluation } from "#engine/reference/evaluation.ts";
import type { TrainingSettings } from "#engine/settings.ts";

interface UnitInspectorProps {
  readonly settings: TrainingSettings;
  /** From 0; inputs are layer 0. */
  readonly layer: number;
  readonly unit: number;
  /** The data row, from 0. */
  readonly row: number;
  readonly onChoose: (part: NetworkPart) => void;
  readonly onPoint: (part: NetworkPart | null) => void;
}

/** Lines that are listed of one unit; more are behind "next" in the inspector of a line. */
const LISTED = 64;

/** One unit: its formula with the numbers of the chosen row, and its lines. */
export function UnitInspector(props: UnitInspectorProps) {
  const { settings, layer, unit, row, onChoose, onPoint } = props;
  const [evaluator] = useState(() => new RowEvaluator());
  const sum = useRef<HTMLParagraphElement>(null);
  const result = useRef<HTMLParagraphElement>(null);
  const rowName = useRef<HTMLSpanElement>(null);
  useNumbers(
    (moment) => {
      const shown = Math.min(row, rowCountOf(moment.dataset) - 1);
      const evaluation = evaluator.at(moment, shown, shown + 1);
      const numbers = numbersOf(moment, evaluation, layer, unit);
      const value = evaluation.activations[layer]?.data[unit] ?? Number.NaN;
      if (rowName.current !== null) {
        rowName.current.textContent = INSPECTOR.row(formatCount(shown + 1));
      }
      if (sum.current !== null) {
        sum.current.textContent = numbers === null ? "" : sumText(numbers);
        sum.current.dataset["value"] = String(numbers?.z ?? "");
      }
      if (result.current !== null) {
        result.current.textContent =
          numbers === null ? `x = ${formatValue(value, 4)}` : activationText(numbers);
        result.current.dataset["value"] = String(value);
        result.current.dataset["step"] = String(moment.step);
      }
    },
    [settings, layer, unit, row],
  );
  const [before, after] = [networkLayers(settings)[layer - 1], networkLayers(settings)[layer]];
  const linesIn = Array.from(
    { length: before?.inputs ?? 0 },
    (_, from): UnitLine => ({ part: { kind: "weight", layer, from, unit }, otherUnit: from }),
  );
  const bias: UnitLine[] =
    before === undefined || before.biasesAt === null
      ? []
      : [{ part: { kind: "bias", layer, unit }, otherUnit: null }];
  const linesOut = Array.from(
    { length: after?.units ?? 0 },
    (_, to): UnitLine => ({
      part: { kind: "weight", layer: layer + 1, from: unit, unit: to },
      otherUnit: to,
    }),
  );
  const list = { settings, row, onChoose, onPoint };
  return (
    <>
      <UnitGroup
        settings={settings}
        layer={layer}
        unit={unit}
        row={row}
        onUnit={(chosen) => onChoose({ kind: "unit", layer, unit: chosen })}
      />
      <p className="text-2xs text-soft">
        <Term of={before === undefined ? "input" : "unit"}>
          {before === undefined ? INSPECTOR.inputUnit : INSPECTOR.formula}
        </Term>{" "}
        <span ref={rowName} data-testid="formula-row" />
      </p>
      <p ref={sum} className="num mt-1 break-words text-xs empty:hidden" data-testid="formula-z" />
      <p ref={result} className="num mt-0.5 break-words text-xs" data-testid="formula-a" />
      <UnitPicture settings={settings} layer={layer} unit={unit} row={row} />
      <LineList
        {...list}
        title={INSPECTOR.comesIn}
        label={INSPECTOR.linesIn}
        lines={[...bias, ...linesIn.slice(0, LISTED)]}
        left={Math.max(0, linesIn.length - LISTED)}
        otherLayer={layer - 1}
        testId="line-in"
      />
      <LineList
        {...list}
        title={INSPECTOR.goesOut}
        label={INSPECTOR.linesOut}
        lines={linesOut.slice(0, LISTED)}
        left={Math.max(0, linesOut.length - LISTED)}
        otherLayer={layer + 1}
        testId="line-out"
      />
    </>
  );
}

/** The unit's picture enlarged: over the plane, or by the rows of the data. */
function UnitPicture({
  settings,
  layer,
  unit,
  row,
}: Pick<UnitInspectorProps, "settings" | "layer" | "unit" | "row">) {
  const name = unitName(settings, layer, unit);
  if (unitPlaces(settings)[layer] === null) {
    return null;
  }
  return hasPlane(settings.data) ? (
    <UnitHeat name={name} layer={layer} unit={unit} />
  ) : (
    <UnitStrip name={name} layer={layer} unit={unit} row={row} />
  );
}

/** Null for an input. */
function numbersOf(
  { settings, parameters }: Moment,
  { activations, preActivations }: Evaluation,
  layer: number,
  unit: number,
): UnitNumbers | null {
  const own = networkLayers(settings)[layer - 1];
  if (own === undefined) {
    return null;
  }
  const { data } = weightsOf(own, parameters);
  const inputs = Array.from(activations[layer - 1]?.data ?? []);
  return {
    weights: inputs.map((_, from) => data[from * own.units + unit] ?? Number.NaN),
    inputs,
    bias: biasesOf(own, parameters)[unit] ?? null,
    z: preActivations[layer - 1]?.data[unit] ?? Number.NaN,
    a: activations[layer]?.data[unit] ?? Number.NaN,
    activation: own.activation,
  };
}
