import { expect, test } from "vitest";
import { withPowers } from "./with-powers.js";

test.each([
  ["a loss of 1.36e+6, at a rate of 1e-5.", "a loss of 1.36 × 10⁶, at a rate of 10⁻⁵."],
  ["from -2e12 to 3.5e-10", "from -2 × 10¹² to 3.5 × 10⁻¹⁰"],
  ["column x1e5 of 2.5 and fe80", "column x1e5 of 2.5 and fe80"],
])("%s", (text, expected) => expect(withPowers(text)).toBe(expected));
