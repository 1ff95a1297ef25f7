import { text } from "#client/text/en.ts";
import { valueText } from "#client/views/settings/value-text.ts";
import type { TrainingSettings } from "#engine/settings.ts";
import { parsePath, readPath } from "#protocol/settings-path.ts";

/** A settings path in words: `layers[0].units` is "units of layer 1". */
export function pathWords(path: string, settings?: TrainingSettings): string {
  const [top, second, third] = parsePath(path) ?? [];
  if (top === "layers" && typeof second === "number") {
    const isOutput = second + 1 === settings?.layers.length;
    const name = isOutput ? text.settings.outputName : text.settings.layerName(second + 1);
    return third === "units" ? text.settings.unitsOf(name) : text.settings.activationOf(name);
  }
  if (top === "data" && second === "rows" && typeof third === "number") {
    return text.settings.rowName(third + 1);
  }
  if (top === "data" && (second === "inputs" || second === "outputs")) {
    return text.settings.columnNames;
  }
  return text.settings.pathNames[path] ?? text.settings.pathNames[String(top)] ?? path;
}

/** What a path holds, short enough for a sentence; lists as their size. */
export function valueWords(settings: TrainingSettings, path: string): string {
  return valueText(path, readPath(settings, path));
}

/** One edit in words: "learning rate → 0.3". */
export function editWords(path: string, value: unknown): string {
  const isList = Array.isArray(value) && path !== "layers" && path !== "features";
  return `${pathWords(path)} → ${isList ? text.settings.listOf(value.length) : valueText(path, value)}`;
}
