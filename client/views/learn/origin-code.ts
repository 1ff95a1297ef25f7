/** The training that the story is about, as it stands in many a tutorial: Origin, run by run. */
export const ORIGIN_CODE: readonly string[] = [
  "import numpy as np",
  "",
  "X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])",
  "y = np.array([[0], [1], [1], [0]])",
  "np.random.seed(1)",
  "W1 = np.random.random((3, 4))",
  "W2 = np.random.random((4, 1))",
  "",
  "for _ in range(1000):",
  "    a1 = 1 / (1 + np.exp(-(X @ W1)))",
  "    a2 = 1 / (1 + np.exp(-(a1 @ W2)))",
  "    delta2 = (y - a2) * a2 * (1 - a2)",
  "    delta1 = (delta2 @ W2.T) * a1 * (1 - a1)",
  "    W2 += a1.T @ delta2",
  "    W1 += X.T @ delta1",
];

/** The lines that the question is about, from 0. */
export const ASKED_LINES: ReadonlySet<number> = new Set([13, 14]);
