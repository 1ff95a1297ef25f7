import type { Brush, CanvasBox } from "#client/draw/canvas-surface.ts";
import type { Picture } from "#client/pictures/picture.ts";
import type { PictureHost } from "#client/pictures/picture-host.ts";
import { Beat } from "#client/views/moment/beat.ts";

/** What one canvas shall show. */
export interface Wish {
  readonly box: CanvasBox;
  readonly picture: Picture;
  /** Clears the canvas for a box; null while it is not in the page. */
  begin(box: CanvasBox): Brush | null;
  /** Draws the picture in the page. */
  drawHere(context: Brush): void;
  /** After it can be seen. */
  onShown?(): void;
}

/**
 * Rule UI-17: one canvas, drawn by a worker: one picture on its way at a time, always the newest
 * wish next. What comes back is shown with the next moment, in its animation frame.
 */
export class PicturePen {
  readonly #host: Pick<PictureHost, "isReady" | "draw">;
  #next: Wish | null = null;
  #drawn: { readonly bitmap: ImageBitmap; readonly wish: Wish } | null = null;
  /** Of moments: a finished picture waits for the next one to be shown with. */
  readonly #beat = new Beat();
  #isBusy = false;
  /** For the newest wish. */
  #box: CanvasBox | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Grows with every `close`: what was on its way before is not shown any more. */
  #life = 0;

  constructor(host: Pick<PictureHost, "isReady" | "draw">) {
    this.#host = host;
  }

  /** Whether pictures cost the page nearly nothing. */
  get isAway(): boolean {
    return this.#host.isReady();
  }

  /** Whether a picture has come back that is not shown yet. */
  get hasDrawn(): boolean {
    return this.#drawn !== null;
  }

  show(wish: Wish): void {
    const hasPlace = isSameBox(this.#box, wish.box);
    this.#box = wish.box;
    if (!(this.#host.isReady() && hasPlace)) {
      // The first one, and that for another size: nothing stands empty, or beside where it belongs.
      this.close();
      showHere(wish);
      return;
    }
    this.#next = wish;
    if (!this.#isBusy) {
      void this.#work(this.#life);
    }
  }

  /** Shows what has come back: with a moment, since every other time has the page painted once more. */
  put(): void {
    this.#beat.tick();
    this.#putNow();
  }

  /** Nothing that was wished for is shown any more. */
  close(): void {
    this.#life += 1;
    this.#next = null;
    this.#isBusy = false;
    this.#drawn?.bitmap.close();
    this.#forget();
  }

  async #work(life: number): Promise<void> {
    this.#isBusy = true;
    for (let wish = this.#next; wish !== null; wish = this.#next) {
      this.#next = null;
      const bitmap = await this.#host.draw(wish.picture, wish.box);
      if (life !== this.#life) {
        bitmap?.close();
        return;
      }
      if (bitmap === null) {
        showHere(wish);
      } else {
        this.#drawn?.bitmap.close();
        this.#drawn = { bitmap, wish };
        this.#timer ??= setTimeout(() => this.#putNow(), this.#beat.patienceMs);
      }
    }
    this.#isBusy = false;
  }

  #putNow(): void {
    const drawn = this.#drawn;
    this.#forget();
    if (drawn !== null) {
      putBitmap(drawn.wish, drawn.bitmap);
      drawn.bitmap.close();
    }
  }

  #forget(): void {
    this.#drawn = null;
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
  }
}

function isSameBox(a: CanvasBox | null, b: CanvasBox): boolean {
  return a?.widthPx === b.widthPx && a.heightPx === b.heightPx && a.ratio === b.ratio;
}

/** Draws in the page, at once. */
export function showHere(wish: Wish): void {
  const context = wish.begin(wish.box);
  if (context !== null) {
    wish.drawHere(context);
    wish.onShown?.();
  }
}

function putBitmap(wish: Wish, bitmap: ImageBitmap): void {
  const context = wish.begin(wish.box);
  if (context !== null) {
    context.drawImage(bitmap, 0, 0, wish.box.widthPx, wish.box.heightPx);
    wish.onShown?.();
  }
}
