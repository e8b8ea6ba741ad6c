import { expect, test } from "vitest";
import { relu } from "../activations/relu.js";
import { sigmoid } from "../activations/sigmoid.js";

test.each([
  [() => relu.at([-1]), "relu.at(shape[0]) expects a whole number above 0, but received -1."],
  [() => relu.at([3, 0.5]), "relu.at(shape[1]) expects a whole number above 0, but received 0.5."],
  [() => sigmoid({ gain: 2 }).at([0]), "sigmoid(gain 2).at(shape[0]) expects a whole number above 0, but received 0."],
])("%s is refused", (make, message) => {
  expect(make).toThrow(expect.objectContaining({ name: "LayerArgumentError", message }));
});
