import { type HistoryPoint, ParameterHistory } from "#client/views/inspector/parameter-history.ts";
import type { Moment } from "#client/views/moment/moment-clock.ts";

/**
 * Rule UI-41: what this page has seen of the parameters of the run on the screen. Of a network that
 * is too large to keep whole, one parameter from the moment on at which it is watched.
 */
export class RunHistory {
  #run = "";
  #all: ParameterHistory | null = null;
  #one: { readonly index: number; readonly history: ParameterHistory } | null = null;
  #newest: Moment | null = null;

  /** @param run another one starts over. */
  record(run: string, moment: Moment): void {
    const { parameters, step } = moment;
    const width = parameters.length;
    if (run !== this.#run || width !== this.#newest?.parameters.length) {
      this.#run = run;
      this.#one = null;
      this.#all = ParameterHistory.holds(width) ? new ParameterHistory(width) : null;
    } else if (parameters === this.#newest.parameters) {
      return;
    }
    this.#newest = moment;
    this.#all?.add(step, parameters);
    if (this.#one !== null) {
      const { index, history } = this.#one;
      history.add(step, parameters.subarray(index, index + 1));
    }
  }

  /** From now on this parameter is wanted. */
  watch(index: number): void {
    if (this.#all === null && this.#newest !== null && this.#one?.index !== index) {
      const { step, parameters } = this.#newest;
      const history = new ParameterHistory(1);
      history.add(step, parameters.subarray(index, index + 1));
      this.#one = { index, history };
    }
  }

  /** By step; empty when nothing is known. */
  of(index: number): readonly HistoryPoint[] {
    if (this.#all !== null) {
      return this.#all.of(index);
    }
    return this.#one?.index === index ? this.#one.history.of(0) : [];
  }
}
