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
