/** The largest of single precision: what lies beyond it has a side, and colours show no more. */
const MOST = 3.4e38;

/** A grid of size x size values as side x side, with what lies between them in between; infinity is a large number. */
export function enlarged(values: Float32Array, size: number, side: number): Float32Array {
  const result = new Float32Array(side * side);
  const known = values.map((value) => Math.max(-MOST, Math.min(MOST, value)));
  const lower = new Int32Array(side);
  const shares = new Float32Array(side);
  for (let i = 0; i < side; i++) {
    const at = Math.max(0, Math.min(size - 1, ((i + 0.5) / side) * size - 0.5));
    lower[i] = Math.min(size - 2, Math.floor(at));
    shares[i] = at - (lower[i] ?? 0);
  }
  for (let row = 0; row < side; row++) {
    const top = (lower[row] ?? 0) * size;
    const down = shares[row] ?? 0;
    for (let col = 0; col < side; col++) {
      const at = top + (lower[col] ?? 0);
      const right = shares[col] ?? 0;
      const above = mix(known[at], known[at + 1], right);
      const below = mix(known[at + size], known[at + size + 1], right);
      result[row * side + col] = above + down * (below - above);
    }
  }
  return result;
}

function mix(a = 0, b = 0, share = 0): number {
  return a + share * (b - a);
}
