import { dataSection } from "#client/numpy/numpy-data.ts";
import { functionsSection } from "#client/numpy/numpy-functions.ts";
import { initialSection } from "#client/numpy/numpy-initial.ts";
import type { SignConvention } from "#client/numpy/numpy-line.ts";
import { parameterNames } from "#client/numpy/numpy-names.ts";
import type { NumpySection } from "#client/numpy/numpy-section.ts";
import { trainingSection, updateSection } from "#client/numpy/numpy-training.ts";
import type { RawData } from "#engine/data/dataset.ts";
import { networkLayers } from "#engine/network.ts";
import type { EngineEvent } from "#engine/run-events.ts";
import type { TrainingSettings } from "#engine/settings.ts";

/** A run up to a step, as numpy is to train it again. */
export interface NumpyRun {
  /** As people call it, e.g. "#7 · lr 1 · sigmoid 3-4-1". */
  readonly name: string;
  readonly settings: TrainingSettings;
  /** The rows that the settings name, before the split. */
  readonly raw: RawData;
  /** In order of `seq`; those after `step` are left out. */
  readonly events: readonly EngineEvent[];
  readonly step: number;
  readonly convention: SignConvention;
}

/** The whole run in numpy: data, initial weights, one update, the training, and what came out. */
export function numpySections(run: NumpyRun): readonly NumpySection[] {
  const { settings } = run;
  return [
    { title: `${oneLine(run.name)}, step ${run.step}`, lines: ["import numpy as np"] },
    dataOnce(settings, run.raw),
    initialSection(settings),
    functionsSection(settings),
    updateSection(settings, run.convention),
    trainingSection(settings, run.events, run.step, run.convention),
    resultSection(settings),
  ];
}

const DATA = new WeakMap<
  RawData,
  { readonly of: TrainingSettings; readonly section: NumpySection }
>();

/** Written once: of 1,797 digits it is longer than all the rest, and no step changes it. */
function dataOnce(settings: TrainingSettings, raw: RawData): NumpySection {
  const known = DATA.get(raw);
  if (known?.of === settings) {
    return known.section;
  }
  const section = dataSection(settings, raw);
  DATA.set(raw, { of: settings, section });
  return section;
}

function resultSection(settings: TrainingSettings): NumpySection {
  const layers = networkLayers(settings);
  const last = layers.length;
  return {
    title: "What came out",
    lines: [
      `z${last}, a${last} = forward(X)`,
      `print("loss =", float(loss(z${last}, a${last}, Y)))`,
      ...layers.flatMap(parameterNames).map((name) => `print("${name} =", ${name}.tolist())`),
    ],
  };
}

/** A name of people's own choice stays inside its comment. */
function oneLine(name: string): string {
  return name.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
}

/** As a file for `python`. */
export function numpyScript(run: NumpyRun): string {
  const parts = numpySections(run).map(({ title, lines }) => [`# ${title}`, ...lines].join("\n"));
  return `${parts.join("\n\n")}\n`;
}

/** As a notebook of Jupyter's format 4.5, one cell for each part. */
export function numpyNotebook(run: NumpyRun): string {
  const cells = numpySections(run).flatMap(({ title, lines }, i) => [
    { cell_type: "markdown", id: `title-${i}`, metadata: {}, source: [`## ${title}`] },
    {
      cell_type: "code",
      id: `code-${i}`,
      metadata: {},
      execution_count: null,
      outputs: [],
      source: lines.map((line, at) => (at === lines.length - 1 ? line : `${line}\n`)),
    },
  ]);
  const metadata = {
    kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
    language_info: { name: "python" },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}
