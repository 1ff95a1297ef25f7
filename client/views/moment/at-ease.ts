import { Beat } from "#client/views/moment/beat.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";

/** Multiply-adds that a picture may cost before it waits for its turn: about a millisecond. */
const CHEAP = 300_000;
/** So often the pictures that wait have their turn at most, and at least. */
const PACE_MS = { least: 100, most: 800 };
/** Of every second so much may go into turns. */
const SHARE = 0.04;
/** For each ms of a turn the browser computes styles, lays out and paints for some more. */
const WHOLE = 4;
/** When no moment has come for so long, what rests is drawn, too. */
const STILL_MS = 300;
/** A moment that comes by less than half a frame too early is no other one. */
const EARLY_MS = 8;
/** Rule UI-133: what numbers that one reads cost, at least: they wait for their turn. */
export const A_TURN = 1_000_000;

/** Whether a picture is drawn with every moment. */
export function isCheap(cost: number): boolean {
  return cost <= CHEAP;
}

/** A picture that may be dear. */
export interface EasyPicture {
  draw(moment: Moment): void;
  /** Of drawing it once, in multiply-adds. */
  cost(moment: Moment): number;
  /** When it was drawn last, ms; it lives as long as what it is drawn on. */
  drawn: { atMs: number };
  /** So long it waits for its next turn at least, ms. */
  readonly restMs: number;
}

/**
 * Rule UI-14: what costs little is drawn with every moment. What is dear, and every table of
 * numbers, has a turn: all in one animation frame, of one moment, ten times a second, less often
 * where a turn takes the page long, and the newest moment in the end.
 */
export class Ease {
  readonly #pictures = new Set<EasyPicture>();
  readonly #beat = new Beat();
  #newest: Moment | null = null;
  #newestAtMs = Number.NEGATIVE_INFINITY;
  #nextAtMs = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #dueAtMs = 0;

  /** Draws at once what has not been drawn for a while. Returns how to leave. */
  add(picture: EasyPicture, moment: Moment | null): () => void {
    this.#pictures.add(picture);
    if (moment !== null) {
      const isRested = performance.now() - picture.drawn.atMs >= PACE_MS.least;
      if (isRested || isCheap(picture.cost(moment))) {
        drawNow(picture, moment);
      } else {
        this.#newest = moment;
        this.#wait(PACE_MS.least);
      }
    }
    return () => {
      this.#pictures.delete(picture);
      if (this.#pictures.size === 0) {
        this.#stopWaiting();
      }
    };
  }

  /** The page is drawn for another moment. */
  show(moment: Moment): void {
    this.#beat.tick();
    this.#newestAtMs = performance.now();
    for (const picture of this.#pictures) {
      if (isCheap(picture.cost(moment))) {
        drawNow(picture, moment);
      }
    }
    this.#newest = moment;
    const waitMs = this.#nextAtMs - performance.now();
    if (moment.isFinal || waitMs <= EARLY_MS) {
      this.#turn();
    } else {
      this.#wait(waitMs + this.#beat.patienceMs);
    }
  }

  #turn(): void {
    this.#stopWaiting();
    const moment = this.#newest;
    if (moment === null) {
      return;
    }
    const startMs = performance.now();
    const isStill = moment.isFinal || startMs - this.#newestAtMs >= STILL_MS;
    let restMs = Number.POSITIVE_INFINITY;
    for (const picture of this.#pictures) {
      const leftMs = isStill ? 0 : picture.drawn.atMs + picture.restMs - startMs;
      if (isCheap(picture.cost(moment))) {
        // It is drawn already.
      } else if (leftMs > EARLY_MS) {
        restMs = Math.min(restMs, leftMs);
      } else {
        drawNow(picture, moment);
      }
    }
    if (restMs < Number.POSITIVE_INFINITY) {
      this.#wait(Math.min(restMs, STILL_MS + PACE_MS.most) + this.#beat.patienceMs);
    }
    const tookMs = WHOLE * (performance.now() - startMs);
    const paceMs = Math.min(PACE_MS.most, Math.max(PACE_MS.least, tookMs / SHARE));
    this.#nextAtMs = startMs + paceMs;
  }

  /** What is due sooner does not wait for what rests. */
  #wait(ms: number): void {
    const dueAtMs = performance.now() + ms;
    if (this.#timer === null || dueAtMs < this.#dueAtMs) {
      this.#stopWaiting();
      this.#dueAtMs = dueAtMs;
      this.#timer = setTimeout(() => this.#turn(), ms);
    }
  }

  #stopWaiting(): void {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
  }
}

function drawNow(picture: EasyPicture, moment: Moment): void {
  picture.drawn.atMs = performance.now();
  picture.draw(moment);
}
