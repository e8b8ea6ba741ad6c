import { fromElements, referenceOps, type Tensor, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { dataset } from "./dataset.js";

const inputs = tensor([
  [1, 2],
  [3, 4],
  [5, 6],
]);
const data = dataset(inputs, tensor([0, 1, 2]));

describe("dataset", () => {
  test("gives the examples at places, in their order, as often as they are named", () => {
    const { input, target } = data.examples([2, 0, 2], "float32");
    expect(input).toEqual(
      tensor([
        [5, 6],
        [1, 2],
        [5, 6],
      ]),
    );
    expect(target).toEqual(tensor([2, 0, 2]));
  });

  test("knows its size and the shapes of one example", () => {
    const { size, inputShape, targetShape } = data;
    expect({ size, inputShape, targetShape }).toEqual({ size: 3, inputShape: [2], targetShape: [] });
  });

  test("keeps the shape of inputs and targets of higher rank", () => {
    const images = tensor([[[1, 2]], [[3, 4]]], { dtype: "float64" });
    const { input, target } = dataset(images, images).examples(new Uint32Array([1]), "float64");
    expect(input).toEqual(tensor([[[3, 4]]], { dtype: "float64" }));
    expect(target).toEqual(input);
  });

  test("converts to the precision that is asked for", () => {
    const tenths = dataset(tensor([0.1], { dtype: "float64" }), tensor([0.1]));
    const single = tenths.examples([0], "float32");
    const double = tenths.examples([0], "float64");
    expect([single.input.dtype, single.input.data[0]]).toEqual(["float32", Math.fround(0.1)]);
    expect([double.input.dtype, double.input.data[0]]).toEqual(["float64", 0.1]);
    expect([double.target.dtype, double.target.data[0]]).toEqual(["float64", Math.fround(0.1)]);
  });

  test("reads a transposed matrix row by row", () => {
    const columns = referenceOps({ dtype: "float32" }).transpose(inputs);
    expect(dataset(columns, tensor([7, 8])).examples([1], "float32").input).toEqual(tensor([[2, 4, 6]]));
  });

  test("gives copies", () => {
    data.examples([0], "float32").input.data[0] = 99;
    expect(data.examples([0], "float32").input.data[0]).toBe(1);
  });

  test("gives an empty batch for no places", () => {
    expect(data.examples([], "float32").input.shape).toEqual([0, 2]);
  });

  test("refuses another number of targets than of inputs", () => {
    expect(() => dataset(inputs, tensor([[1], [2]]))).toThrow(
      expect.objectContaining({
        name: "ShapeError",
        message: [
          "in dataset",
          "  expects   targets [3, 1]",
          "  received          [2, 1]",
          "  axis 0: 2 ≠ 3",
          "  each input needs a target",
        ].join("\n"),
      }),
    );
  });

  test("refuses what has no axis of examples", () => {
    const one: Tensor<readonly [number]> = fromElements(Float32Array.of(1), JSON.parse("[]"));
    const message = (role: string) =>
      `in dataset\n  expects   ${role} [examples, …]\n  received  ${" ".repeat(role.length)} []\n  rank: 0 ≠ 2`;
    expect(() => dataset(one, tensor([1]))).toThrow(message("inputs"));
    expect(() => dataset(tensor([1]), one)).toThrow(message("targets"));
  });

  test("refuses NaN, naming the example", () => {
    const withNaN = tensor([
      [1, 2],
      [3, Number.NaN],
    ]);
    expect(() => dataset(withNaN, tensor([0, 1]))).toThrow(
      expect.objectContaining({
        name: "ArgumentError",
        message: "dataset(inputs) expects numbers, but received NaN. Leave out example 1, or fill in a value.",
      }),
    );
    expect(() => dataset(tensor([0, 1, 2]), tensor([0, 1, Number.NaN]))).toThrow(
      expect.objectContaining({
        name: "ArgumentError",
        message: "dataset(targets) expects numbers, but received NaN. Leave out example 2, or fill in a value.",
      }),
    );
  });

  test.each([-1, 3, 0.5, Number.NaN])("refuses the place %d", (place) => {
    expect(() => data.examples([0, place], "float32")).toThrow(
      expect.objectContaining({
        name: "ArgumentError",
        message: `dataset.examples(places[1]) expects a whole number from 0 to 2, but received ${place}. The dataset has 3 examples.`,
      }),
    );
  });

  test("refuses any place when it is empty", () => {
    expect(() => dataset(tensor([]), tensor([])).examples([0], "float32")).toThrow(
      "dataset.examples(places[0]) expects no places, but received 0. The dataset has 0 examples.",
    );
  });
});
