import { counting, createContext, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { flatten } from "../compose/flatten.js";
import { sequential } from "../compose/sequential.js";
import { zeros } from "../initialize/zeros.js";
import { embedding } from "./embedding.js";
import { linear } from "./linear.js";

const context = createContext();
const table = tensor([
  [1, 10],
  [2, 20],
  [3, 30],
]);

describe("embedding", () => {
  test("adds up the gradients of a million examples of one label without losing digits", () => {
    const { ops } = context;
    const layer = embedding(2, 1);
    const forward = layer.forward(context, { table: ops.fill([2, 1], 0) }, ops.fill([1_000_000], 1));
    const { gradients } = forward.backward(ops.fill([1_000_000, 1], 0.01));
    expect(toArray(gradients.table)).toEqual([[0], [Math.fround(Math.fround(0.01) * 1_000_000)]]);
  });

  test("gives each label its row, and each row the gradients of its label", () => {
    const forward = embedding(3, 2).forward(context, { table }, tensor([2, 0, 2]));
    expect(toArray(forward.output)).toEqual([
      [3, 30],
      [1, 10],
      [3, 30],
    ]);
    const { gradients } = forward.backward(
      tensor([
        [1, 2],
        [3, 4],
        [50, 60],
      ]),
    );
    expect(toArray(gradients.table)).toEqual([
      [3, 4],
      [0, 0],
      [51, 62],
    ]);
  });

  test("gives a sequence of labels a sequence of rows", () => {
    const layer = embedding(3, 2, { length: 2 });
    const batch = tensor([
      [1, 1],
      [0, 2],
    ]);
    const forward = layer.forward(context, { table }, batch);
    expect(toArray(forward.output)).toEqual([
      [
        [2, 20],
        [2, 20],
      ],
      [
        [1, 10],
        [3, 30],
      ],
    ]);
    expect(toArray(forward.backward(forward.output).gradients.table)).toEqual([
      [1, 10],
      [4, 40],
      [3, 30],
    ]);
  });

  test("a single label is an example", () => {
    const { output } = embedding(3, 2).forward(context, { table }, context.ops.fill([], 1));
    expect(toArray(output)).toEqual([2, 20]);
  });

  test("starts standard normal, or as its initializer says", () => {
    const data = Array.from(embedding(100, 100).initialize(context).table.data);
    const variance = data.reduce((sum, x) => sum + x * x, 0) / data.length;
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / data.length));
    expect(toArray(embedding(1, 2, { table: zeros }).initialize(context).table)).toEqual([[0, 0]]);
  });

  test.each([
    [3, 3],
    [-1, -1],
    [0.5, 0.5],
    [Number.NaN, Number.NaN],
  ])("a label %d is refused", (label) => {
    const message = (place: string) =>
      `${place}: the label of example 1 is ${label}; labels of 3 classes are whole numbers from 0 to 2`;
    const error = (place: string) => expect.objectContaining({ name: "LabelError", message: message(place) });
    expect(() => embedding(3, 2).forward(context, { table }, tensor([0, label]))).toThrow(error("embedding(3 → 2)"));

    const layer = embedding(3, 2, { length: 2 });
    const model = sequential(layer, flatten([2, 2], 4), linear(4, 1));
    const batch = tensor([
      [0, 1],
      [2, label],
    ]);
    expect(() => model.forward({ ...context, path: ["words"] }, model.initialize(context), batch)).toThrow(
      error("words › 0 embedding(3 → 2, length 2)"),
    );
  });

  test("labels that are trusted are not looked at", () => {
    const trusted = { ...context, trusted: true };
    const { output } = embedding(3, 2).forward(trusted, { table }, tensor([0, 3]));
    expect(toArray(output)).toEqual([
      [1, 10],
      [Number.NaN, Number.NaN],
    ]);
  });

  test.each([
    [() => embedding(0, 2), "embedding(count) expects a whole number ≥ 1, but received 0."],
    [() => embedding(3, 1.5), "embedding(width) expects a whole number ≥ 1, but received 1.5."],
    [() => embedding(3, 2, { length: 0 }), "embedding(length) expects a whole number ≥ 1, but received 0."],
  ])("%s is refused", (make, message) => {
    expect(make).toThrow(expect.objectContaining({ name: "ArgumentError", message }));
  });
});

test("refuses labels that float32 may have rounded", () => {
  const layer = embedding(2 ** 24 + 2, 1);
  for (const dtype of ["float32", "float64"] as const) {
    const { ops } = counting({ dtype });
    const given = { table: ops.fill([2 ** 24 + 2, 1], 0) };
    const call = () => layer.forward(createContext({ ops }), given, tensor([2 ** 24 + 1], { dtype }));
    if (dtype === "float64") expect(call).not.toThrow();
    else expect(call).toThrow("the label of example 0 is 16777216; float32 cannot tell it from the next");
  }
});
