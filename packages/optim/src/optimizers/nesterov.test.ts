import { describeOptimizer } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { nesterov } from "./nesterov.js";

describeOptimizer(nesterov({ learningRate: 0.1, momentum: 0.5 }));

test("steps by the gradient and the velocity that it makes", () => {
  expect(updatesOf(nesterov({ learningRate: 0.25, momentum: 0.5 }), [4, 4])).toEqual([-1.5, -1.75]);
});
