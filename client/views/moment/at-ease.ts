import { Beat } from "#client/views/moment/beat.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";

/** Multiply-adds that a picture may cost before it waits for its turn: about a millisecond. */
const CHEAP = 300_000;
/** So often the pictures that wait have their turn at most, and at least. */
const PACE_MS = { least: 100, most: 1_200 };
/** Of every second so much may go into turns. */
const SHARE = 0.025;
/** For each ms of a turn the browser computes styles, lays out and paints for some more. */
const WHOLE = 4;
/** When no moment has come for so long, what rests is drawn, too. */
const STILL_MS = 300;
/** A moment that comes by less than half a frame too early is no other one. */
const EARLY_MS = 8;
/** What waits for a turn waits so much longer than it should take until there is one. */
const LATE_MS = 50;
/** When no turn has come for so long, none is on its way. */
export const NO_TURN_MS = 2 * PACE_MS.most;
/** What nobody sees is kept up so often, ms. */
export const UNSEEN_MS = 5_000;
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
  /** Whether drawing it asks a worker, and changes nothing that one sees before that has answered. */
  isAway(): boolean;
  /** When it was drawn last, ms; it lives as long as what it is drawn on. */
  drawn: { atMs: number };
  /** So long it waits for its next turn at least, ms. */
  readonly restMs: number;
}

/** A turn that workers draw already, with what is left of it. */
interface BegunTurn {
  readonly moment: Moment;
  readonly pictures: EasyPicture[];
  readonly atMs: number;
  readonly tookMs: number;
}

/**
 * Rule UI-14: what costs little is drawn with every moment. What is dear, and every table of
 * numbers, has a turn: all in one animation frame, of one moment, ten times a second, less often
 * where a turn takes the page long, and the newest moment in the end. A turn begins with what
 * workers draw; the rest of it comes with the next moment, when they have answered, so that the
 * page is laid out and painted once for all.
 */
export class Ease {
  readonly #pictures = new Set<EasyPicture>();
  readonly #beat = new Beat();
  #begun: BegunTurn | null = null;
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
        this.#begun?.pictures.push(picture);
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

  /** Within how many ms the next turn comes, if one comes: what it is waited for may go with it. */
  get turnMs(): number {
    return Math.max(0, this.#nextAtMs - performance.now()) + 2 * this.#beat.patienceMs + LATE_MS;
  }

  /** Whether showing a moment now changes anything that one sees. */
  isDue(moment: Moment): boolean {
    return (
      this.#begun !== null ||
      [...this.#pictures].some((picture) => isCheap(picture.cost(moment))) ||
      (this.#pictures.size > 0 && this.#isTurn(moment) && !this.#beginsAway(moment))
    );
  }

  #isTurn({ isFinal }: Moment): boolean {
    return isFinal || this.#nextAtMs - performance.now() <= EARLY_MS;
  }

  #beginsAway({ isFinal }: Moment): boolean {
    return !isFinal && [...this.#pictures].some((picture) => picture.isAway());
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
    if (this.#begun !== null && !moment.isFinal) {
      this.#finish();
    }
    if (this.#isTurn(moment)) {
      this.#turn(this.#beginsAway(moment));
    } else {
      this.#wait(this.#nextAtMs - performance.now() + this.#beat.patienceMs);
    }
  }

  /** @param isInTwo whether what workers do not draw waits for the next moment, if one comes soon. */
  #turn(isInTwo: boolean): void {
    this.#stopWaiting();
    const moment = this.#newest;
    if (moment === null) {
      return;
    }
    const startMs = performance.now();
    const isStill = moment.isFinal || startMs - this.#newestAtMs >= STILL_MS;
    const pictures: EasyPicture[] = [];
    for (const picture of this.#pictures) {
      if (isCheap(picture.cost(moment)) || !(isStill || leftMs(picture, startMs) <= EARLY_MS)) {
        // It is drawn already, or rests.
      } else if (picture.isAway()) {
        drawNow(picture, moment);
      } else {
        pictures.push(picture);
      }
    }
    this.#begun = { moment, pictures, atMs: startMs, tookMs: performance.now() - startMs };
    this.#nextAtMs = startMs + PACE_MS.least;
    if (isInTwo) {
      this.#wait(this.#beat.patienceMs);
    } else {
      this.#finish();
    }
  }

  #finish(): void {
    const [begun, newest] = [this.#begun, this.#newest];
    this.#begun = null;
    if (begun === null || newest === null) {
      return;
    }
    const startMs = performance.now();
    const isOfRun =
      begun.moment.dataset === newest.dataset && begun.moment.settings === newest.settings;
    for (const picture of begun.pictures) {
      if (this.#pictures.has(picture)) {
        drawNow(picture, isOfRun ? begun.moment : newest);
      }
    }
    const endMs = performance.now();
    const wholeMs = WHOLE * (begun.tookMs + endMs - startMs);
    this.#nextAtMs = begun.atMs + Math.min(PACE_MS.most, Math.max(PACE_MS.least, wholeMs / SHARE));
    this.#waitForRested(newest, endMs);
  }

  /** When no moment comes any more, what rests is drawn in the end. */
  #waitForRested(newest: Moment, atMs: number): void {
    const resting = [...this.#pictures].filter(
      (picture) => !isCheap(picture.cost(newest)) && leftMs(picture, atMs) > EARLY_MS,
    );
    if (resting.length > 0 && !newest.isFinal) {
      const restMs = Math.min(...resting.map((picture) => leftMs(picture, atMs)));
      this.#wait(Math.min(restMs, STILL_MS + PACE_MS.most) + this.#beat.patienceMs);
    }
  }

  /** What is due sooner does not wait for what rests. */
  #wait(ms: number): void {
    const dueAtMs = performance.now() + ms;
    if (this.#timer === null || dueAtMs < this.#dueAtMs) {
      this.#stopWaiting();
      this.#dueAtMs = dueAtMs;
      this.#timer = setTimeout(() => this.#late(), ms);
    }
  }

  /** No moment came in time. */
  #late(): void {
    this.#timer = null;
    if (this.#begun === null) {
      this.#turn(false);
    } else {
      this.#finish();
    }
  }

  #stopWaiting(): void {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
  }
}

/** So long a picture still rests, ms; less than 0 when it has rested. */
function leftMs({ drawn, restMs }: EasyPicture, atMs: number): number {
  return drawn.atMs + restMs - atMs;
}

function drawNow(picture: EasyPicture, moment: Moment): void {
  picture.drawn.atMs = performance.now();
  picture.draw(moment);
}
