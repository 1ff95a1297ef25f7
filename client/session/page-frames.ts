/** When a page is painted next. */
export interface AnimationFrames {
  request(draw: () => void): number;
  cancel(id: number): void;
}

const awaited = new Set<number>();

/** The page's own, and whether somebody waits for the next one. */
export const PAGE_FRAMES = {
  request(draw: () => void): number {
    const id = requestAnimationFrame(() => {
      awaited.delete(id);
      draw();
    });
    awaited.add(id);
    return id;
  },
  cancel(id: number): void {
    awaited.delete(id);
    cancelAnimationFrame(id);
  },
  /** False while nothing that has come is about to be drawn: it has changed nothing that one sees. */
  get isAwaited(): boolean {
    return awaited.size > 0;
  },
};
