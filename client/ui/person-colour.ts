/** The palette of people has 12 colours, all clear of orange and blue. */
const PERSON_COLOURS = 12;

/** A person's colour as CSS; it follows light and dark. */
export function personColour(color: number): string {
  return `var(--person-${Math.abs(Math.trunc(color)) % PERSON_COLOURS})`;
}
