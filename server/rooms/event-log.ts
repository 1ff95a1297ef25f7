import type { VersionedRoomEvent } from "#protocol/room.ts";

/** The room's last events, for who comes back after a short absence. */
export class EventLog {
  readonly #limit: number;
  readonly #limitBytes: number;
  readonly #events: { readonly event: VersionedRoomEvent; readonly bytes: number }[] = [];
  #bytes = 0;

  constructor(limit: number, limitBytes: number) {
    this.#limit = limit;
    this.#limitBytes = limitBytes;
  }

  add(event: VersionedRoomEvent): void {
    const bytes = JSON.stringify(event).length;
    this.#events.push({ event, bytes });
    this.#bytes += bytes;
    while (this.#events.length > this.#limit || this.#bytes > this.#limitBytes) {
      this.#bytes -= this.#events.shift()?.bytes ?? 0;
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
    const missed = this.#events.map(({ event }) => event).filter((e) => e.version > version);
    return missed[0]?.version === version + 1 ? missed : null;
  }
}
