import { ELEMENTWISE, TRANSPOSED } from "../codes";
import { gradientProduct } from "./gradient";
import { wideGradient } from "./wide-gradient";

// As engine/reference/update-rule.ts.

/** What stands in for dC/dW, of fewer than eight samples. */
export function ruleProduct(
  rule: i32,
  a: usize,
  delta: usize,
  to: usize,
  inputs: usize,
  units: usize,
  from: usize,
  samples: usize,
  how: i32,
): void {
  if (rule == TRANSPOSED) {
    gradientProduct(delta, units << 4, a, to, units, inputs, samples, how, 0);
    return;
  }
  for (let s: usize = 0; s < samples; s++) {
    const row = (s >> 1) * (units << 4) + ((s & 1) << 3);
    for (let o: usize = 0; o < units; o++) {
      const d = load<f64>(delta + row + (o << 4));
      store<f64>(
        to + (((from + s) * units + o) << 3),
        rule == ELEMENTWISE ? load<f64>(a + row + (o << 4)) * d : d,
      );
    }
  }
}

/** As `ruleProduct`, of eight samples and more, from rows; they are `from` on in the batch. */
export function wideRuleProduct(
  rule: i32,
  a: usize,
  aRow: usize,
  delta: usize,
  deltaRow: usize,
  to: usize,
  inputs: usize,
  units: usize,
  from: usize,
  samples: usize,
  how: i32,
): void {
  if (rule == TRANSPOSED) {
    wideGradient(delta, deltaRow, a, aRow, to, units, inputs, samples, how, 0);
    return;
  }
  for (let s: usize = 0; s < samples; s++) {
    for (let o: usize = 0; o < units; o++) {
      const d = load<f64>(delta + s * deltaRow + (o << 3));
      store<f64>(
        to + (((from + s) * units + o) << 3),
        rule == ELEMENTWISE ? load<f64>(a + s * aRow + (o << 3)) * d : d,
      );
    }
  }
}
