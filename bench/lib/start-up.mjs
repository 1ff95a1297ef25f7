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
  const samples = Array.from({ length: REPEATS }, (_, i) => {
    const fresh = withMark(bytes, i);
    const before = performance.now();
    new WebAssembly.Module(fresh);
    return performance.now() - before;
  });
  return median(samples);
}

/** The same module with a custom section of its own: V8 keeps what it has compiled before. */
function withMark(bytes, mark) {
  const name = [...`m${String(mark).padStart(3, "0")}`].map((letter) => letter.charCodeAt(0));
  return Uint8Array.from([...bytes, 0, name.length + 1, name.length, ...name]);
}
