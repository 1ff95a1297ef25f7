const QUALITIES = [
  "Quiet",
  "Brave",
  "Swift",
  "Gentle",
  "Clever",
  "Bright",
  "Calm",
  "Merry",
  "Nimble",
  "Patient",
  "Curious",
  "Steady",
  "Lively",
  "Kind",
  "Keen",
  "Sunny",
  "Bold",
  "Humble",
  "Witty",
  "Eager",
];
const ANIMALS = [
  "Otter",
  "Falcon",
  "Badger",
  "Heron",
  "Lynx",
  "Marten",
  "Robin",
  "Beaver",
  "Dolphin",
  "Hedgehog",
  "Ibex",
  "Jackdaw",
  "Koala",
  "Lemur",
  "Magpie",
  "Newt",
  "Osprey",
  "Puffin",
  "Seal",
  "Tortoise",
];

/** A friendly name such as "Quiet Otter" from two numbers in [0, 1). The same numbers, the same name. */
export function generatedName(first: number, second: number): string {
  return `${pick(QUALITIES, first)} ${pick(ANIMALS, second)}`;
}

function pick(words: readonly string[], chance: number): string {
  return words[Math.floor(chance * words.length)] ?? "";
}
