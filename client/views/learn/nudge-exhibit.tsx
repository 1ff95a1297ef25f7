"use client";

import { useMemo, useState } from "react";
import { formatSigned, formatValue } from "#client/draw/number-format.ts";
import type { MathsModel } from "#client/maths/maths-model.ts";
import { LEARN } from "#client/text/en/learn.ts";
import { Segments } from "#client/ui/segments.tsx";
import { multiplierOf, WeightProbe } from "#client/views/learn/nudge.ts";
import { Fact } from "#client/views/learn/slope-exhibit.tsx";

const WORDS = LEARN.weight;
const NUDGES = ["0.001", "0.01", "0.1", "1"] as const;
/** Below this share of 1 an activation hardly says anything. */
const OFF = 0.01;

/** ∂z/∂w by hand: nudge a weight, and see by how much the weighted sum of one sample moves. */
export function NudgeExhibit({ model }: { readonly model: MathsModel }) {
  const layer = model.settings.layers.length;
  const units = model.settings.layers.at(-2)?.units ?? 1;
  const [chosenSample, setSample] = useState(0);
  const [chosenRow, setRow] = useState(0);
  const [nudge, setNudge] = useState<(typeof NUDGES)[number]>("0.01");
  const sample = Math.min(chosenSample, model.samples.length - 1);
  const row = Math.min(chosenRow, units - 1);
  const probe = useMemo(() => new WeightProbe(model, { layer, row, col: 0 }), [model, layer, row]);
  const h = Number(nudge);
  const before = probe.sumWith(probe.value, sample);
  const after = probe.sumWith(probe.value + h, sample);
  const multiplier = multiplierOf(model, { layer, row, col: 0 }, sample);
  return (
    <div
      className="grid gap-x-8 gap-y-4 lg:grid-cols-[auto_minmax(0,22rem)]"
      data-testid="nudge-exhibit"
    >
      <div className="flex flex-col gap-2.5">
        <Row words={WORDS.sample}>
          <Segments
            label={WORDS.sample}
            value={String(sample)}
            options={model.samples.map((number, n) => ({ value: String(n), label: `●${number}` }))}
            onChange={(chosen) => setSample(Number(chosen))}
            testId="nudge-sample"
          />
        </Row>
        <Row words={WORDS.unit}>
          <Segments
            label={WORDS.unit}
            value={String(row)}
            options={Array.from({ length: units }, (_, i) => ({
              value: String(i),
              label: `■${i + 1}`,
            }))}
            onChange={(chosen) => setRow(Number(chosen))}
            testId="nudge-unit"
          />
        </Row>
        <Row words={WORDS.nudge}>
          <Segments
            label={WORDS.nudge}
            value={nudge}
            options={NUDGES.map((value) => ({ value, label: formatValue(Number(value), 1) }))}
            onChange={setNudge}
            testId="nudge-size"
          />
        </Row>
      </div>
      <dl className="grid content-start gap-y-1.5 text-sm" aria-live="polite">
        <Fact name={WORDS.before(`●${sample + 1}`)} value={formatValue(before, 6)} raw={before} />
        <Fact name={WORDS.after(`●${sample + 1}`)} value={formatValue(after, 6)} raw={after} />
        <Fact
          name={WORDS.difference}
          value={formatSigned(after - before)}
          raw={after - before}
          testId="nudge-difference"
        />
        <Fact
          name={`h · a1[●${sample + 1}, ■${row + 1}]`}
          value={`${nudge} × ${formatValue(multiplier)} = ${formatValue(h * multiplier)}`}
          raw={h * multiplier}
          testId="nudge-predicted"
        />
        {Math.abs(multiplier) < OFF ? <p className="text-soft text-xs">{WORDS.unused}</p> : null}
      </dl>
    </div>
  );
}

interface RowProps {
  readonly words: string;
  readonly children: React.ReactNode;
}

function Row({ words, children }: RowProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="w-20 text-soft text-xs" aria-hidden>
        {words}
      </span>
      {children}
    </div>
  );
}
