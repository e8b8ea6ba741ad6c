import { describe, expect, test } from "vitest";
import { cos } from "./cos.js";
import { erf } from "./erf.js";
import { exp } from "./exp.js";
import { expm1 } from "./expm1.js";
import { log } from "./log.js";
import { log1p } from "./log1p.js";
import { sigmoid } from "./sigmoid.js";
import { sin } from "./sin.js";
import { tanh } from "./tanh.js";

/** A hash (FNV-1a by words) of every bit of the results at fixed arguments from 2^−30 to beyond 2^29. */
const hashOfResults = (f: (x: number) => number): string => {
  const results = Float64Array.from({ length: 20_000 }, (_, i) => {
    const magnitude = (1 + (i % 331) / 331) * 2 ** ((i % 60) - 30);
    return f(i % 2 === 0 ? magnitude : -magnitude);
  });
  let hash = 0x811c9dc5;
  // A NaN has several bit patterns; the engine may choose.
  for (const word of new Uint32Array(results.filter((result) => !Number.isNaN(result)).buffer)) {
    hash = Math.imul(hash ^ word, 0x01000193);
  }
  return (hash >>> 0).toString(16);
};

describe("the bits of the results never change", () => {
  // A new hash means new bits: every seeded run changes with them.
  test.each([
    ["exp", exp, "87c0bd43"],
    ["expm1", expm1, "694d4de1"],
    ["log", log, "53c17778"],
    ["log1p", log1p, "d9077e82"],
    ["tanh", tanh, "9a7e351a"],
    ["sigmoid", sigmoid, "ffe22304"],
    ["sin", sin, "8cf32182"],
    ["cos", cos, "e96071b0"],
    ["erf", erf, "10028e3e"],
  ])("%s", (_, f, hash) => {
    expect(hashOfResults(f)).toBe(hash);
  });
});
