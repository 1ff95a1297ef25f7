import { DrawingSignal } from "#client/session/drawing-signal.ts";
import type { SharedDrawing } from "#protocol/drawing.ts";
import type { Result } from "#protocol/errors.ts";
import type { Pace } from "#protocol/pace.ts";
import type { Presentation } from "#protocol/presentation.ts";
import type { Presence, Welcome, You } from "#protocol/room.ts";

/** Of a room what is not versioned. */
export interface Here {
  readonly you: You;
  readonly presence: Presence;
  readonly drawing: SharedDrawing | null;
  readonly presentation: Presentation | null;
}

/** A pace, and when it was told, ms of `performance.now()`. */
export interface HeardPace extends Pace {
  readonly atMs: number;
}

/** Who is here, who one is among them, what is drawn and presented, and how far a slow step is; told as it is, not as it changed. */
export class RoomHere {
  readonly #signal: DrawingSignal;
  readonly #onChange: () => void;
  #you: You | null = null;
  #presence: Presence = { people: [], count: 0 };
  #drawing: SharedDrawing | null = null;
  #presentation: Presentation | null = null;
  #pace: HeardPace | null = null;

  constructor(
    send: (pixels: readonly number[] | null) => Promise<Result<void>>,
    onChange: () => void,
  ) {
    this.#signal = new DrawingSignal(send, onChange);
    this.#onChange = onChange;
  }

  get you(): You | null {
    return this.#you;
  }

  /** Null before the first welcome. */
  get now(): Here | null {
    const you = this.#you;
    return you === null
      ? null
      : {
          you,
          presence: this.#presence,
          drawing: this.#drawn(you),
          presentation: this.#presentation,
        };
  }

  get pace(): HeardPace | null {
    return this.#pace;
  }

  /** Shown by whoever was welcomed. */
  welcomed({
    you,
    presence,
    drawing,
    presentation,
    pace,
  }: Omit<Welcome, "protocol" | "room">): void {
    this.#you = you;
    this.#presentation = presentation;
    this.#pace = heard(pace);
    this.#presence = presence;
    this.#drawing = drawing;
    this.#signal.heard();
  }

  readonly told = {
    presence: (presence: Presence): void => {
      this.#presence = presence;
      this.#onChange();
    },
    drawing: (drawing: SharedDrawing | null): void => {
      this.#drawing = drawing;
      this.#signal.heard();
      this.#onChange();
    },
    presentation: (presentation: Presentation | null): void => {
      this.#presentation = presentation;
      this.#onChange();
    },
    pace: (pace: Pace | null): void => {
      this.#pace = heard(pace);
      this.#onChange();
    },
    "you-changed": (you: Omit<You, "token">): void => {
      this.#you = this.#you === null ? null : { ...you, token: this.#you.token };
      this.#onChange();
    },
  };

  share(pixels: readonly number[] | null): Promise<Result<void>> {
    return this.#signal.share(pixels);
  }

  #drawn({ id, name, color }: You): SharedDrawing | null {
    const { own } = this.#signal;
    if (own === undefined) {
      return this.#drawing;
    }
    return own === null ? null : { memberId: id, name, color, pixels: own };
  }
}

function heard(pace: Pace | null): HeardPace | null {
  return pace === null ? null : { ...pace, atMs: performance.now() };
}
