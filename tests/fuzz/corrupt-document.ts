import type { Chance } from "./chance.ts";

/** What may stand where something else belongs: limits, wrong kinds, and what JSON can't hold. */
const JUNK: readonly (() => unknown)[] = [
  ...[0, -0, 1, -1, 0.5, 2, 7, 513, 1e15, 1e16, 2 ** 32, 2 ** 53, 1e300, 5e-324].map(
    (n) => () => n,
  ),
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((n) => () => n),
  ...["", "1", "full", "tanh", "softmax", "none", "__proto__", "\u0000", "é\ud800"].map(
    (s) => () => s,
  ),
  () => "x".repeat(100_000),
  () => null,
  () => undefined,
  () => true,
  () => false,
  () => 10n,
  () => Symbol("s"),
  () => new Date(0),
  () => new Map([["kind", "table"]]),
  () => new Uint8Array(4),
  () => () => 1,
  () => [],
  () => [[]],
  () => [[[1]]],
  () => ({}),
  () => ({ kind: "table" }),
  () => ({ kind: "adam", learningRate: 0.1 }),
  () => ({ size: 1 }),
  () => Object.create(null),
  () => JSON.parse('{"__proto__": {"kind": "sgd"}, "kind": "sgd", "learningRate": 1}'),
  () => JSON.parse(`${"[".repeat(2000)}${"]".repeat(2000)}`),
  () => sparse(),
  () => cyclic(),
];

const KEYS = ["extra", "__proto__", "constructor", "toString", "kind", "rate", "size", "seed", "0"];

/** A copy of the document in which some places hold what they should not, or are gone. */
export function corruptDocument(chance: Chance, document: unknown): unknown {
  const copy: unknown = structuredClone(document);
  for (let times = chance.pick([1, 1, 1, 2, 5]); times > 0; times--) {
    corruptPlace(chance, copy);
  }
  return copy;
}

function corruptPlace(chance: Chance, document: unknown): void {
  const parent = randomBranch(chance, document);
  const keys = Object.keys(parent);
  const key = chance.happens(0.1) || keys.length === 0 ? chance.pick(KEYS) : chance.pick(keys);
  if (chance.happens(0.15)) {
    Reflect.deleteProperty(parent, key);
  } else {
    // Not by assignment, which would set the prototype.
    Object.defineProperty(parent, key, {
      value: chance.pick(JUNK)(),
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
}

/** Any list or object of the document; the deeper, the seldomer. */
function randomBranch(chance: Chance, document: unknown): object {
  let at = Object(document);
  for (;;) {
    const inner = Object.values(at).filter(
      (value) => typeof value === "object" && value !== null && !ArrayBuffer.isView(value),
    );
    if (inner.length === 0 || chance.happens(0.35)) {
      return at;
    }
    at = Object(chance.pick(inner));
  }
}

function sparse(): unknown {
  const list: unknown[] = [];
  list[3] = 1;
  return list;
}

function cyclic(): unknown {
  const list: unknown[] = [];
  list.push(list, { list });
  return list;
}
