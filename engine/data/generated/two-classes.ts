import { between, type DrawPoint } from "#engine/data/generated/drawn-point.ts";
import { cos, sin } from "#engine/maths/trigonometric.ts";

const CIRCLE_RADIUS = 5;
const INNER_RADIUS = CIRCLE_RADIUS * 0.5;
const RING_RADIUS = CIRCLE_RADIUS * 0.7;

/** A disc of class 1 inside a ring of class 0. Noise moves the place where the class is read. */
export const circle: DrawPoint = (random, noise, { drawnFor }) => {
  const radius =
    drawnFor === 1 ? between(random, 0, INNER_RADIUS) : between(random, RING_RADIUS, CIRCLE_RADIUS);
  const angle = between(random, 0, 2 * Math.PI);
  const x1 = radius * sin(angle);
  const x2 = radius * cos(angle);
  const read1 = x1 + between(random, -CIRCLE_RADIUS, CIRCLE_RADIUS) * noise;
  const read2 = x2 + between(random, -CIRCLE_RADIUS, CIRCLE_RADIUS) * noise;
  const isInside = read1 * read1 + read2 * read2 < INNER_RADIUS * INNER_RADIUS;
  return { x1, x2, y: isInside ? 1 : 0 };
};

const XOR_SIDE = 5;
const XOR_GAP = 0.3;

/** Class 1 where both coordinates have one sign. Noise moves the place where the class is read. */
export const xor: DrawPoint = (random, noise, { drawnFor }) => {
  const first = between(random, -XOR_SIDE, XOR_SIDE);
  const height = XOR_GAP + between(random, 0, XOR_SIDE);
  const isRight = first > 0;
  const x1 = isRight ? first + XOR_GAP : first - XOR_GAP;
  const x2 = isRight === (drawnFor === 1) ? height : -height;
  const read1 = x1 + between(random, -XOR_SIDE, XOR_SIDE) * noise;
  const read2 = x2 + between(random, -XOR_SIDE, XOR_SIDE) * noise;
  return { x1, x2, y: read1 * read2 >= 0 ? 1 : 0 };
};

/** Two clouds round (2, 2) and (-2, -2), whose variance grows with noise from 0.5 to 4. */
export const gauss: DrawPoint = (random, noise, { drawnFor }) => {
  const centre = drawnFor === 1 ? 2 : -2;
  const deviation = Math.sqrt(0.5 + 7 * noise);
  const x1 = centre + deviation * random.normal();
  const x2 = centre + deviation * random.normal();
  return { x1, x2, y: drawnFor };
};

/** Two arms of one and three quarter turns, half a turn apart. Noise moves the points. */
export const spiral: DrawPoint = (random, noise, { drawnFor, index, count }) => {
  const along = index / count;
  const radius = along * 5;
  const angle = 1.75 * along * (2 * Math.PI) + (drawnFor === 1 ? 0 : Math.PI);
  const x1 = radius * sin(angle) + between(random, -1, 1) * noise;
  const x2 = radius * cos(angle) + between(random, -1, 1) * noise;
  return { x1, x2, y: drawnFor };
};

const MOON_RADIUS = 3;

/** Two half circles, each the other turned half round, with its tip inside. Noise moves the points. */
export const moons: DrawPoint = (random, noise, { drawnFor }) => {
  const angle = between(random, 0, Math.PI);
  const upper1 = MOON_RADIUS * cos(angle) - MOON_RADIUS / 2;
  const upper2 = MOON_RADIUS * sin(angle) - MOON_RADIUS / 4;
  const sign = drawnFor === 1 ? -1 : 1;
  const x1 = sign * upper1 + between(random, -MOON_RADIUS, MOON_RADIUS) * noise;
  const x2 = sign * upper2 + between(random, -MOON_RADIUS, MOON_RADIUS) * noise;
  return { x1, x2, y: drawnFor };
};
