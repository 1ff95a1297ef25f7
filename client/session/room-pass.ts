import { browserMemory, type RoomMemory } from "#client/session/room-memory.ts";
import type { Handshake } from "#protocol/commands.ts";
import type { You } from "#protocol/room.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";

interface RoomPassInput {
  readonly code: string;
  readonly key?: string | undefined;
  readonly name?: string | undefined;
  readonly memory?: RoomMemory | undefined;
}

/** By what a page comes in: the room's code of today, a key or a token, and a name. */
export class RoomPass {
  readonly #memory: RoomMemory;
  readonly #name: string | undefined;
  #code: string;

  constructor({ code, key, name, memory }: RoomPassInput) {
    this.#code = code;
    this.#name = name;
    this.#memory = memory ?? browserMemory(code);
    if (key !== undefined) {
      this.#memory.keep({ key });
    }
  }

  handshake(you: You | null, lastVersion: number | undefined): Handshake {
    const { key, token } = this.#memory.credentials();
    const name = you?.name ?? this.#name ?? this.#memory.name();
    return {
      protocol: PROTOCOL_VERSION,
      code: this.#code,
      ...(this.#memory.isWatching ? { watchOnly: true } : {}),
      ...(key === null ? {} : { key }),
      ...(token === null ? {} : { token }),
      ...(name === null ? {} : { name }),
      ...(lastVersion === undefined ? {} : { lastVersion }),
    };
  }

  /** A key that this room does not know must not keep the code from working. */
  forgetKey(): void {
    this.#memory.keep({ key: null });
  }

  welcomed({ token }: You): void {
    this.#memory.keep({ token });
  }

  /** Rule CS-32: under its code of today: another one comes when the host renews the link. */
  remember(
    { id, code, name }: { readonly id: string; readonly code: string; readonly name: string },
    you: You | null,
  ): void {
    if (code !== this.#code) {
      this.#code = code;
      this.#memory.moved(code);
    }
    const isHost = you?.role === "host";
    this.#memory.visited({ id, code, name, lastVisitMs: Date.now(), isHost });
  }
}
