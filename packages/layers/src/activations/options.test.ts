import { ArgumentError } from "@gd/tensor";
import { expect, test } from "vitest";
import { elu, gelu, leakyRelu, sigmoid } from "../index.js";

// As from plain JavaScript, where the compiler refuses nothing.
test.each([
  [() => elu(JSON.parse('{ "Alpha": 1 }')), 'no option but alpha, but received "Alpha". Did you mean alpha?'],
  [() => leakyRelu(JSON.parse('{ "alpha": 1 }')), 'no option but slope, but received "alpha". Did you mean slope?'],
  [() => gelu(JSON.parse('"tanh"')), 'an object with approximate, but received "tanh".'],
  [() => sigmoid(JSON.parse("null")), "an object with gain and derivative, but received null."],
  [() => sigmoid({ gain: 0 }), "a number other than 0, but received 0. The output would be ½ whatever the input."],
  [() => leakyRelu(JSON.parse('{ "slope": null }')), "a finite number, but received null."],
])("%s is refused", (make, message) => {
  expect(make).toThrow(ArgumentError);
  expect(make).toThrow(message);
});
