import type { Entity } from "#client/maths/entity.ts";
import type { CodeToken, LinkedLine } from "#client/maths/maths-step.ts";
import type { NumpyLine } from "#client/numpy/numpy-line.ts";

const NAMES = /[A-Za-z_][A-Za-z0-9_]*/g;

/**
 * A line of numpy with its names linked to matrices. A name that is set and read in one line means
 * two of them: `W2 = W2 - ...` sets the new weights, `vW2 = ... vW2 ...` reads the old velocity.
 */
export function linkedLine(line: NumpyLine, entities: ReadonlyMap<string, Entity>): LinkedLine {
  const { code } = line;
  const [, target = ""] = /^(\w+) = /.exec(code) ?? [];
  const tokens: CodeToken[] = [];
  let end = 0;
  for (const match of code.matchAll(NAMES)) {
    const [name] = match;
    const isTarget = match.index === 0 && name === target;
    const entity = entityNamed(name, isTarget, target, entities);
    if (entity !== null) {
      if (match.index > end) {
        tokens.push({ text: code.slice(end, match.index), entity: null });
      }
      tokens.push({ text: name, entity });
      end = match.index + name.length;
    }
  }
  if (end < code.length) {
    tokens.push({ text: code.slice(end), entity: null });
  }
  return { ...line, tokens };
}

function entityNamed(
  name: string,
  isTarget: boolean,
  target: string,
  entities: ReadonlyMap<string, Entity>,
): string | null {
  if (isTarget && entities.has(`next${name}`)) {
    return `next${name}`;
  }
  if (!isTarget && name === target && entities.has(`old${name}`)) {
    return `old${name}`;
  }
  return entities.has(name) ? name : null;
}
