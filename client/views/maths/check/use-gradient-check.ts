"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { MathsModel } from "#client/maths/maths-model.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";
import type { CheckReply, CheckRequest } from "#client/views/maths/check/check-messages.ts";
import { type Checked, checkedWith, NOTHING_CHECKED } from "#client/views/maths/check/checked.ts";
import { startCheckWorker } from "#client/views/maths/check/start-check-worker.ts";
import type { WeightProbe } from "#client/views/maths/check/weight-probe.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import { sweptStep } from "#engine/reference/gradient-sweep.ts";

/** Multiply-adds of a whole check that is made at every step by itself: a tenth of a second. */
const CHEAP = 30_000_000;

/** What has come of a step; of the one before as long as nothing has come of the next. */
interface Swept {
  readonly id: number;
  readonly model: MathsModel;
  readonly checked: Checked;
}

interface Probed {
  readonly model: MathsModel;
  readonly probe: WeightProbe;
}

export interface GradientCheckHere {
  /** The step that is checked; a dear check stays with it until it is told to take another. */
  readonly model: MathsModel;
  readonly isWorking: boolean;
  readonly swept: Swept;
  readonly isSweeping: boolean;
  /** The newest answer about one weight; null before the first. */
  readonly probed: Probed | null;
  sweep(isOn: boolean): void;
  /** Takes the newest step. */
  take(): void;
}

/** Checks a step's gradient in a worker: what is cheap with every step, what is dear when asked. */
export function useGradientCheck(
  newest: MathsModel,
  index: number,
  epsilon: number,
): GradientCheckHere {
  const [taken, setTaken] = useState(newest);
  const isOther = taken.dataset !== newest.dataset || taken.settings !== newest.settings;
  const model = isCheap(newest) || isOther ? newest : taken;
  const [isWorking, setIsWorking] = useState(true);
  const [swept, setSwept] = useState<Swept>({ id: 0, model, checked: NOTHING_CHECKED });
  const [isSweeping, setIsSweeping] = useState(false);
  const [probed, setProbed] = useState<Probed | null>(null);
  const port = useRef<ReplayPort<CheckRequest, CheckReply> | null>(null);
  const id = useRef(0);
  const hear = useEffectEvent((reply: CheckReply) => {
    if (reply.id !== id.current) {
      return;
    }
    if (reply.kind === "probe") {
      setProbed({ model, probe: reply.probe });
    } else {
      setSwept((before) => ({
        id: reply.id,
        model,
        checked: checkedWith(
          before.id === reply.id ? before.checked : NOTHING_CHECKED,
          reply.components,
        ),
      }));
    }
  });
  useEffect(() => {
    const made = startCheckWorker();
    port.current = made;
    setIsWorking(made !== null);
    made?.onMessage((reply) => hear(reply));
    made?.onError(() => setIsWorking(false));
    return () => made?.close();
  }, []);
  useEffect(() => {
    id.current += 1;
    const { settings, explanation, hyperParameters } = model;
    const { regularization } = hyperParameters;
    const step = sweptStep(explanation);
    port.current?.post({ kind: "open", id: id.current, settings, step, regularization });
    setTaken(model);
    setSwept((before) =>
      before.model.settings === settings && before.model.dataset === model.dataset
        ? before
        : { id: id.current, model, checked: NOTHING_CHECKED },
    );
    setIsSweeping(isCheap(model));
    if (isCheap(model)) {
      port.current?.post({ kind: "sweep", isOn: true });
    }
  }, [model]);
  useEffect(() => {
    // Another step is another question.
    void model;
    port.current?.post({ kind: "probe", index, epsilon });
  }, [model, index, epsilon]);
  const isOver =
    swept.model === model && swept.checked.components.length >= parameterCount(model.settings);
  return {
    model,
    isWorking,
    swept,
    isSweeping: isSweeping && !isOver,
    probed,
    sweep: (isOn) => {
      setIsSweeping(isOn);
      port.current?.post({ kind: "sweep", isOn });
    },
    take: () => setTaken(newest),
  };
}

function isCheap({ settings, samples }: MathsModel): boolean {
  const count = parameterCount(settings);
  return 2 * count * count * samples.length <= CHEAP;
}
