// As engine/random/mt19937.ts and engine/batches.ts: which rows come next, without leaving here.

/** Words of the generator, and where they lie in bytes: its position follows them. */
const SIZE: usize = 624;
const BYTES: usize = SIZE << 2;
const SHIFT_BYTES: usize = 397 << 2;

/**
 * Writes the numbers 0 to count - 1 in random order: numpy's `permutation(count)`. A draw that is
 * rejected exchanges a number with itself: as a branch it would be mispredicted every third time.
 */
export function permute(generator: usize, order: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    store<u32>(order + (i << 2), i);
  }
  let next = generator + (load<u32>(generator, BYTES) << 2);
  for (let i = count - 1; i != 0; ) {
    if (next == generator + BYTES) {
      regenerate(generator);
      next = generator;
    }
    const j = tempered(load<u32>(next)) & (<u32>0xffffffff >> clz(i));
    next += 4;
    const isDrawn = <u32>(j <= i);
    const at = order + (i << 2);
    const from = order + ((i + ((j - i) & (0 - isDrawn))) << 2);
    const moved = load<u32>(at);
    store<u32>(at, load<u32>(from));
    store<u32>(from, moved);
    i -= isDrawn;
  }
  store<u32>(generator, (next - generator) >> 2, BYTES);
}

@inline
function tempered(word: u32): u32 {
  word ^= word >> 11;
  word ^= (word << 7) & 0x9d2c5680;
  word ^= (word << 15) & 0xefc60000;
  return word ^ (word >> 18);
}

/** The next 624 words, four at a time: each needs the two old ones at it and one old or new. */
function regenerate(key: usize): void {
  const wrap = key + BYTES - SHIFT_BYTES;
  let at = key;
  for (; at + 12 < wrap; at += 16) {
    v128.store(at, twistedV(at, at + SHIFT_BYTES));
  }
  for (; at < wrap; at += 4) {
    store<u32>(at, twisted(load<u32>(at), load<u32>(at, 4), load<u32>(at + SHIFT_BYTES)));
  }
  const last = key + BYTES - 4;
  for (; at < last; at += 16) {
    v128.store(at, twistedV(at, at - (BYTES - SHIFT_BYTES)));
  }
  store<u32>(last, twisted(load<u32>(last), load<u32>(key), load<u32>(key + SHIFT_BYTES - 4)));
}

@inline
function twisted(word: u32, next: u32, far: u32): u32 {
  const y = (word & 0x80000000) | (next & 0x7fffffff);
  return far ^ (y >> 1) ^ (0x9908b0df & (0 - (y & 1)));
}

@inline
function twistedV(at: usize, far: usize): v128 {
  const y = v128.bitselect(v128.load(at), v128.load(at, 4), i32x4.splat(0x80000000));
  const odd = i32x4.sub(i32x4.splat(0), v128.and(y, i32x4.splat(1)));
  const half = i32x4.shr_u(y, 1);
  return v128.xor(v128.xor(v128.load(far), half), v128.and(odd, i32x4.splat(0x9908b0df)));
}
