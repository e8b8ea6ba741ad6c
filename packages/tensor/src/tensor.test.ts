import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { ShapeError } from "./shape-error.js";
import { fromElements, type NestedNumbers, tensor } from "./tensor.js";
import { toArray } from "./to-array.js";

describe("tensor", () => {
  test.each<{ values: NestedNumbers; shape: number[]; elements: number[] }>([
    { values: 5, shape: [], elements: [5] },
    { values: [1, 2, 3], shape: [3], elements: [1, 2, 3] },
    {
      values: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      shape: [2, 3],
      elements: [1, 2, 3, 4, 5, 6],
    },
    {
      values: [
        [[1], [2]],
        [[3], [4]],
        [[5], [6]],
      ],
      shape: [3, 2, 1],
      elements: [1, 2, 3, 4, 5, 6],
    },
    { values: [], shape: [0], elements: [] },
    { values: [[], []], shape: [2, 0], elements: [] },
  ])("of $values has shape $shape", ({ values, shape, elements }) => {
    expect(tensor(values)).toEqual({ shape, dtype: "float32", data: Float32Array.from(elements), transposed: false });
  });

  test("rounds to float32 unless float64 is asked for", () => {
    expect(tensor([0.1]).data).toEqual(Float32Array.of(0.1));
    expect(tensor([0.1]).data[0]).toBe(Math.fround(0.1));
    const precise = tensor([0.1], { dtype: "float64" });
    expect(precise.dtype).toBe("float64");
    expect(precise.data).toEqual(Float64Array.of(0.1));
  });

  test("keeps NaN, infinities and the sign of 0", () => {
    const values = [Number.NaN, Infinity, -Infinity, -0, 0];
    expect([...tensor(values).data]).toEqual(values);
  });

  test("names the row that is too short", () => {
    expect(() =>
      tensor([
        [1, 2, 3],
        [4, 5],
      ]),
    ).toThrow(
      new ShapeError({
        place: "tensor(values)[1]",
        role: "values",
        expected: [3],
        received: [2],
        advice: "every row needs the same length",
      }),
    );
    expect(() => tensor([[[1, 2]], [[3]]])).toThrow("in tensor(values)[1][0]\n  expects   values [2]\n");
  });

  test.each<{ what: string; values: NestedNumbers; place: string; conflict: string }>([
    { what: "a row that is too long", values: [[1], [2, 3]], place: "tensor(values)[1]", conflict: "axis 0: 2 ≠ 1" },
    { what: "a number among rows", values: [[1, 2], 3], place: "tensor(values)[1]", conflict: "rank: 0 ≠ 1" },
    { what: "a row among numbers", values: [1, [2, 3]], place: "tensor(values)[1]", conflict: "rank: 1 ≠ 0" },
    { what: "a row after an empty one", values: [[], [1]], place: "tensor(values)[1]", conflict: "axis 0: 1 ≠ 0" },
    { what: "a number after an empty row", values: [[], 1], place: "tensor(values)[1]", conflict: "rank: 0 ≠ 1" },
  ])("refuses $what", ({ values, place, conflict }) => {
    const make = () => tensor(values);
    expect(make).toThrow(ShapeError);
    expect(make).toThrow(`in ${place}\n`);
    expect(make).toThrow(`\n  ${conflict}\n`);
  });
});

describe("fromElements", () => {
  test("takes the elements as they are, without a copy", () => {
    const elements = Float64Array.of(1, 2, 3, 4, 5, 6);
    const matrix = fromElements(elements, [3, 2]);
    expect(matrix).toEqual({ shape: [3, 2], dtype: "float64", data: elements, transposed: false });
    expect(matrix.data).toBe(elements);
    expect(fromElements(Float32Array.of(7), []).dtype).toBe("float32");
  });

  test("refuses a shape of another size", () => {
    expect(() => fromElements(new Float32Array(5), [2, 3])).toThrow(
      new ShapeError({ place: "a tensor of shape [2, 3]", role: "elements", expected: [6], received: [5] }),
    );
  });

  test.each([[[-2, -3]], [[1.5, 4]], [[Number.NaN]]])("refuses the sizes %j", (shape) => {
    expect(() => fromElements(new Float32Array(6), shape)).toThrow(
      `fromElements(shape[0]) expects a whole number ≥ 0, but received ${shape[0]}.`,
    );
  });
});

const MISSING = "Fill in what is missing, or leave its example out.";
const cyclic: unknown[] = [];
cyclic.push(cyclic);

test.each<[unknown, string]>([
  // biome-ignore lint/suspicious/noSparseArray: that is what is tested
  [[1, , 3], `tensor(values)[1] expects a number, but received undefined. ${MISSING}`],
  [[[1, null]], `tensor(values)[0][1] expects a number, but received null. ${MISSING}`],
  [[1, "2"], 'tensor(values)[1] expects a number, but received "2". Make a number of text with Number(…).'],
  [undefined, "tensor(values) expects a number, or lists of numbers, but received undefined."],
  [
    Float32Array.of(1),
    "tensor(values) expects a number, or lists of numbers, but received a Float32Array. fromElements(…) takes typed arrays.",
  ],
  [[new Date(0)], "tensor(values)[0] expects a number, but received a Date."],
  [cyclic, "tensor(values) expects at most 32 axes, but received "],
])("what is no number is refused by its place: %#", (values, message) => {
  expect(() => tensor(values as number[])).toThrow(expect.objectContaining({ name: "ArgumentError" }));
  expect(() => tensor(values as number[])).toThrow(message);
});

test("a precision that is no object of options is refused", () => {
  expect(() => tensor([1], "float64" as never)).toThrow(
    'tensor(options) expects an object with dtype, but received "float64".',
  );
  expect(() => tensor([1], { dtype: "float16" as never })).toThrow(
    'tensor(dtype) expects "float32" or "float64", but received "float16".',
  );
});

test("fromElements shares the elements of another realm, and refuses what are no elements", () => {
  const foreign: Float32Array = runInNewContext("Float32Array.of(1, 2)");
  const shared = fromElements(foreign, [2]);
  expect(shared.dtype).toBe("float32");
  foreign[1] = 5;
  expect(toArray(shared)).toEqual([1, 5]);
  expect(() => fromElements(Uint8Array.of(1, 2) as never, [2])).toThrow(
    "fromElements(elements) expects a Float32Array or a Float64Array, but received a Uint8Array. " +
      "tensor(…) takes plain numbers, and fromBytes(…) bytes.",
  );
});
