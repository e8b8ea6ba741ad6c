import { expect, test } from "vitest";
import { describeRunsOn } from "./describe-runs-on.js";

test.each([
  [{ interpreter: "reference", precision: "exact", threads: 1, wide: false }, "reference, exact, 1 thread"],
  [{ interpreter: "wasm", precision: "exact", threads: "auto", wide: false }, "wasm, exact, automatic threads"],
  [{ interpreter: "wasm", precision: "fast", threads: 2, wide: true }, "wasm, fast, 2 threads, 256 bits"],
] as const)("%o", (runsOn, text) => {
  expect(describeRunsOn(runsOn)).toBe(text);
});
