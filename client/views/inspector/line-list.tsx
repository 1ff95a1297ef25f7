"use client";

import { useRef } from "react";
import { indexOfPart, type ParameterPart, partName } from "#client/draw/network-part.ts";
import { formatSigned } from "#client/draw/number-format.ts";
import { unitName } from "#client/draw/unit-names.ts";
import { INSPECTOR } from "#client/text/en/inspector.ts";
import { writeText } from "#client/ui/write-text.ts";
import { moveInGrid } from "#client/views/matrices/grid-keys.ts";
import { useNumbers } from "#client/views/moment/use-numbers.ts";
import { networkLayers } from "#engine/network.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** A weight at a unit, or its bias. */
export interface UnitLine {
  readonly part: ParameterPart;
  /** The unit at the line's other end; null for a bias. */
  readonly otherUnit: number | null;
}

interface LineListProps {
  readonly settings: TrainingSettings;
  readonly title: string;
  readonly label: string;
  readonly lines: readonly UnitLine[];
  /** Lines that are not listed. */
  readonly left: number;
  readonly otherLayer: number;
  readonly testId: string;
  readonly onChoose: (part: ParameterPart) => void;
  readonly onPoint: (part: ParameterPart | null) => void;
}

/** A unit's lines with their numbers: one tab stop, arrow keys move, Enter looks into one. */
export function LineList(props: LineListProps) {
  const { settings, title, label, lines, left, otherLayer, testId, onChoose, onPoint } = props;
  const list = useRef<HTMLUListElement>(null);
  const layers = networkLayers(settings);
  useNumbers(
    ({ parameters }) => {
      for (const number of list.current?.querySelectorAll<HTMLElement>("[data-parameter]") ?? []) {
        const value = parameters[Number(number.dataset["parameter"])] ?? Number.NaN;
        writeText(number, formatSigned(value, 3));
        number.dataset["value"] = String(value);
      }
    },
    [settings, lines.length, title, otherLayer, lines[0]?.part.unit],
  );
  if (lines.length === 0) {
    return null;
  }
  return (
    <>
      <h4 className="mt-3 mb-1 text-soft text-xs">{title}</h4>
      <ul
        ref={list}
        aria-label={label}
        onKeyDown={moveInGrid}
        className="max-h-45 pointer-coarse:max-h-55 overflow-y-auto"
      >
        {lines.map(({ part, otherUnit }, i) => {
          const name = partName(layers, part);
          return (
            <li key={name}>
              <button
                type="button"
                data-cell={`${i}-0`}
                data-testid={`${testId}-${i + 1}`}
                tabIndex={i === 0 ? 0 : -1}
                onClick={() => onChoose(part)}
                onFocus={() => onPoint(part)}
                onBlur={() => onPoint(null)}
                onPointerEnter={() => onPoint(part)}
                onPointerLeave={() => onPoint(null)}
                className="flex min-h-6 w-full items-center gap-2 rounded px-1 text-left text-xs hover:bg-sunken pointer-coarse:min-h-10"
              >
                <span className="num min-w-0 flex-1 truncate">{name}</span>
                <span className="num max-w-[6rem] truncate text-soft">
                  {otherUnit === null ? INSPECTOR.bias : unitName(settings, otherLayer, otherUnit)}
                </span>
                <span
                  className="num w-20 text-right"
                  data-parameter={indexOfPart(layers, part) ?? ""}
                />
              </button>
            </li>
          );
        })}
      </ul>
      {left > 0 ? <p className="text-2xs text-soft">{INSPECTOR.more(left)}</p> : null}
    </>
  );
}
