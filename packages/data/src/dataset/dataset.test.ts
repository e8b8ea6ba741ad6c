import { runInNewContext } from "node:vm";
import { counting, fromBytes, fromElements, referenceOps, type Tensor, tensor } from "@gd/tensor";
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

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    "refuses %d, naming the example",
    (value) => {
      const withValue = tensor([
        [1, 2],
        [3, value],
      ]);
      expect(() => dataset(withValue, tensor([0, 1]))).toThrow(
        expect.objectContaining({
          name: "ArgumentError",
          message: `dataset(inputs) expects finite numbers, but received ${value}. Leave out example 1, or fill in a value.`,
        }),
      );
      expect(() => dataset(tensor([0, 1, 2]), tensor([0, 1, value]))).toThrow(
        expect.objectContaining({
          name: "ArgumentError",
          message: `dataset(targets) expects finite numbers, but received ${value}. Leave out example 2, or fill in a value.`,
        }),
      );
    },
  );

  test("refuses to give in float32 what only float64 can hold, naming the example", () => {
    const large = dataset(tensor([[1], [1e39]], { dtype: "float64" }), tensor([0, 1]));
    expect(large.examples([0], "float32").input.data[0]).toBe(1);
    expect(large.examples([1], "float64").input.data[0]).toBe(1e39);
    const message = 'dataset.examples(dtype) expects "float64", as example 1 has 1e+39, but received "float32".';
    expect(() => large.examples([0, 1], "float32")).toThrow(message);
    const rows = tensor(
      [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, -1e40],
      ],
      { dtype: "float64" },
    );
    const wide = dataset(rows, rows);
    expect(() => wide.examples([1, 0, 2], "float32")).toThrow("as example 2 has -1e+40");
    expect(() => wide.targets!([2, 1], "float32")).toThrow(
      'dataset.targets(dtype) expects "float64", as example 2 has -1e+40',
    );
  });

  test("refuses what is no tensor, or one without elements", () => {
    const labels = tensor([0]);
    expect(() => dataset([[1, 2]] as never, labels)).toThrow(
      "dataset(inputs) expects a tensor, but received [[1, 2]]. Make one with tensor(…).",
    );
    expect(() => dataset(labels, [0] as never)).toThrow("dataset(targets) expects a tensor, but received [0].");
    expect(() => dataset(JSON.parse(JSON.stringify(inputs)), labels)).toThrow(
      "dataset(inputs) expects a tensor whose data is a Float32Array of length 6, but received",
    );
    const shapeOnly = counting({ dtype: "float32" }).ops.fill([3], 1);
    expect(() => dataset(shapeOnly, labels)).toThrow(
      "dataset(inputs) expects a tensor with elements, but received a tensor of shape [3].",
    );
  });

  test("takes tensors of bytes, and elements of another realm", () => {
    const bytes = fromBytes(Uint8Array.of(0, 51, 255), [3], { unit: 255 });
    const foreign: Float64Array = runInNewContext("new Float64Array([1, 2, 1e39])");
    const mixed = dataset(bytes, { ...fromElements(foreign, [3]), data: foreign });
    expect(mixed.examples([1], "float64")).toEqual({
      input: tensor([Math.fround(0.2)], { dtype: "float64" }),
      target: tensor([2], { dtype: "float64" }),
    });
    expect(() => mixed.examples([2], "float32")).toThrow("as example 2 has 1e+39");
  });

  test("refuses places that are no list, and another precision", () => {
    expect(() => data.examples(undefined as never, "float32")).toThrow(
      "dataset.examples(places) expects an array or a typed array, but received undefined. Pass the numbers of the examples, such as [0, 1].",
    );
    expect(() => data.examples("0" as never, "float32")).toThrow(
      'expects an array or a typed array, but received "0".',
    );
    expect(() => data.examples([0], undefined as never)).toThrow(
      'dataset.examples(dtype) expects "float32" or "float64", but received undefined.',
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
