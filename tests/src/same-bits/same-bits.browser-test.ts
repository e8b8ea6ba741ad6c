import { referenceOps } from "@gd/tensor";
import { wasmOps } from "@gd/tensor-wasm";
import { expect, inject, test } from "vitest";
import { hashWeights } from "./hash-weights.js";

test.each([
  ["referenceOps", referenceOps],
  ["wasmOps", wasmOps],
])("a network trained in the browser with %s has the weights that it has on Node, bit for bit", async (_, makeOps) => {
  expect(navigator.userAgent).toContain("Chrome");
  expect(await hashWeights(makeOps)).toBe(inject("nodeHash"));
});
