const CHECKED_STEPS = 20;
const CALIBRATION_MS = 20;

/** The middle of a list of numbers. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * That a contender trains what it says: after some steps on one batch its parameters are those of
 * the reference engine, within its precision. A peer that computes something else is no peer.
 */
export async function checkContender(contender, problem, expected) {
  const training = await contender.open(problem);
  try {
    await training.train(CHECKED_STEPS);
    const parameters = await training.parameters();
    const worst = parameters.reduce((most, value, i) => {
      const scale = Math.max(1e-2, Math.abs(value), Math.abs(expected[i]));
      return Math.max(most, Math.abs(value - expected[i]) / scale);
    }, 0);
    if (parameters.length !== expected.length || !(worst <= contender.tolerance)) {
      throw new Error(`${contender.name} on ${problem.id}: differs by ${worst} after some steps`);
    }
  } finally {
    training.close();
  }
}

/** The parameters of the reference engine after the steps of a check. */
export function expectedParameters(engine, { settings, dataset }) {
  const training = engine.referenceEngine.start(settings, dataset);
  training.advance(CHECKED_STEPS);
  return training.parameters;
}

/** Microseconds per step of every contender, in rounds in which each has its turn. */
export async function timeInTurns(contenders, problem, { rounds, sampleMs }) {
  const entrants = [];
  for (const contender of contenders) {
    const training = await contender.open(problem);
    entrants.push({ contender, training, steps: await stepsFor(training, sampleMs), samples: [] });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { training, steps, samples } of entrants) {
      samples.push(((await training.train(steps)) * 1000) / steps);
    }
  }
  for (const { training } of entrants) {
    training.close();
  }
  return entrants.map(({ contender, samples }) => ({ name: contender.name, samples }));
}

/** How many steps last about so long, found after the just-in-time compiler has seen the loop. */
async function stepsFor(training, sampleMs) {
  let steps = 1;
  let elapsedMs = 0;
  while (elapsedMs < CALIBRATION_MS) {
    steps *= 2;
    elapsedMs = await training.train(steps);
  }
  elapsedMs = await training.train(steps);
  return Math.max(1, Math.round((steps * sampleMs) / Math.max(elapsedMs, 0.001)));
}
