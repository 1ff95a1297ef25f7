import { median } from "./measure.mjs";

const REPEATS = 30;

/**
 * From "start" to the first step, in microseconds: a run is opened and makes one step. Compiling
 * the module happens once in a process and is told by itself.
 */
export async function startUp(contenders, problem) {
  const results = [];
  for (const contender of contenders) {
    const samples = [];
    for (let i = 0; i < REPEATS; i++) {
      const before = performance.now();
      const training = await contender.open(problem);
      await training.train(1);
      samples.push((performance.now() - before) * 1000);
      training.close();
    }
    results.push({ name: contender.name, microseconds: median(samples) });
  }
  return results;
}

/** Milliseconds to compile the kernels from their bytes. */
export function compileTime(bytes) {
  const samples = Array.from({ length: REPEATS }, () => {
    const before = performance.now();
    new WebAssembly.Module(bytes);
    return performance.now() - before;
  });
  return median(samples);
}
