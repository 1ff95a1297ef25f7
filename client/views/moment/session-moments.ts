import type { StoreApi } from "zustand/vanilla";
import type { SessionState } from "#client/session/session.ts";
import type { Moment, MomentSource } from "#client/views/moment/moment-clock.ts";
import { parameterCount } from "#engine/layer-widths.ts";

/**
 * The moments of a session. A frame whose size does not fit the settings (the moment between two
 * runs) is no moment, and neither is one whose data are still on their way.
 */
export function sessionMoments(store: StoreApi<SessionState>): MomentSource {
  let last: { readonly from: SessionState; readonly moment: Moment | null } | null = null;
  return {
    read() {
      const state = store.getState();
      if (last === null || isOther(state, last.from)) {
        last = { from: state, moment: momentOf(state) };
      }
      return last.moment;
    },
    subscribe: (listener) =>
      store.subscribe((state, before) => {
        if (isOther(state, before)) {
          listener();
        }
      }),
  };
}

function isOther(a: SessionState, b: SessionState): boolean {
  return (
    a.frame !== b.frame ||
    a.settingsInForce !== b.settingsInForce ||
    a.dataset !== b.dataset ||
    a.curveRevision !== b.curveRevision
  );
}

function momentOf(state: SessionState): Moment | null {
  const { frame, settingsInForce: settings, dataset, curve } = state;
  if (
    frame === null ||
    settings === null ||
    dataset === null ||
    frame.parameters.length !== parameterCount(settings)
  ) {
    return null;
  }
  const { step, loss, testLoss, parameters, isExact, isFinal } = frame;
  return { settings, dataset, step, loss, testLoss, parameters, isExact, isFinal, curve };
}
