import type { VersionedRoomEvent } from "#protocol/room.ts";

/** The room's last events, for who comes back after a short absence. */
export class EventLog {
  readonly #limit: number;
  #events: VersionedRoomEvent[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(event: VersionedRoomEvent): void {
    this.#events.push(event);
    if (this.#events.length > 2 * this.#limit) {
      this.#events = this.#events.slice(-this.#limit);
    }
  }

  /** Rule RM-2: what came after `version`, or null when that is too long ago or never was. */
  since(version: number, newest: number): readonly VersionedRoomEvent[] | null {
    if (version > newest) {
      return null;
    }
    if (version === newest) {
      return [];
    }
    const missed = this.#events.slice(-this.#limit).filter((event) => event.version > version);
    return missed[0]?.version === version + 1 ? missed : null;
  }
}
