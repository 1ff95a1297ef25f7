import type { StoreApi } from "zustand/vanilla";
import type { SessionState } from "#client/session/session.ts";
import type { Moment, MomentSource } from "#client/views/moment/moment-clock.ts";
import { parameterCount } from "#engine/layer-widths.ts";

/**
 * The moments of a session. A frame whose size does not fit the settings (the moment between two
 * runs) is no moment.
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
    a.curveRevision !== b.curveRevision
  );
}

function momentOf({ frame, settingsInForce: settings, curve }: SessionState): Moment | null {
  if (frame === null || settings === null || frame.parameters.length !== parameterCount(settings)) {
    return null;
  }
  const { step, loss, parameters, isExact } = frame;
  return { settings, step, loss, parameters, isExact, curve };
}
