import { describe, expect, test } from "vitest";
import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import { tensor } from "../tensor.js";
import { compareTensors, compareTrees, FLOAT32, SAME_BITS } from "./compare-tensors.js";
import { ContractError } from "./contract.js";

const one = tensor([1, Number.NaN, -0], { dtype: "float64" });

describe("compareTensors", () => {
  test("takes the same bits, NaN among them", () => {
    expect(() => compareTensors("y", one, tensor([1, Number.NaN, -0]), SAME_BITS)).not.toThrow();
  });

  test.each([
    ["another last bit", [1 + Number.EPSILON, Number.NaN, -0], "y: element 0 is 1, expected 1.0000000000000002"],
    ["a number for NaN", [1, 0, -0], "y: element 1 is NaN, expected 0"],
    ["another sign of 0", [1, Number.NaN, 0], "y: element 2 is 0, expected 0"],
    ["another shape", [1, Number.NaN], "y has shape [3], expected [2]"],
  ])("refuses %s", (_, expected, message) => {
    const compare = () => compareTensors("y", one, tensor(expected, { dtype: "float64" }), SAME_BITS);
    expect(compare).toThrow(ContractError);
    expect(compare).toThrow(message);
  });

  test("refuses a tensor without its elements", () => {
    const empty = { ...one, data: new Float64Array(0) };
    expect(() => compareTensors("y", empty, one, SAME_BITS)).toThrow("y has 0 elements in memory, expected 3");
  });

  test("tolerates absolute + relative · |expected| and no more", () => {
    const at = (apart: number) => () =>
      compareTensors("y", tensor(100 + apart, { dtype: "float64" }), tensor(100), FLOAT32);
    expect(at(1.39e-4)).not.toThrow();
    expect(at(1.41e-4)).toThrow("y: element 0 is 100.000141, expected 100");
    expect(at(Number.NaN)).toThrow("y: element 0 is NaN");
    expect(at(Infinity)).toThrow("y: element 0 is Infinity");
  });

  test("reads transposed tensors as they are seen", () => {
    const transposed = referenceOps().transpose(
      tensor([
        [1, 2],
        [3, 4],
      ]),
    );
    expect(() =>
      compareTensors(
        "y",
        transposed,
        tensor([
          [1, 3],
          [2, 4],
        ]),
        SAME_BITS,
      ),
    ).not.toThrow();
    expect(() =>
      compareTensors(
        "y",
        transposed,
        tensor([
          [1, 2],
          [3, 4],
        ]),
        SAME_BITS,
      ),
    ).toThrow("element 1 is 3");
  });
});

describe("compareTrees", () => {
  test("names the tensor that differs, and a missing one", () => {
    const expected = [{ weight: tensor([1, 2]), bias: tensor(3) }];
    expect(() =>
      compareTrees("model", [{ weight: tensor([1, 2]), bias: tensor(3) }], expected, SAME_BITS),
    ).not.toThrow();
    expect(() => compareTrees("model", [{ weight: tensor([1, 9]), bias: tensor(3) }], expected, SAME_BITS)).toThrow(
      "model 0.weight: element 1 is 9, expected 2",
    );
    expect(() => compareTrees("model", [{ weight: tensor([1, 2]) }], expected, SAME_BITS)).toThrow(
      "model: tensors 0.weight, expected 0.weight, 0.bias",
    );
  });
});
