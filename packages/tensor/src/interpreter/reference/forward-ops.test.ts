import { describe, expect, test } from "vitest";
import { randomStreams } from "../../random/random-streams.js";
import { rowMajor } from "../../row-major.js";
import { fromElements, type Tensor } from "../../tensor.js";
import { randomTensor } from "../../testing/random-tensor.js";
import * as operations from "./forward-operations.js";
import { forwardOps } from "./forward-ops.js";
import { referenceOps } from "./reference-interpreter.js";

const random = (name: string, ...shape: readonly number[]): Tensor =>
  randomTensor(randomStreams("forward").stream(name), shape, "float32");
const reference = referenceOps();
const flipped = reference.transpose(random("flipped", 5, 3) as never);
const matrix = random("matrix", 3, 5);
const positive = reference.absolute(matrix);
const windows = { size: [2, 3], stride: [1, 2], padding: { top: 1, bottom: 0, left: 1, right: 2 } };
const images = random("images", 2, 4, 5, 3);
const row = random("row", 5);
const column = random("column", 3);

/** Operands of each operation, also with numbers, and with matrices that are stored the other way. */
const examples: { readonly [Name in keyof typeof operations]: readonly (readonly unknown[])[] } = {
  reshape: [
    [images, [8, 15]],
    [flipped, [15]],
  ],
  transpose: [[matrix]],
  concatenate: [[[matrix, flipped, images]]],
  matmul: [
    [matrix, random("right", 5, 4)],
    [flipped, random("right", 5, 4)],
    [random("long", 2, 600), random("tall", 600, 3)],
  ],
  add: [
    [matrix, flipped],
    [1.1, matrix],
    [matrix, 0.1],
  ],
  subtract: [
    [matrix, flipped],
    [1.1, matrix],
  ],
  multiply: [
    [matrix, flipped],
    [images, -0.3],
  ],
  divide: [
    [matrix, positive],
    [1, positive],
  ],
  maximum: [
    [matrix, 0],
    [matrix, flipped],
  ],
  where: [
    [matrix, flipped, 0],
    [matrix, 0.1, matrix],
  ],
  exp: [[matrix]],
  log: [[positive]],
  log1p: [[positive]],
  sqrt: [[positive]],
  tanh: [[flipped]],
  erf: [[matrix]],
  sigmoid: [[matrix]],
  absolute: [[matrix]],
  addRow: [
    [matrix, row],
    [flipped, row],
  ],
  subtractRow: [[matrix, row]],
  multiplyRow: [[matrix, row]],
  subtractColumn: [
    [matrix, column],
    [flipped, column],
  ],
  multiplyColumn: [[matrix, column]],
  divideColumn: [[matrix, column]],
  sumColumns: [[matrix], [random("wide", 2, 37)]],
  meanColumns: [[matrix]],
  maxColumns: [[flipped]],
  gatherRows: [[matrix, fromElements(Float32Array.of(2, 0, 2, 7), [4])]],
  patches: [[images, windows]],
  sumWindows: [[images, windows]],
  maxWindows: [[images, windows]],
};

describe("an operation without checks is that of the reference, to the last bit", () => {
  test.each(Object.entries(examples))("%s", (name, operands) => {
    const ops = forwardOps({ [name]: Reflect.get(operations, name) } as Pick<typeof operations, "add">);
    for (const given of operands) {
      const [own, expected] = [ops, reference].map((made): Tensor => Reflect.get(made, name)(...given));
      expect(own!.shape).toEqual(expected!.shape);
      expect(own!.dtype).toBe("float32");
      expect(rowMajor(own!)).toEqual(rowMajor(expected!));
    }
  });
});
