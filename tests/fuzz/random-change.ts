import { networkLayers, parameterName } from "#engine/network.ts";
import type { RunChange } from "#engine/run-events.ts";
import { REGULARIZATIONS, type TrainingSettings, UPDATE_RULES } from "#engine/settings.ts";
import type { Chance } from "./chance.ts";

/** A change that mostly fits a run of these settings with so many parameters and training rows. */
export function randomChange(
  chance: Chance,
  settings: TrainingSettings,
  { parameters, rows }: { readonly parameters: number; readonly rows: number },
): RunChange {
  switch (chance.whole(0, 6)) {
    case 0:
      return { kind: "set-learning-rate", value: chance.magnitude(-10, 2) };
    case 1:
      return { kind: "set-momentum", value: chance.real(0, 1.05) };
    case 2: {
      const kind = chance.pick(REGULARIZATIONS);
      const rate = chance.real(0, 0.3);
      return {
        kind: "set-regularization",
        regularization: { kind, rate: kind === "none" ? 0 : rate },
      };
    }
    case 3: {
      const size = chance.whole(1, rows + 1);
      const batch = chance.happens(0.3) ? "full" : { size, seed: chance.whole(0, 3) };
      return { kind: "set-batch", batch };
    }
    case 4: {
      const layer = chance.whole(1, settings.layers.length + 1);
      const rule = chance.pick(UPDATE_RULES);
      return {
        kind: "set-update-rule",
        updateRule: rule === "gradient" ? rule : { layer, rule },
      };
    }
    case 5: {
      const inside = parameterName(networkLayers(settings), chance.whole(0, parameters - 1));
      return {
        kind: "set-parameter",
        parameter: chance.happens(0.9) ? inside : `b${chance.whole(1, 8)}[${chance.whole(1, 9)}]`,
        value: chance.happens(0.9) ? chance.real(-3, 3) : chance.real(-1e15, 1e15),
      };
    }
    default:
      return {
        kind: "set-stop",
        stop: chance.happens(0.5)
          ? { steps: chance.whole(1, 40) }
          : { steps: chance.whole(10, 40), loss: chance.real(0, 1) },
      };
  }
}
