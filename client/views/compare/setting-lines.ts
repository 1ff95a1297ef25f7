import { formatCount } from "#client/draw/number-format.ts";
import { COMPARE } from "#client/text/en/compare.ts";
import { linesOf } from "#client/views/replay/settings-in-force.tsx";
import type { RunInfo } from "#protocol/room.ts";

/** A setting of several runs, in words; null where a run has none such. */
export interface ComparedLine {
  readonly name: string;
  readonly term: string;
  readonly values: readonly (string | null)[];
  readonly isDifferent: boolean;
}

/**
 * Rule UI-156: what each run started with, name by name in the order of the first run that has it,
 * and where they are not the same. What looks the same in words may differ in what they leave out.
 */
export function comparedLines(runs: readonly RunInfo[]): readonly ComparedLine[] {
  const all = runs.map(({ settings, events }) => [
    ...linesOf(settings, () => true),
    [COMPARE.changesMade, formatCount(events.length), "event"] as const,
  ]);
  const names = orderedNames(all.map((lines) => lines.map(([name]) => name)));
  const compared = names.map((name): ComparedLine => {
    const found = all.map((lines) => lines.find(([other]) => other === name));
    const values = found.map((line) => line?.[1] ?? null);
    const term = found.find((line) => line !== undefined)?.[2] ?? "";
    return { name, term, values, isDifferent: values.some((value) => value !== values[0]) };
  });
  return compared;
}

/** Every name once; one that only a later run has comes after the name before it there. */
function orderedNames(lists: readonly (readonly string[])[]): readonly string[] {
  const names: string[] = [];
  for (const list of lists) {
    let at = 0;
    for (const name of list) {
      const known = names.indexOf(name);
      if (known < 0) {
        names.splice(at, 0, name);
        at += 1;
      } else {
        at = known + 1;
      }
    }
  }
  return names;
}
