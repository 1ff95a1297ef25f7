import { ELEMENTWISE, TRANSPOSED } from "../codes";
import { gradientProduct } from "./gradient";

// As engine/reference/update-rule.ts.

/** What stands in for dC/dW, as far as rows `from` to `from + count` of the batch make it up. */
export function ruleProduct(
  rule: i32,
  a: usize,
  delta: usize,
  to: usize,
  inputs: usize,
  units: usize,
  from: usize,
  count: usize,
  how: i32,
): void {
  if (rule == TRANSPOSED) {
    gradientProduct(delta, units << 4, a, to, units, inputs, count, how, 0);
    return;
  }
  // delta, or a ∘ delta, whose rows are the samples.
  for (let s: usize = 0; s < count; s++) {
    const row = (((s >> 1) * units) << 4) + ((s & 1) << 3);
    for (let o: usize = 0; o < units; o++) {
      const d = load<f64>(delta + row + (o << 4));
      store<f64>(
        to + (((from + s) * units + o) << 3),
        rule == ELEMENTWISE ? load<f64>(a + row + (o << 4)) * d : d,
      );
    }
  }
}
