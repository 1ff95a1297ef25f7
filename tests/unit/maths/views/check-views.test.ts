import { describe, expect, test } from "vitest";
import { serveCheck } from "#client/views/maths/check/check-host.ts";
import type { CheckReply, CheckRequest } from "#client/views/maths/check/check-messages.ts";
import { checkedWith, NOTHING_CHECKED } from "#client/views/maths/check/checked.ts";
import { parameterIndex, placeOfParameter } from "#client/views/maths/check/parameter-place.ts";
import { EPSILONS, probeWeight } from "#client/views/maths/check/weight-probe.ts";
import { networkLayers } from "#engine/network.ts";
import { GradientSweep, sweptStep } from "#engine/reference/gradient-sweep.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { ORIGIN } from "#protocol/origin.ts";
import { PRESETS } from "#protocol/presets.ts";
import { modelAt } from "#tests/unit/maths/model-support.ts";

function sweepOf(settings: TrainingSettings, step: number) {
  const { explanation, hyperParameters } = modelAt(settings, step);
  return new GradientSweep(settings, sweptStep(explanation), hyperParameters.regularization);
}

/** The worker's side with the page's end in hand; what waits is done when `run` is called. */
function hosted() {
  const replies: CheckReply[] = [];
  const waiting: (() => void)[] = [];
  let hear: (request: CheckRequest) => void = () => undefined;
  serveCheck(
    {
      post: (reply) => replies.push(reply),
      onMessage: (listener) => {
        hear = listener;
      },
    },
    (act) => waiting.push(act),
  );
  return {
    replies,
    ask: (request: CheckRequest) => hear(request),
    run: (most = Number.POSITIVE_INFINITY) => {
      let done = 0;
      for (let act = waiting.shift(); act !== undefined && done < most; act = waiting.shift()) {
        act();
        done += 1;
      }
    },
  };
}

function opening(settings: TrainingSettings, id: number): CheckRequest {
  const { explanation, hyperParameters } = modelAt(settings, id);
  const { regularization } = hyperParameters;
  return { kind: "open", id, settings, step: sweptStep(explanation), regularization };
}

describe("MP the gradient check on the page", () => {
  test("MP-47 of one weight the secants come to the tangent as ε gets smaller", () => {
    const sweep = sweepOf(ORIGIN, 10);
    for (let index = 0; index < sweep.claimed.length; index++) {
      const probe = probeWeight(sweep.check, index, sweep.claimed[index] ?? 0, 0.5);
      const errors = probe.slopes.map(({ relativeError }) => relativeError);
      expect(probe.slopes.map(({ epsilon }) => epsilon)).toEqual([...EPSILONS]);
      expect(errors.at(-1)).toBeLessThan(1e-6);
      expect(errors[0]).toBeGreaterThan(errors[2] ?? 1);
      expect(probe.component.verdict).not.toBe("differs");
      const middle = (probe.offsets.length - 1) / 2;
      expect(probe.offsets[middle]).toBe(0);
      expect(probe.costs[middle]).toBe(probe.centre);
      expect((probe.above - probe.below) / (2 * probe.epsilon)).toBe(probe.slopes[0]?.numeric);
    }
  });

  test("MP-48 a parameter and its place name each other, in every layer, biases too", () => {
    const settings = { ...PRESETS.spiral, bias: true };
    const layers = networkLayers(settings);
    const count = layers.at(-1)?.end ?? 0;
    for (let index = 0; index < count; index++) {
      const place = placeOfParameter(settings, index);
      const layer = layers[place.layer - 1];
      expect(layer && parameterIndex(layer, place)).toBe(index);
    }
    expect(() => placeOfParameter(settings, count)).toThrow(RangeError);
    expect(() => placeOfParameter(settings, -1)).toThrow(RangeError);
  });

  test("MP-49 in pieces the check finds what it finds in one go, and can be stopped and gone on with", () => {
    const { ask, run, replies } = hosted();
    ask(opening(PRESETS.spiral, 2));
    run();
    expect(replies).toEqual([]);
    ask({ kind: "sweep", isOn: true });
    run(1);
    ask({ kind: "sweep", isOn: false });
    const before = replies.length;
    run();
    expect(replies.length).toBeLessThanOrEqual(before + 1);
    ask({ kind: "sweep", isOn: true });
    run();
    const checked = replies.reduce(
      (sum, reply) => (reply.kind === "swept" ? checkedWith(sum, reply.components) : sum),
      NOTHING_CHECKED,
    );
    const sweep = sweepOf(PRESETS.spiral, 2);
    sweep.advance(sweep.claimed.length);
    expect(checked.components).toEqual(sweep.components);
    expect(checked.worst).toEqual(sweep.worst);
    const { agrees, look, differs } = checked.counts;
    expect(agrees + look + differs + checked.kinks).toBe(sweep.components.length);
    expect(differs).toBe(0);
  });

  test("MP-49 what a step was opened for answers for it alone", () => {
    const { ask, run, replies } = hosted();
    ask({ kind: "probe", index: 0, epsilon: 0.1 });
    expect(replies).toEqual([]);
    ask(opening(ORIGIN, 1));
    ask({ kind: "sweep", isOn: true });
    ask(opening(ORIGIN, 2));
    run();
    expect(replies).toEqual([]);
    ask({ kind: "probe", index: 3, epsilon: 0.1 });
    expect(replies.map(({ id, kind }) => `${kind} ${id}`)).toEqual(["probe 2"]);
  });
});
