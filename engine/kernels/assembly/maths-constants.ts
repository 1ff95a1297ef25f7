/**
 * Constants in memory: loading one into both lanes is one instruction. V8 builds a v128.const from
 * three, in each turn of a loop, which cost sigmoid a quarter of its speed.
 */
@inline
export function constant(address: usize): v128 {
  return v128.load64_splat(address);
}

export const ZERO: usize = memory.data<f64>([0]);
export const ONE: usize = memory.data<f64>([1]);
export const TWO: usize = memory.data<f64>([2]);
export const HALF: usize = memory.data<f64>([0.5]);
export const MINUS_HALF: usize = memory.data<f64>([-0.5]);
export const SIGN: usize = memory.data<f64>([-0.0]);
export const INFINITE: usize = memory.data<f64>([Infinity]);

/** a + x b, with the pair a, b from row `row` of a table of coefficients. */
@inline
export function line(x: v128, table: usize, row: usize): v128 {
  const a = v128.load64_splat(table + (row << 4));
  return f64x2.add(a, f64x2.mul(x, v128.load64_splat(table + (row << 4) + 8)));
}

/** a + x b. */
@inline
export function join(x: v128, a: v128, b: v128): v128 {
  return f64x2.add(a, f64x2.mul(x, b));
}
