// As engine/random/mt19937.ts and engine/batches.ts: which rows come next, without leaving here.

const SIZE: u32 = 624;
const SHIFT_SIZE: u32 = 397;

/** The state at `key`: 624 words, then the position. */
function uint32(key: usize): u32 {
  let position = load<u32>(key, SIZE << 2);
  if (position == SIZE) {
    regenerate(key);
    position = 0;
  }
  store<u32>(key, position + 1, SIZE << 2);
  let y = load<u32>(key + (position << 2));
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  return y ^ (y >> 18);
}

function regenerate(key: usize): void {
  for (let i: u32 = 0; i < SIZE; i++) {
    const next = load<u32>(key + ((i + 1 == SIZE ? 0 : i + 1) << 2));
    const y = (load<u32>(key + (i << 2)) & 0x80000000) | (next & 0x7fffffff);
    const far = load<u32>(
      key + ((i < SIZE - SHIFT_SIZE ? i + SHIFT_SIZE : i + SHIFT_SIZE - SIZE) << 2),
    );
    store<u32>(key + (i << 2), far ^ (y >> 1) ^ (0x9908b0df & (0 - (y & 1))));
  }
}

/** Writes the numbers 0 to count - 1 in random order: numpy's `permutation(count)`. */
export function permute(generator: usize, order: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    store<u32>(order + (i << 2), i);
  }
  for (let i = count - 1; i != 0; i--) {
    const mask: u32 = 0xffffffff >> clz(i);
    let j = uint32(generator) & mask;
    while (j > i) {
      j = uint32(generator) & mask;
    }
    const at = order + (i << 2);
    const from = order + (j << 2);
    const moved = load<u32>(at);
    store<u32>(at, load<u32>(from));
    store<u32>(from, moved);
  }
}

/**
 * Copies rows, `cols` numbers each, to pairs of rows [pair][col][2]: the `count` rows that `order`
 * names, or those from `rows` on when it is 0. An odd last row is paired with itself.
 */
export function gather(rows: usize, cols: u32, order: usize, count: u32, to: usize): void {
  const bytes = cols << 3;
  for (let i: u32 = 0; i < count; i += 2) {
    const j = i + 1 < count ? i + 1 : i;
    let first = rows + (order ? load<u32>(order + (i << 2)) : i) * bytes;
    let second = rows + (order ? load<u32>(order + (j << 2)) : j) * bytes;
    const end = first + bytes;
    for (; first + 8 < end; first += 16, second += 16, to += 32) {
      const x = v128.load(first);
      const y = v128.load(second);
      v128.store(to, v128.shuffle<f64>(x, y, 0, 2));
      v128.store(to, v128.shuffle<f64>(x, y, 1, 3), 16);
    }
    if (first < end) {
      store<f64>(to, load<f64>(first));
      store<f64>(to, load<f64>(second), 8);
      to += 16;
    }
  }
}
