import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatCount,
  formatSetting,
  formatShort,
  formatSigned,
  formatValue,
  readNumber,
  writeNumber,
} from "#client/draw/number-format.ts";

test("UI-2 a value has a fixed count of significant digits in the reader's locale", () => {
  expect(formatValue(0.417022004702574, 4, "en")).toBe("0.4170");
  expect(formatValue(-12.4, 4, "en")).toBe("−12.40");
  expect(formatValue(0.417022, 3, "de")).toBe("0,417");
  expect(formatValue(1.25e-7, 4, "en")).toBe("1.25e−7");
  expect(formatValue(0, 4, "en")).toBe("0");
  expect(formatValue(Number.NaN)).toBe("NaN");
  expect(formatValue(Number.NEGATIVE_INFINITY)).toBe("−∞");
});

test("UI-2 a sign is written out where it stands for a colour", () => {
  expect(formatSigned(0.5, 3, "en")).toBe("+0.500");
  expect(formatSigned(-0.5, 3, "en")).toBe("−0.500");
  expect(formatSigned(0, 3, "en")).toBe("0");
});

test("UI-2 counts are grouped, settings keep the digits that were typed", () => {
  expect(formatCount(1_000_000, "en")).toBe("1,000,000");
  expect(formatSetting(0.1 + 0.2, "en")).toBe("0.30000000000000004");
  expect(formatSetting(1e-7, "en")).toBe("1e−7");
  expect(formatSetting(-3, "en")).toBe("−3");
  expect(formatSetting(1e15, "en")).toBe("1e15");
});

test("UI-2 where a whole number does not fit, five digits of it stand", () => {
  const short = [0.1 - 0.3 + 0.3, 12_345, -123_456.789, 1e15, -1e-12, 0];
  expect(short.map((value) => formatShort(value, 5, "en"))).toEqual([
    "0.1",
    "12345",
    "−1.23e5",
    "1e15",
    "−1e−12",
    "0",
  ]);
});

test("UI-3 a number in a field is whole, and short where it is huge", () => {
  expect([1e15, 4_294_967_295, -1e-12, 0.1, 1000].map(writeNumber)).toEqual([
    "1e15",
    "4294967295",
    "-1e-12",
    "0.1",
    "1000",
  ]);
});

test("UI-3 a typed number is read with a decimal comma and a true minus, nonsense is refused", () => {
  expect(readNumber(" 0,3 ")).toBe(0.3);
  expect(readNumber("−1.5e-3")).toBe(-0.0015);
  expect(readNumber(".5")).toBe(0.5);
  for (const nonsense of ["", "1.2.3", "1,2,3", "0x10", "NaN", "Infinity", "1e999", "three"]) {
    expect(readNumber(nonsense)).toBeNull();
  }
});

test("UI-3 every finite number that is shown whole is read back as itself", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(readNumber(String(value))).toBe(Number(String(value)));
    }),
  );
});
