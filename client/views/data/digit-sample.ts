/** Places of the sample in the bundled digits. */
export const DIGIT_ROWS = [3, 4, 0, 6] as const;

/** A few of the bundled digits, row by row, a pixel a character: ink from 0 to 16 as 0 to g. */
export const DIGIT_SAMPLE = [
  "007fd10008d6f400021dd000002fb1000001cc1000001a8000845e90007dd900",
  "0001b00000078000001d6220007f098005ga0g6004fgdg100003fa000002g400",
  "005d910000dfaf5003f20b8004c008800580098004b01c7002e5ac00006da000",
  "000cd000005g800000dg300000ed000000fc720000dgdg30007gbf800019fb30",
] as const;
