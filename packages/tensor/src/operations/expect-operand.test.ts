import { expect, test } from "vitest";
import { counting } from "../interpreter/counting.js";
import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import { tensor } from "../tensor.js";
import type { Ops } from "./ops.js";

const matrix = tensor([
  [1, 2],
  [3, 4],
]);
const images = tensor([[[[1]]]]);
const windows = { size: [1, 1], stride: [1, 1], padding: { top: 0, bottom: 0, left: 0, right: 0 } } as const;
const fromJson = JSON.parse(JSON.stringify(matrix));

test.each<[string, (ops: Ops) => unknown]>([
  [
    "matmul(right) expects a tensor, but received [[1, 2]]. Make one with tensor(…).",
    (ops) => ops.matmul(matrix, [[1, 2]] as never),
  ],
  [
    "matmul(right) expects a tensor, but received undefined. tensor(…) and fromElements(…) make one.",
    (ops) => ops.matmul(matrix, undefined as never),
  ],
  ['add(right) expects a tensor, but received "2".', (ops) => ops.add(matrix, "2" as never)],
  ["sum(x) expects a tensor, but received 5. Make one with tensor(…).", (ops) => ops.sum(5 as never)],
  ["add expects a tensor among its operands, but received [1, 2].", (ops) => ops.add(1 as never, 2 as never)],
  ["fill(value) expects a number, but received null.", (ops) => ops.fill([2], null as never)],
  ["fill(shape) expects a list of numbers, but received 2.", (ops) => ops.fill(2 as never, 1)],
  [
    "fill(shape) expects a list of numbers, but received a tensor of shape [2, 2].",
    (ops) => ops.fill(matrix as never, 1),
  ],
  [
    "reshape(shape) expects a list of numbers, but received undefined.",
    (ops) => ops.reshape(matrix, undefined as never),
  ],
  [
    "concatenate(parts) expects a list of tensors, but received a tensor of shape [2, 2].",
    (ops) => ops.concatenate(matrix as never),
  ],
  ["concatenate(parts[1]) expects a tensor, but received [1].", (ops) => ops.concatenate([matrix, [1] as never])],
  ["oneHot(classes) expects a number, but received undefined.", (ops) => ops.oneHot(tensor([0]), undefined as never)],
  [
    "patches(windows) expects an object with size, stride, padding, but received 3.",
    (ops) => ops.patches(images, 3 as never),
  ],
  [
    "patches(windows.padding) expects an object with top, bottom, left, right, but received undefined.",
    (ops) => ops.patches(images, { size: [1, 1], stride: [1, 1] } as never),
  ],
])("%s", (message, call) => {
  for (const ops of [referenceOps(), counting().ops]) {
    expect(() => call(ops)).toThrow(expect.objectContaining({ name: "ArgumentError" }));
    expect(() => call(ops)).toThrow(message);
  }
});

test("sizes that are no whole numbers, and too few, are errors of shape", () => {
  const ops = referenceOps();
  expect(() => ops.fill([0.5], 1)).toThrow("in fill\n  expects   shape [size]");
  expect(() => ops.fill(["2"] as never, 1)).toThrow('fill(shape[0]) expects a number, but received "2".');
  expect(() => ops.uniform([2], [1] as never, tensor([0, 0]))).toThrow("in uniform\n  expects   key [word, word]");
  expect(() => ops.patches(images, { ...windows, size: [1] as never })).toThrow("rank: 7 ≠ 8");
  expect(() => ops.matmul(2 as never, matrix)).toThrow("matmul(left) expects a tensor, but received 2.");
});

test("what JSON makes of a tensor is refused by name", () => {
  const kind = "a tensor whose data is a Float32Array of length 4";
  const ops = referenceOps();
  expect(() => ops.add(matrix, fromJson)).toThrow(`add expects ${kind}, but received { 0, 1, 2, 3 }. `);
  expect(() => ops.from(fromJson)).toThrow(`from(source) expects ${kind}, but received { 0, 1, 2, 3 }. `);
});
