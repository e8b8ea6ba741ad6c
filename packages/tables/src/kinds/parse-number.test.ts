import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCode, parseNumber, parseNumberText } from "./parse-number.js";

const bytesOf = (text: string) => new TextEncoder().encode(`x${text}x`);
const parsed = (text: string, decimal = ".") =>
  parseNumber(bytesOf(text), 1, 1 + new TextEncoder().encode(text).length, decimal.charCodeAt(0));

describe("parseNumber", () => {
  test.each([
    ["0", 0],
    ["-0", -0],
    ["+12", 12],
    ["1.", 1],
    [".5", 0.5],
    ["-.5", -0.5],
    ["1e3", 1000],
    ["1E-3", 0.001],
    ["123456789012345", 123456789012345],
    ["1234567890123456789", 1234567890123456800],
    ["0.1234567890123456789", 0.12345678901234568],
    ["9007199254740993", 9007199254740992],
    ["5e-324", 5e-324],
    ["1.7976931348623157e308", Number.MAX_VALUE],
    ["0.000000000000000000000000001", 1e-27],
  ])("reads %s", (text, value) => {
    expect(parsed(text)).toBe(value);
    expect(parseNumberText(text)).toBe(value);
  });

  test.each([
    "",
    "-",
    "+",
    ".",
    "-.",
    "e5",
    "1e",
    "1e+",
    "1.2.3",
    "1,5",
    "--1",
    "1 ",
    " 1",
    "0x10",
    "1_000",
    "Infinity",
    "NaN",
    "1e999",
    "١",
    "1e5.5",
  ])("refuses %j", (text) => {
    expect(parsed(text)).toBe(Number.NaN);
    expect(parseNumberText(text)).toBe(Number.NaN);
  });

  test("reads decimal commas, and then no points", () => {
    expect(parsed("-1,25", ",")).toBe(-1.25);
    expect(parsed("1234567890,12345678", ",")).toBe(1234567890.1234567);
    expect(parsed("1,5e3", ",")).toBe(1500);
    expect(parsed("1.5", ",")).toBe(Number.NaN);
    expect(parsed("1.5e1", ",")).toBe(Number.NaN);
  });

  test("is correctly rounded, as the engine is", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parsed(String(value))).toBe(value + 0);
      }),
    );
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(digits, digits, (whole, decimals) => {
        expect(parsed(`${whole}.${decimals}`)).toBe(Number(`${whole}.${decimals}`));
      }),
    );
  });
});

test("codes are digits with a leading zero, or more than a number keeps", () => {
  const code = (text: string) => isCode(bytesOf(text), 1, 1 + text.length);
  for (const text of ["007", "-01", "+00", "00.5", "9007199254740993", "-12345678901234567890"])
    expect(code(text), text).toBe(true);
  for (const text of ["0", "-0", "0.5", "0e1", "100", "9007199254740991", "1234567890.1234567", "1e300"]) {
    expect(code(text), text).toBe(false);
  }
});
