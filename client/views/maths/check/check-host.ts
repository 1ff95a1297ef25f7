import type { ReplayPort } from "#client/session/replay-messages.ts";
import type { CheckReply, CheckRequest } from "#client/views/maths/check/check-messages.ts";
import { probeWeight } from "#client/views/maths/check/weight-probe.ts";
import { parameterCount } from "#engine/layer-widths.ts";
import { GradientSweep } from "#engine/reference/gradient-sweep.ts";

/** About so many multiply-adds in a piece: some 40 ms, after which the page is heard. */
const PIECE = 12_000_000;

type Port = Pick<ReplayPort<CheckReply, CheckRequest>, "post" | "onMessage">;

/** Answers for the step opened last: one weight at once, all of them piece by piece. */
export function serveCheck(port: Port, later: (act: () => void) => void): void {
  let opened: { readonly id: number; readonly sweep: GradientSweep; readonly each: number } | null =
    null;
  let isOn = false;
  let isWaiting = false;

  const goOn = () => {
    isWaiting = false;
    if (opened === null || !isOn || opened.sweep.isOver) {
      return;
    }
    const { id, sweep, each } = opened;
    const before = sweep.components.length;
    sweep.advance(each);
    port.post({ kind: "swept", id, components: sweep.components.slice(before) });
    goOnLater();
  };
  const goOnLater = () => {
    if (!isWaiting) {
      isWaiting = true;
      later(goOn);
    }
  };

  port.onMessage((request) => {
    switch (request.kind) {
      case "open": {
        const { id, settings, step, regularization } = request;
        const passCost = parameterCount(settings) * step.targets.rows;
        opened = {
          id,
          sweep: new GradientSweep(settings, step, regularization),
          each: Math.max(1, Math.floor(PIECE / (2 * passCost))),
        };
        isOn = false;
        break;
      }
      case "probe": {
        const { index, epsilon } = request;
        if (opened !== null) {
          const { id, sweep } = opened;
          const claimed = sweep.claimed[index] ?? 0;
          port.post({
            kind: "probe",
            id,
            probe: probeWeight(sweep.check, index, claimed, epsilon),
          });
        }
        break;
      }
      case "sweep":
        isOn = request.isOn;
        goOnLater();
        break;
    }
  });
}
