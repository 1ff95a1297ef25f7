/** The product's kernels, or its reference engine, through the contract that the trainer uses. */
export function weightroomContender(engine, name) {
  const isFast = name === "kernels";
  const own = isFast
    ? engine.kernelEngine(new WebAssembly.Module(engine.kernelBytes))
    : engine.referenceEngine;
  return {
    name,
    about: isFast
      ? "this product, WebAssembly SIMD, float64"
      : "this product's reference engine in plain TypeScript, float64",
    tolerance: 1e-12,
    async open({ settings, dataset }) {
      const training = own.start(settings, dataset);
      return {
        async train(steps) {
          const before = performance.now();
          const made = training.advance(steps);
          const elapsedMs = performance.now() - before;
          if (made !== steps) {
            throw new Error(`${name} made ${made} of ${steps} steps: ${training.end?.message}`);
          }
          return elapsedMs;
        },
        parameters: async () => Array.from(training.parameters),
        close() {},
      };
    },
  };
}
