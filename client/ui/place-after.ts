/** Where an arrow key, Home or End moves the focus in a row; null for any other key. */
export function placeAfter(key: string, from: number, count: number): number | null {
  switch (key) {
    case "ArrowLeft":
      return Math.max(0, from - 1);
    case "ArrowRight":
      return Math.min(count - 1, from + 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

/** The same, round and round. */
export function placeAround(key: string, from: number, count: number): number | null {
  switch (key) {
    case "ArrowLeft":
      return (from + count - 1) % count;
    case "ArrowRight":
      return (from + 1) % count;
    default:
      return placeAfter(key, from, count);
  }
}
