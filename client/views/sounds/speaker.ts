import type { Sound } from "#client/views/sounds/sound-between.ts";

/** Frequencies in Hz, one after the other; `s` is how long each sounds. */
interface Tones {
  readonly hz: readonly number[];
  readonly s: number;
}

const TONES: Record<Sound, Tones> = {
  joined: { hz: [523.25, 659.25], s: 0.09 },
  ended: { hz: [523.25, 659.25, 783.99], s: 0.12 },
  diverged: { hz: [311.13, 233.08], s: 0.22 },
  refused: { hz: [196], s: 0.12 },
};

/** Of full volume: heard beside a lesson, not over it. */
const VOLUME = 0.05;
/** A whole class joins in a second: one sound stands for all of them. */
const APART_MS = 400;
/** So that no tone begins or ends with a click. */
const EDGE_S = 0.015;

/** Makes tones with Web Audio. A browser lets it speak only after a press or a key. */
export class Speaker {
  readonly #open: () => AudioContext;
  #context: AudioContext | null = null;
  #lastMs = Number.NEGATIVE_INFINITY;

  constructor(open: () => AudioContext) {
    this.#open = open;
  }

  play(sound: Sound): void {
    const nowMs = performance.now();
    if (nowMs - this.#lastMs < APART_MS) {
      return;
    }
    this.#lastMs = nowMs;
    const context = this.#awake();
    if (context === null) {
      return;
    }
    const { hz, s } = TONES[sound];
    for (const [index, pitch] of hz.entries()) {
      playTone(context, pitch, context.currentTime + index * s, s);
    }
  }

  close(): void {
    void this.#context?.close();
    this.#context = null;
  }

  /** Null where there is no audio, or nobody has touched the page yet: then it is silent. */
  #awake(): AudioContext | null {
    if (!navigator.userActivation.hasBeenActive) {
      return null;
    }
    try {
      this.#context ??= this.#open();
    } catch {
      return null;
    }
    if (this.#context.state === "suspended") {
      void this.#context.resume();
    }
    return this.#context;
  }
}

function playTone(context: AudioContext, hz: number, at: number, s: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.type = "sine";
  tone.frequency.value = hz;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(VOLUME, at + EDGE_S);
  volume.gain.setValueAtTime(VOLUME, at + s - EDGE_S);
  volume.gain.linearRampToValueAtTime(0, at + s);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + s);
}
