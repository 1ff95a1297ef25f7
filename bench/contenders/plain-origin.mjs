// Origin by hand: one function with its loops over typed arrays, nothing allocated in a step, no
// layer that could be something else. What a careful programmer would write without WebAssembly.
const SAMPLES = 4;
const INPUTS = 3;
const UNITS = 4;

export const plainOrigin = {
  name: "plain JavaScript",
  about: `hand-written loops for Origin alone, float64, V8 ${process.versions.v8}`,
  tolerance: 1e-9,
  isFor: ({ id }) => id === "origin",
  async open(problem) {
    const x = Float64Array.from(problem.x.flat());
    const y = Float64Array.from(problem.y.flat());
    const w1 = Float64Array.from(problem.weights[0].flat());
    const w2 = Float64Array.from(problem.weights[1].flat());
    return {
      async train(steps) {
        const before = performance.now();
        trainOrigin(x, y, w1, w2, problem.learningRate, steps);
        return performance.now() - before;
      },
      parameters: async () => [...w1, ...w2],
      close() {},
    };
  },
};

function trainOrigin(x, y, w1, w2, rate, steps) {
  const hidden = new Float64Array(UNITS);
  const update1 = new Float64Array(INPUTS * UNITS);
  const update2 = new Float64Array(UNITS);
  for (let step = 0; step < steps; step++) {
    update1.fill(0);
    update2.fill(0);
    for (let s = 0; s < SAMPLES; s++) {
      const x1 = x[s * INPUTS];
      const x2 = x[s * INPUTS + 1];
      const x3 = x[s * INPUTS + 2];
      let z2 = 0;
      for (let o = 0; o < UNITS; o++) {
        const z = x1 * w1[o] + x2 * w1[UNITS + o] + x3 * w1[2 * UNITS + o];
        const a = 1 / (1 + Math.exp(-z));
        hidden[o] = a;
        z2 += a * w2[o];
      }
      const a2 = 1 / (1 + Math.exp(-z2));
      const delta2 = (a2 - y[s]) * a2 * (1 - a2);
      for (let o = 0; o < UNITS; o++) {
        const a = hidden[o];
        const delta1 = delta2 * w2[o] * a * (1 - a);
        update2[o] += a * delta2;
        update1[o] += x1 * delta1;
        update1[UNITS + o] += x2 * delta1;
        update1[2 * UNITS + o] += x3 * delta1;
      }
    }
    for (let i = 0; i < w1.length; i++) {
      w1[i] -= rate * update1[i];
    }
    for (let o = 0; o < UNITS; o++) {
      w2[o] -= rate * update2[o];
    }
  }
}
