import { expect, test } from "vitest";
import { expectLength } from "./state-tensors.js";

test("a state that a file of protobuf cannot hold is refused", () => {
  expectLength(2 ** 29 - 2 ** 20);
  expect(() => expectLength(2 ** 29)).toThrow(
    "exportOnnx(state) expects at most 535822336 parameters and statistics, as a file of protobuf has less than 2 GiB, but received 536870912. Export parts",
  );
});
