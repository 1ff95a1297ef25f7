import { ok, type Result, refuse } from "#protocol/errors.ts";
import { LIMITS } from "#protocol/limits.ts";
import { RateLimit } from "#server/gateway/rate-limit.ts";

const MINUTE_MS = 60_000;

/**
 * Who may knock how often. One address may be a whole school behind one router, so newcomers of
 * several classes a minute are let in; guessing codes is another matter.
 */
export class Door {
  readonly #joins = new RateLimit(LIMITS.joinsPerMinutePerAddress, MINUTE_MS);
  readonly #created = new RateLimit(LIMITS.roomsPerHourPerAddress, 60 * MINUTE_MS);
  readonly #uploads = new RateLimit(LIMITS.tablesPerHourPerAddress, 60 * MINUTE_MS);
  readonly #labels = new RateLimit(LIMITS.labelsPerMinute, MINUTE_MS);
  readonly #labelsFrom = new RateLimit(LIMITS.labelsPerMinutePerAddress, MINUTE_MS);
  readonly #wrongSlow = new RateLimit(LIMITS.wrongCodesPerMinute, MINUTE_MS);
  readonly #wrongFree = new RateLimit(LIMITS.wrongCodesFree, 60 * MINUTE_MS);

  /** Rule PR-6: newcomers beyond some classes in a minute from one address wait. */
  mayJoin(address: string, nowMs: number): Result<null> {
    const wait = this.#joins.retryInMs(address, nowMs);
    return wait === null
      ? ok(null)
      : refuse(
          "too-fast",
          `too many people join from one address: try again in ${seconds(wait)} s`,
        );
  }

  /** Rule PR-5: after 20 wrong codes in an hour an address may try 5 a minute. */
  mayGuess(address: string, nowMs: number): Result<null> {
    return this.#wrongFree.isFull(address, nowMs) && this.#wrongSlow.isFull(address, nowMs)
      ? refuse("too-fast", "too many wrong codes from this address: try again in a minute")
      : ok(null);
  }

  guessedWrong(address: string, nowMs: number): void {
    if (this.#wrongFree.retryInMs(address, nowMs) !== null) {
      this.#wrongSlow.retryInMs(address, nowMs);
    }
  }

  /** Rule RM-25: uploads of tables from one address, whatever rooms they are for. */
  mayUpload(address: string, nowMs: number): Result<null> {
    const wait = this.#uploads.retryInMs(address, nowMs);
    return wait === null
      ? ok(null)
      : refuse("too-fast", `too many tables from this address: try again in ${seconds(wait)} s`);
  }

  /** Rule GW-67: stars and remarks of one person, and from one address. */
  mayLabel(person: string, address: string, nowMs: number): Result<null> {
    const wait =
      this.#labels.retryInMs(person, nowMs) ?? this.#labelsFrom.retryInMs(address, nowMs);
    return wait === null
      ? ok(null)
      : refuse("too-fast", `too many stars and notes: try again in ${seconds(wait)} s`);
  }

  mayCreate(address: string, nowMs: number): Result<null> {
    const wait = this.#created.retryInMs(address, nowMs);
    return wait === null
      ? ok(null)
      : refuse("too-fast", `too many rooms from this address: try again in ${seconds(wait)} s`);
  }
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}
