import type { CanvasBox } from "#client/draw/canvas-surface.ts";
import type { Picture, PictureReply, PictureRequest } from "#client/pictures/picture.ts";
import { startPictureWorker } from "#client/pictures/start-picture-worker.ts";
import type { ReplayPort } from "#client/session/replay-messages.ts";

type Port = ReplayPort<PictureRequest, PictureReply>;

/** One worker that draws for all pictures of the page; it lives as long as somebody may ask. */
export class PictureHost {
  readonly #start: () => Port | null;
  readonly #waiting = new Map<number, (bitmap: ImageBitmap | null) => void>();
  /** Undefined before it is needed; null where there is none, or it has died. */
  #port: Port | null | undefined;
  #isReady = false;
  #guests = 0;
  #lastId = 0;

  constructor(start: () => Port | null) {
    this.#start = start;
  }

  /** Returns how to leave. */
  join(): () => void {
    this.#guests += 1;
    return () => {
      this.#guests -= 1;
      if (this.#guests === 0) {
        this.#end(undefined);
      }
    };
  }

  /** Whether it can draw by now; who asks for the first time starts it. */
  isReady(): boolean {
    if (this.#port === undefined) {
      const port = this.#start();
      this.#port = port;
      port?.onMessage((reply) => this.#hear(reply));
      port?.onError(() => this.#end(null));
    }
    return this.#isReady;
  }

  /** Null when it cannot be drawn there any more. */
  draw(picture: Picture, box: CanvasBox): Promise<ImageBitmap | null> {
    const port = this.#port;
    if (!port || !this.#isReady) {
      return Promise.resolve(null);
    }
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      port.post({ id, picture, box });
    });
  }

  #hear(reply: PictureReply): void {
    if (reply.kind === "ready") {
      this.#isReady = true;
      return;
    }
    this.#waiting.get(reply.id)?.(reply.bitmap);
    this.#waiting.delete(reply.id);
  }

  #end(port: null | undefined): void {
    this.#port?.close();
    this.#port = port;
    this.#isReady = false;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const answer of waiting) {
      answer(null);
    }
  }
}

/** The page's own. */
export const pictureHost = new PictureHost(startPictureWorker);
