import { expect, inject, test } from "vitest";
import { hashWeights } from "./hash-weights.js";

test("a network trained in the browser has the weights that it has on Node, bit for bit", async () => {
  expect(navigator.userAgent).toContain("Chrome");
  expect(await hashWeights()).toBe(inject("nodeHash"));
});
