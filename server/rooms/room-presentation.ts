import { ok, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import type { Presentation, Shown } from "#protocol/presentation.ts";
import type { Actor } from "#protocol/room.ts";
import type { RoomPeople } from "#server/rooms/people.ts";
import type { RoomCore } from "#server/rooms/room-core.ts";

type Done = Result<Readonly<Record<string, never>>>;

/** What is presented, and by which page. */
interface Presented {
  readonly connectionId: string;
  readonly by: Actor;
  readonly shown: Shown;
}

/**
 * Rules RM-60 to RM-63: what the host of a room presents. One presentation at most, in memory
 * alone: of the page that presented last, until a host ends it or that page is away for too long.
 */
export class RoomPresentation {
  readonly #core: RoomCore;
  readonly #people: RoomPeople;
  #presented: Presented | null = null;
  /** Connections that said so. */
  #following = new Set<string>();
  #followers = 0;
  #away: NodeJS.Timeout | null = null;

  constructor(core: RoomCore, people: RoomPeople) {
    this.#core = core;
    this.#people = people;
  }

  get current(): Presentation | null {
    const presented = this.#presented;
    return presented === null
      ? null
      : { by: presented.by, followers: this.#followers, ...presented.shown };
  }

  /** @param shown null ends it, whichever host's it is. */
  present(connectionId: string, shown: Shown | null): Done {
    const who = this.#people.whoIs(connectionId);
    if (who?.role !== "host") {
      return refuse("not-allowed", "only the host presents");
    }
    if (shown === null) {
      this.#end();
      return ok({});
    }
    if (this.#presented?.by.id !== who.actor.id) {
      // A presentation begins: everybody's page says anew that it follows.
      this.#following = new Set();
    }
    this.#stopWaiting();
    this.#presented = { connectionId, by: who.actor, shown };
    this.#followers = this.#countFollowers();
    this.#core.audience?.presentationChanged();
    return ok({});
  }

  follow(connectionId: string, isFollowing: boolean): Done {
    if (isFollowing && this.#presented !== null) {
      this.#following.add(connectionId);
    } else {
      this.#following.delete(connectionId);
    }
    this.#recount();
    return ok({});
  }

  /** Somebody came or went. */
  peopleChanged(): void {
    const presented = this.#presented;
    if (presented === null) {
      return;
    }
    const here = new Set(this.#people.connectionIds);
    this.#following = new Set([...this.#following].filter((id) => here.has(id)));
    if (!here.has(presented.connectionId)) {
      this.#away ??= setTimeout(() => this.#end(), LIMITS.presenterAwayMs).unref();
    }
    this.#recount();
  }

  /** Nobody waits for who leaves a room that closes. */
  close(): void {
    this.#stopWaiting();
    this.#presented = null;
  }

  #end(): void {
    this.#stopWaiting();
    this.#following = new Set();
    if (this.#presented !== null) {
      this.#presented = null;
      this.#core.audience?.presentationChanged();
    }
  }

  #recount(): void {
    const followers = this.#countFollowers();
    if (this.#presented !== null && followers !== this.#followers) {
      this.#followers = followers;
      this.#core.audience?.presentationChanged();
    }
  }

  /** People, not pages; who presents is none of them. */
  #countFollowers(): number {
    const followers = new Set<string>();
    for (const id of this.#following) {
      const who = this.#people.whoIs(id);
      if (who !== null) {
        followers.add(who.actor.id);
      }
    }
    followers.delete(this.#presented?.by.id ?? "");
    return followers.size;
  }

  #stopWaiting(): void {
    clearTimeout(this.#away ?? undefined);
    this.#away = null;
  }
}
