import { loadSettingsEditing, settingsEditing } from "#client/session/settings-editing.ts";
import type { VersionedRoomEvent } from "#protocol/room.ts";

/** Rule CS-1: events in their order. A change of the settings waits until it can be read. */
export class EventGate {
  readonly #pass: (events: readonly VersionedRoomEvent[]) => void;
  #held: VersionedRoomEvent[] | null = null;
  #isClosed = false;

  /** @param pass takes events that came together; it may be handed some that it cannot read. */
  constructor(pass: (events: readonly VersionedRoomEvent[]) => void) {
    this.#pass = pass;
  }

  take(event: VersionedRoomEvent): void {
    if (this.#held !== null) {
      this.#held.push(event);
    } else if (settingsEditing() === null && event.event.kind === "settings-changed") {
      this.#held = [event];
      void this.#open();
    } else {
      this.#pass([event]);
    }
  }

  close(): void {
    this.#isClosed = true;
  }

  async #open(): Promise<void> {
    // Where it cannot be loaded, whoever gets the events asks for the whole room instead.
    await loadSettingsEditing().catch(() => null);
    const held = this.#held ?? [];
    this.#held = null;
    if (!this.#isClosed) {
      this.#pass(held);
    }
  }
}
