import { readsDrawings, type SharedDrawing } from "#protocol/drawing.ts";
import { ok, type Result, refuse } from "#protocol/errors.ts";
import type { Actor } from "#protocol/room.ts";
import type { RoomCore } from "#server/rooms/room-core.ts";

/**
 * Rule RM-30: the newest drawing of a room, for its network to read. One is kept at most, in
 * memory alone, and no longer than somebody is here and the run is shown digits.
 */
export class RoomDrawing {
  readonly #core: RoomCore;
  #current: SharedDrawing | null = null;

  constructor(core: RoomCore) {
    this.#core = core;
  }

  get current(): SharedDrawing | null {
    return this.#current;
  }

  share(pixels: readonly number[] | null, by: Actor): Result<Readonly<Record<string, never>>> {
    if (pixels !== null && !readsDrawings(this.#core.state.run.settings)) {
      return refuse("invalid-settings", "the run is not shown digits: it reads no drawing", "data");
    }
    this.#become(
      pixels === null ? null : { memberId: by.id, name: by.name, color: by.color, pixels },
    );
    return ok({});
  }

  /** The room has another run. */
  settle(): void {
    if (!readsDrawings(this.#core.state.run.settings)) {
      this.#become(null);
    }
  }

  keepFor(peopleHere: number): void {
    if (peopleHere === 0) {
      this.#become(null);
    }
  }

  #become(drawing: SharedDrawing | null): void {
    if (drawing !== this.#current) {
      this.#current = drawing;
      this.#core.audience?.drawingChanged();
    }
  }
}
