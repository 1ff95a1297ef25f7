import { GRADIENT_RULE } from "../codes";
import {
  BIASES,
  DELTA_ROWS,
  DELTA_ROW_BYTES,
  INPUT,
  INPUT_ROWS,
  INPUT_ROW_BYTES,
  LAYERS,
  RULE,
} from "../layout";
import { gradientProduct } from "./gradient";
import { ruleProduct, wideRuleProduct } from "./rules";
import { rowsFromTiles } from "./tiles";
import { wideBiasGradient } from "./wide-bias-gradient";
import { wideGradient } from "./wide-gradient";

/** The constant input of biases: one pair of ones. */
const ONES = memory.data<f64>([1, 1], 16);

export function narrowGradients(
  layer: usize,
  delta: usize,
  to: usize,
  inputs: i32,
  units: i32,
  from: i32,
  count: i32,
  how: i32,
  rate: f64,
): void {
  const a: usize = load<i32>(layer, INPUT);
  const rule = load<i32>(layer, RULE);
  if (rule == GRADIENT_RULE) {
    gradientProduct(a, inputs << 4, delta, to, inputs, units, count, how, rate);
  } else {
    ruleProduct(rule, a, delta, to, inputs, units, from, count, how);
  }
  if (load<i32>(layer, BIASES) != 0) {
    gradientProduct(ONES, 0, delta, to + inputs * (units << 3), 1, units, count, how, rate);
  }
}

export function wideGradients(
  layer: usize,
  delta: usize,
  to: usize,
  inputs: i32,
  units: i32,
  from: i32,
  count: i32,
  how: i32,
  rate: f64,
): void {
  let a: usize = load<i32>(layer, INPUT_ROWS);
  let aRow: usize = inputs << 3;
  if (layer != LAYERS) {
    if (inputs == 1) {
      // Tiles of one unit are rows.
      a = load<i32>(layer, INPUT);
    } else {
      aRow = load<i32>(layer, INPUT_ROW_BYTES);
      rowsFromTiles(load<i32>(layer, INPUT), inputs, count, a, aRow);
    }
  }
  let deltaRow: usize = 8;
  if (units != 1) {
    const rows: usize = load<i32>(layer, DELTA_ROWS);
    deltaRow = load<i32>(layer, DELTA_ROW_BYTES);
    rowsFromTiles(delta, units, count, rows, deltaRow);
    delta = rows;
  }
  const rule = load<i32>(layer, RULE);
  if (rule == GRADIENT_RULE) {
    wideGradient(a, aRow, delta, deltaRow, to, inputs, units, count, how, rate);
  } else {
    wideRuleProduct(rule, a, aRow, delta, deltaRow, to, inputs, units, from, count, how);
  }
  if (load<i32>(layer, BIASES) != 0) {
    wideBiasGradient(delta, deltaRow, to + inputs * (units << 3), units, count, how, rate);
  }
}
