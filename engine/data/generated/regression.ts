import { between, type DrawPoint } from "#engine/data/generated/drawn-point.ts";

const SIDE = 6;

interface Bump {
  readonly x1: number;
  readonly x2: number;
  readonly sign: 1 | -1;
}

const BUMPS: readonly Bump[] = [
  { x1: -4, x2: 2.5, sign: 1 },
  { x1: 0, x2: 2.5, sign: -1 },
  { x1: 4, x2: 2.5, sign: 1 },
  { x1: -4, x2: -2.5, sign: -1 },
  { x1: 0, x2: -2.5, sign: 1 },
  { x1: 4, x2: -2.5, sign: -1 },
];
const BUMP_RADIUS = 2;

/** y rises evenly along the diagonal: -1 where x1 + x2 is -10, 1 where it is 10. */
export const plane: DrawPoint = readMoved((x1, x2) => (x1 + x2) / 10);

/** Three hills and three hollows: cones of height 1 and radius 2, and 0 between them. */
export const multiGauss: DrawPoint = readMoved((x1, x2) => {
  let y = 0;
  for (const bump of BUMPS) {
    const dx1 = x1 - bump.x1;
    const dx2 = x2 - bump.x2;
    const height = 1 - Math.sqrt(dx1 * dx1 + dx2 * dx2) / BUMP_RADIUS;
    if (height > Math.abs(y)) {
      y = bump.sign * height;
    }
  }
  return y;
});

/** Points of a square. Noise moves the place where y is read, not the point. */
function readMoved(yAt: (x1: number, x2: number) => number): DrawPoint {
  return (random, noise) => {
    const x1 = between(random, -SIDE, SIDE);
    const x2 = between(random, -SIDE, SIDE);
    const read1 = x1 + between(random, -SIDE, SIDE) * noise;
    const read2 = x2 + between(random, -SIDE, SIDE) * noise;
    return { x1, x2, y: yAt(read1, read2) };
  };
}
