import { describe, expect, test } from "vitest";
import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import { randomStreams } from "../random/random-streams.js";
import { type Shape, sizeOf } from "../shape.js";
import { type Tensor, tensor } from "../tensor.js";
import { callOperation } from "../testing/call-operation.js";
import { randomTensor } from "../testing/random-tensor.js";
import type { Operation } from "./operation.js";
import { type OperationName, operationNames, operations } from "./operations.js";

const ops = referenceOps({ dtype: "float64" });
const random = randomStreams("operations").stream("operands");

/** The result of an operation's example, and the tensors that it was computed of: `make` gets their places. */
const call = (name: OperationName, make: (shape: Shape, i: number) => Tensor) => {
  const operands: Tensor[] = [];
  const result = callOperation(ops, name, (shape) => {
    operands.push(make(shape, operands.length));
    return operands.at(-1)!;
  });
  return { operands, result };
};
/** Whole numbers for labels and for the step of a drawing, and random numbers from 0 to 1 elsewhere, where no function is flat. */
const draw =
  (name: OperationName) =>
  (shape: Shape, i: number): Tensor =>
    operations[name].labels === i || name === "uniform" ? ops.fill(shape, 1) : ops.sigmoid(randomTensor(random, shape));
const named = (holds: (operation: Operation) => boolean): readonly OperationName[] =>
  operationNames.filter((name) => holds(operations[name]));

describe.each(operationNames)("%s", (name) => {
  const { example, shape, flops, view, signature }: Operation = operations[name];

  test("has an example that runs, whose shape and costs the table knows without running it", () => {
    const { result } = call(name, draw(name));
    expect(result.shape).toEqual(shape(name, example as never));
    expect(sizeOf(result.shape)).toBeGreaterThan(0);
    expect(result.data.every(Number.isFinite)).toBe(true);
    expect(Number.isInteger(flops(result.shape, example as never))).toBe(true);
    expect(signature).toBe(undefined);
  });

  test(view ? "shares the memory of its first operand" : "shares no memory with its operands", () => {
    const { operands, result } = call(name, draw(name));
    expect(operands.map(({ data }) => data.buffer === result.data.buffer)).toEqual(
      operands.map((_, i) => view && i === 0),
    );
  });
});

test("elementary functions are these", () => {
  expect(named(({ elementary }) => elementary)).toEqual(["exp", "log", "log1p", "tanh", "erf", "sigmoid"]);
});

describe("labels", () => {
  const labelled = named(({ labels }) => labels !== undefined);

  test("are an operand of these", () => expect(labelled).toEqual(["oneHot", "gatherRows", "sumRowsByLabel"]));

  test.each(labelled)("of %s are the operand that gives NaN where it holds no label", (name) => {
    const { operands, result } = call(name, draw(name));
    expect(result.data.some(Number.isNaN)).toBe(false);
    operands.forEach((_, place) => {
      const half = call(name, (shape, i) => (i === place ? ops.fill(shape, 0.5) : draw(name)(shape, i)));
      expect(half.result.data.some(Number.isNaN)).toBe(place === operations[name].labels);
    });
  });
});

describe("an operand that is repeated", () => {
  const repeating = named(({ repeats }) => repeats !== undefined);

  test("is one of these", () => {
    expect(repeating).toEqual([
      ...["scale", "divideBy", "addRow", "subtractRow", "multiplyRow"],
      ...["subtractColumn", "multiplyColumn", "divideColumn"],
    ]);
  });

  test.each(repeating)("of %s stands for a matrix of its strides", (name) => {
    const { operands, result } = call(name, draw(name));
    const [x, repeated] = operands as [Tensor<readonly [2, 3]>, Tensor];
    const { as, row, column } = operations[name].repeats!;
    const matrix = [0, 1].map((i) => [0, 1, 2].map((j) => repeated.data[i * row + j * column]!));
    expect(result).toEqual(ops[as]<readonly number[]>(x, tensor(matrix, { dtype: "float64" })));
  });
});

describe("parts that can be computed apart from each other", () => {
  /** Which elements of the result change with these elements of these operands. */
  const changedWith = (name: OperationName, changes: (i: number, operand: number, shape: Shape) => boolean) => {
    const { operands, result } = call(name, draw(name));
    const changed = call(name, (shape, operand) => ({
      ...operands[operand]!,
      data: operands[operand]!.data.map((x, i) => {
        if (!changes(i, operand, shape)) return x;
        return operations[name].labels === operand ? x - 1 : x + 100 * (operand + 1);
      }),
    })).result;
    return Array.from(result.data, (x, i) => (Object.is(x, changed.data[i]) ? [] : [i])).flat();
  };

  test.each(named(({ independent }) => independent === "elements"))("%s: elements", (name) => {
    const { result } = call(name, draw(name));
    result.data.forEach((_, place) => {
      // A scalar belongs to all elements.
      expect(changedWith(name, (i, _operand, shape) => i === place && shape.length > 0)).toEqual([place]);
    });
  });

  // The operand that has a row for each of the result's, or a column.
  const divided = (name: OperationName): number => (name === "gatherRows" ? 1 : 0);

  test.each(named(({ independent }) => independent === "rows"))("%s: rows", (name) => {
    const { result } = call(name, draw(name));
    const [rows = 1] = result.shape;
    const inRow = result.data.length / rows;
    const changed = changedWith(name, (i, operand, [, columns = 1]) => operand === divided(name) && i < columns);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every((i) => i < inRow)).toBe(true);
  });

  // Numbers that are drawn have no operand with columns.
  const ofColumns = named(({ independent }) => independent === "columns").filter((name) => name !== "uniform");
  test.each(ofColumns)("%s: columns", (name) => {
    const { result } = call(name, draw(name));
    const columns = result.shape.at(-1)!;
    const changed = changedWith(name, (i, operand) => operand === divided(name) && i % columns === 0);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every((i) => i % columns === 0)).toBe(true);
  });

  test.each(named(({ independent }) => independent === "images"))("%s: images", (name) => {
    const { result } = call(name, draw(name));
    const changed = changedWith(name, (i, _operand, shape) => i < sizeOf(shape) / 2);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every((i) => i < result.data.length / 2)).toBe(true);
  });
});

describe("operands that do not fit are refused in words", () => {
  const [matrix, pair] = [ops.fill([2, 3], 1), ops.fill([2 as number], 1)];

  test.each<[string, () => unknown, readonly string[]]>([
    [
      "a product",
      () => ops.matmul(matrix, matrix as never),
      [
        "in matmul",
        "  expects   right [3, columns]",
        "  received        [2, 3]",
        "  axis 0: 2 ≠ 3",
        "  left needs as many columns as right has rows",
      ],
    ],
    [
      "a sum",
      () => ops.add<readonly number[]>(matrix, pair),
      [
        "in add",
        "  expects   operand [2, 3]",
        "  received          [2]",
        "  rank: 1 ≠ 2",
        "  shapes are never stretched to fit: use addRow, multiplyColumn, scale or the like, or reshape",
      ],
    ],
    [
      "a row",
      () => ops.addRow(matrix, pair as never),
      ["in addRow", "  expects   row [3]", "  received      [2]", "  axis 0: 2 ≠ 3"],
    ],
    [
      "a scalar",
      () => ops.scale(matrix, pair as never),
      ["in scale", "  expects   scalar []", "  received         [2]", "  rank: 1 ≠ 0"],
    ],
    [
      "a number of classes",
      () => ops.oneHot(pair, 2.5),
      ["in oneHot", "  expects   classes [classes]", "  received          [2.5]", "  sizes must be whole numbers ≥ 0"],
    ],
    [
      "a shape",
      () => ops.fill([2, 1.5, 3], 0),
      [
        "in fill",
        "  expects   shape [size, size, size]",
        "  received        [2, 1.5, 3]",
        "  sizes must be whole numbers ≥ 0",
      ],
    ],
    [
      "a slice",
      () => ops.slice(pair, 1, [2]),
      ["in slice at 1 of shape [2]", "  expects   vector [3]", "  received         [2]", "  axis 0: 2 ≠ 3"],
    ],
    [
      "a reshape",
      () => ops.reshape(matrix, [4]),
      ["in reshape of [2, 3] to [4]", "  expects   elements [6]", "  received           [4]", "  axis 0: 4 ≠ 6"],
    ],
    [
      "a step",
      () => ops.uniform([3], [1, 2], ops.fill([], 1) as never),
      ["in uniform", "  expects   step [2]", "  received       []", "  rank: 0 ≠ 1"],
    ],
    [
      "patches",
      () =>
        ops.sumPatches(matrix, [1, 3, 3, 2], {
          size: [2, 2],
          stride: [1, 1],
          padding: { top: 0, bottom: 0, left: 0, right: 0 },
        }),
      ["in sumPatches", "  expects   patches [4, 8]", "  received          [2, 3]", "  axis 0: 2 ≠ 4"],
    ],
  ])("%s", (_, compute, lines) => {
    expect(compute).toThrow(expect.objectContaining({ name: "ShapeError", message: lines.join("\n") }));
  });
});

test("the names are those of Ops, in the order of the table", () => {
  expect(operationNames).toEqual(Object.keys(ops).filter((name) => name !== "dtype" && name !== "from"));
});
