import { formatShort } from "#client/draw/number-format.ts";
import { text } from "#client/text/en.ts";
import { settingText } from "#client/views/settings/setting-text.ts";
import { readPath } from "#protocol/settings-path.ts";

const { settings: words } = text;

/** What a path of the settings holds, short enough for a sentence; lists as their size. */
export function valueText(path: string, value: unknown): string {
  if (typeof value === "string") {
    return nameOf(path, value) ?? value;
  }
  if (Array.isArray(value)) {
    return listText(path, value);
  }
  if (typeof value !== "object" || value === null) {
    return settingText(value);
  }
  const inner = (key: string) => readPath(value, key);
  const [top = ""] = path.split(/[.[]/);
  const make = OBJECTS[top];
  return make === undefined ? words.newList : make(inner);
}

type Inner = (key: string) => unknown;

const OBJECTS: Readonly<Record<string, (inner: Inner) => string>> = {
  data: (inner) => {
    const rows = inner("rows");
    const count = Array.isArray(rows) ? rows.length : inner("rowCount");
    return typeof count === "number"
      ? words.rowsOf(count)
      : joined([nameOf("data.name", inner("name")), numberText(inner("samples"))]);
  },
  optimizer: (inner) =>
    joined([nameOf("optimizer.kind", inner("kind")), numberText(inner("learningRate"))]),
  initial: (inner) =>
    inner("scheme") === "given"
      ? words.givenShort
      : joined([nameOf("initial.scheme", inner("scheme")), seedText(inner("seed"))]),
  regularization: (inner) => {
    const rate = inner("rate");
    const name = nameOf("regularization.kind", inner("kind"));
    return joined([name, rate === 0 ? null : numberText(rate)]);
  },
  batch: (inner) => words.rowsOf(Number(inner("size"))),
  updateRule: (inner) =>
    words.ruleIn(nameOf("updateRule.rule", inner("rule")) ?? "", Number(inner("layer"))),
  layers: (inner) => joined([numberText(inner("units")), String(inner("activation"))]),
  stop: (inner) => numberText(inner("steps")) ?? "",
};

/** The names of the words that a document uses, by where they stand in it. */
const NAMES: Readonly<Record<string, object>> = {
  "data.kind": words.dataKinds,
  "data.name": { ...words.generatedSets, ...words.bundledSets },
  "data.scaling": words.scalings,
  features: words.featureNames,
  "initial.scheme": words.schemeNames,
  loss: words.losses,
  "optimizer.kind": words.optimizers,
  "regularization.kind": words.regularizations,
  "updateRule.rule": words.rules,
  updateRule: words.rules,
  batch: { full: words.batchFull.toLowerCase() },
};

function nameOf(path: string, value: unknown): string | null {
  const names = NAMES[path];
  if (names === undefined || typeof value !== "string" || !Object.hasOwn(names, value)) {
    return null;
  }
  const found: unknown = Reflect.get(names, value);
  const name = typeof found === "object" ? readPath(found, "name") : found;
  return typeof name === "string" ? name : null;
}

function listText(path: string, list: readonly unknown[]): string {
  if (path === "layers") {
    return list.map((layer) => String(readPath(layer, "units"))).join("-");
  }
  return path === "features"
    ? list.map((feature) => nameOf("features", feature) ?? String(feature)).join(" ")
    : String(list.length);
}

function numberText(value: unknown): string | null {
  return typeof value === "number" ? formatShort(value) : null;
}

function seedText(value: unknown): string | null {
  return typeof value === "number" ? `${words.seed.toLowerCase()} ${value}` : null;
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== "").join(" ");
}
