import { describe, expect, test } from "vitest";
import {
  type HighPrecision,
  preciseCos,
  preciseErf,
  preciseExp,
  preciseExpm1,
  preciseLog,
  preciseLog1p,
  preciseSigmoid,
  preciseSin,
  preciseTanh,
  toFixedPoint,
} from "./high-precision.js";
import { ulpError } from "./ulp-error.js";

/** The first 50 decimals, cut off. */
const decimals = (value: HighPrecision): string => {
  const scaled = toFixedPoint({ numerator: value.numerator * 10n ** 50n, bits: value.bits }, 0);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(51, "0");
  return `${scaled < 0n ? "-" : ""}${digits.slice(0, -50)}.${digits.slice(-50)}`;
};

describe("the values that the elementary functions are measured against", () => {
  test.each([
    ["e", preciseExp(1), "2.71828182845904523536028747135266249775724709369995"],
    ["e − 1", preciseExpm1(1), "1.71828182845904523536028747135266249775724709369995"],
    ["ln 2", preciseLog(2), "0.69314718055994530941723212145817656807550013436025"],
    ["ln 2, as ln(1 + 1)", preciseLog1p(1), "0.69314718055994530941723212145817656807550013436025"],
    ["sin 1", preciseSin(1), "0.84147098480789650665250232163029899962256306079837"],
    ["cos 1", preciseCos(1), "0.54030230586813971740093660744297660373231042061792"],
    ["tanh 1", preciseTanh(1), "0.76159415595576488811945828260479359041276859725793"],
    ["erf 1", preciseErf(1), "0.84270079294971486934122063508260925929606699796630"],
    ["σ(1)", preciseSigmoid(1), "0.73105857863000487925115924182183627436514464016505"],
  ])("%s to 50 decimals", (_, value, expected) => {
    expect(decimals(value)).toBe(expected);
  });

  test("an error is counted in the distance of neighbouring doubles", () => {
    const third = { numerator: (1n << 200n) / 3n, bits: 200 };
    expect(ulpError(1 / 3, third)).toBeCloseTo(1 / 3, 6); // 0.333… is 1/3 ulp above the double 1/3
    expect(ulpError(1 / 3 + 2 ** -54, third)).toBeCloseTo(2 / 3, 6);
    expect(ulpError(0, { numerator: 1n, bits: 1075 })).toBe(0.5);
    expect(ulpError(Number.NaN, third)).toBe(Number.POSITIVE_INFINITY);
  });
});
