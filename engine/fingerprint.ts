/**
 * A 64-bit fingerprint of the bytes of `values`, as 16 hexadecimal digits. Two states with the
 * same digits are taken for the same bits; no protection against somebody who wants a collision.
 */
export function fingerprint(values: Float64Array): string {
  const [high, low] = fingerprintWords(
    new DataView(values.buffer, values.byteOffset, values.byteLength),
  );
  return hexadecimal(high) + hexadecimal(low);
}

/**
 * The fingerprint as two unsigned 32-bit words, high one first. Two lanes read every word of
 * the input and stir each other; the length goes in last.
 */
export function fingerprintWords(view: DataView): readonly [high: number, low: number] {
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  const wholeWords = view.byteLength - (view.byteLength % 4);
  for (let offset = 0; offset < wholeWords; offset += 4) {
    const word = view.getInt32(offset, true);
    a = Math.imul(rotate(a ^ word, 13) + b, 0xcc9e2d51);
    b = Math.imul(rotate(b + word, 17) ^ a, 0x1b873593);
  }
  for (let offset = wholeWords; offset < view.byteLength; offset++) {
    const byte = view.getUint8(offset);
    a = Math.imul(rotate(a ^ byte, 13) + b, 0xcc9e2d51);
    b = Math.imul(rotate(b + byte, 17) ^ a, 0x1b873593);
  }
  a = stir(a ^ view.byteLength);
  b = stir(b ^ a);
  a = stir(a + b);
  return [a >>> 0, b >>> 0];
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** Lets every bit of a word reach every other: the last step of MurmurHash3. */
function stir(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function hexadecimal(word: number): string {
  return word.toString(16).padStart(8, "0");
}
