import { formatCount } from "#client/draw/number-format.ts";
import { SURFACE } from "#client/text/en/surface.ts";
import { writeText } from "#client/ui/write-text.ts";
import type { Plane } from "#client/views/plane/plane-feed.ts";
import { PointEvaluator } from "#client/views/surface/point-evaluator.ts";
import type { PlanePoint } from "#client/views/surface/surface-plot.ts";
import { answerWords } from "#client/views/surface/write-answer.ts";

/** Where the words about the surface go. */
export interface SurfaceWords {
  /** What has the focus: a screen reader says its value. */
  readonly box: HTMLElement;
  readonly answer: HTMLElement;
  readonly step: HTMLElement;
}

/** A screen reader hears a value that changes by itself at most so often. */
const PACE_MS = 5_000;

/** Writes the step of the surface and what the network answers under the crosshair. */
export class SurfaceWriter {
  readonly #evaluator = new PointEvaluator();
  #point: PlanePoint | null = null;
  #saidAtMs = Number.NEGATIVE_INFINITY;

  write({ box, answer, step }: SurfaceWords, plane: Plane, point: PlanePoint | null): void {
    step.dataset["value"] = String(plane.step);
    writeText(step, SURFACE.atStep(formatCount(plane.step)));
    const words = point === null ? SURFACE.nowhere : this.#wordsAt(answer, plane, point);
    if (point === null) {
      for (const name of ["x", "y", "value"]) {
        delete answer.dataset[name];
      }
    }
    writeText(answer, words);
    // Digits are set in the face of numbers, sentences are not.
    answer.classList.toggle("num", point !== null);
    const nowMs = performance.now();
    if (point !== this.#point || nowMs - this.#saidAtMs >= PACE_MS) {
      box.setAttribute("aria-valuetext", words);
      this.#point = point;
      this.#saidAtMs = nowMs;
    }
  }

  #wordsAt(answer: HTMLElement, plane: Plane, point: PlanePoint): string {
    const outputs = this.#evaluator.at(plane.moment, Float64Array.of(point.x, point.y));
    answer.dataset["x"] = String(point.x);
    answer.dataset["y"] = String(point.y);
    answer.dataset["value"] = outputs.data.join(" ");
    return answerWords(plane.moment, plane.scatter.names, point, outputs);
  }
}
