import { parameterCount } from "#engine/layer-widths.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { decodeFrame, type Frame, FrameFormatError } from "#protocol/frame-codec.ts";

/** Rule CS-2: frames are ordered by epoch, step, seq; an older one never replaces a newer one. */
export function isOlder(frame: Frame, shown: Frame): boolean {
  return (frame.epoch - shown.epoch || frame.step - shown.step || frame.seq - shown.seq) < 0;
}

/** Null when the bytes are no frame of this network. */
export function frameOf(bytes: Uint8Array, settings: TrainingSettings): Frame | null {
  try {
    const frame = decodeFrame(bytes);
    return frame.parameters.length === parameterCount(settings) ? frame : null;
  } catch (error) {
    if (error instanceof FrameFormatError) {
      return null;
    }
    throw error;
  }
}
