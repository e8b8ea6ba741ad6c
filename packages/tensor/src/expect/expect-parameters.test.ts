import { expect, test } from "vitest";
import { none } from "../parameters.js";
import { tensor } from "../tensor.js";
import { expectParameters } from "./expect-parameters.js";

const weight = tensor([[1, 2]]);

test("takes trees of tensors", () => {
  for (const tree of [weight, none, [{ weight }, none], { weight }]) expectParameters("f(x)", tree);
});

test("refuses what is no tree, and what is no tensor, by its path", () => {
  expect(() => expectParameters("f(x)", undefined)).toThrow(
    "f(x) expects a tensor, or tensors in lists and objects, but received undefined.",
  );
  expect(() => expectParameters("f(x)", [{ weight: [1, 2] }])).toThrow(
    "f(x): 0.weight.0 expects a tensor, or tensors in lists and objects, but received 1.",
  );
  const fromJson = JSON.parse(JSON.stringify([{ weight }]));
  expect(() => expectParameters("f(x)", fromJson)).toThrow(
    "f(x): 0.weight expects a tensor whose data is a Float32Array of length 2, but received { 0, 1 }. JSON makes",
  );
  expect(() => expectParameters("f(x)", fromJson[0].weight)).toThrow(
    "f(x) expects a tensor whose data is a Float32Array",
  );
  expect(() => expectParameters("f(x)", fromJson, "Save it.")).toThrow("but received { 0, 1 }. Save it.");
});
