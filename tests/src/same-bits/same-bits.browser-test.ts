import { referenceInterpreter } from "@gd/tensor";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { expect, inject, test } from "vitest";
import { hashWeights } from "./hash-weights.js";

const names = { chromium: "Chrome", firefox: "Firefox", webkit: "AppleWebKit" };

test.each([
  ["referenceInterpreter", referenceInterpreter],
  ["wasmInterpreter", wasmInterpreter],
])("a network trained in the browser with %s has the weights that it has on Node, bit for bit", async (_, create) => {
  expect(navigator.userAgent).toContain(names[inject("browser")]);
  expect(await hashWeights(create)).toBe(inject("nodeHash"));
});
