import { createHash } from "node:crypto";
import type { Training } from "#engine/training.ts";
import { encodeKeyframe } from "#protocol/keyframe-codec.ts";

/** All that a training is and says: equal for two engines, or before and after a keyframe. */
export function stateOf(training: Training) {
  const { step, seq, loss, testLoss, stepLoss, end } = training;
  const keyframe = createHash("sha256").update(encodeKeyframe(training.keyframe())).digest("hex");
  return { step, seq, loss, testLoss, stepLoss, end, keyframe };
}
