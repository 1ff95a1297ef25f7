import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCode, generateCode, normaliseCode } from "#protocol/room-code.ts";

test("RM-8 a code has six characters, none of which looks like another", () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const code = generateCode((limit) => (numbers.next().value ?? 0) % limit);
      expect(code).toMatch(/^[ACDEFGHJKLMNPQRTUVWXY34679]{6}$/);
    }),
  );
});

test("RM-14 a code is understood however it is typed", () => {
  for (const typed of ["kxq-4tp", " KXQ 4TP ", "KXQ4TP", "kxq–4tp", formatCode("KXQ4TP")]) {
    expect(normaliseCode(typed)).toBe("KXQ4TP");
  }
});

test.each(["", "KXQ4T", "KXQ4TPP", "KXQ4T0", "KXQ4T!", "K".repeat(10_000)])(
  "RM-14 %j is no code",
  (text) => {
    expect(normaliseCode(text)).toBeNull();
  },
);
