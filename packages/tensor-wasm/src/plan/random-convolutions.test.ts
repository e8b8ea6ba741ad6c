import {
  type Images,
  type Matrix,
  type Ops,
  randomStreams,
  referenceInterpreter,
  type SynchronousInterpreter,
  sizeOf,
  type Tensor,
  type Vector,
  type Windows,
} from "@gd/tensor";
import { randomTensor } from "@gd/tensor/testing";
import { describe, expect, test, vi } from "vitest";
import { wasmInterpreter } from "../wasm-interpreter.js";

const PROGRAMS = 60;
const WEIGHTS = 2000;
type AnyMatrix = Matrix<number, number>;

const vector = (ops: Ops, tensor: Tensor): Vector => ops.reshape(tensor, [sizeOf(tensor.shape)]);

/** Some rows of a matrix, from one on. */
const rowsOf = (ops: Ops, matrix: AnyMatrix, first: number, count: number): AnyMatrix => {
  const columns = matrix.shape[1];
  return ops.reshape(ops.slice(vector(ops, matrix), first * columns, [count * columns]), [count, columns]);
};

/**
 * What a random program of products and sums of patches reports: of all of them, of parts, in rows of another length, and where
 * they are read more than once. The same operations for the same seed.
 */
const program = (ops: Ops, seed: string, images: Images, weights: Vector): Vector => {
  const { uniform, integer } = randomStreams(seed).stream("program");
  const between = (least: number, most: number): number => least + integer(most - least + 1);
  const weight = (rows: number, columns: number): AnyMatrix =>
    ops.reshape(ops.slice(weights, integer(WEIGHTS - rows * columns + 1), [rows * columns]), [rows, columns]);
  const known = [images];
  const told: Tensor[] = [];

  for (let i = 0; i < 5; i++) {
    const source = known[integer(known.length)]!;
    const [count, height, width] = source.shape;
    const size: Windows["size"] =
      uniform() < 0.3 ? [1, 1] : [between(1, Math.min(3, height)), between(1, Math.min(3, width))];
    const stride: Windows["stride"] = uniform() < 0.6 ? [1, 1] : [between(1, 2), between(1, 2)];
    const [top, bottom, left, right] = [integer(2), integer(2), integer(2), integer(2)];
    const over = { size, stride, padding: { top, bottom, left, right } };
    const rows = Math.floor((height + top + bottom - size[0]) / stride[0]) + 1;
    const columns = Math.floor((width + left + right - size[1]) / stride[1]) + 1;
    const filters = between(1, 9);
    const patches = ops.patches(source, over);
    const [windows, terms] = patches.shape;
    const kernels = uniform() < 0.5 ? weight(terms, filters) : ops.transpose(weight(filters, terms));
    const kind = integer(6);
    if (kind === 0) {
      const part = between(1, windows);
      told.push(ops.matmul(rowsOf(ops, patches, integer(windows - part + 1), part), kernels));
      continue;
    }
    const product = ops.matmul(patches, kernels);
    if (kind === 1) told.push(ops.matmul(ops.transpose(patches), product));
    if (kind === 2) told.push(ops.patches(source, over));
    if (kind === 3 && terms % 2 === 0) told.push(ops.reshape(product, [windows * filters, 1]));
    known.push(ops.reshape(uniform() < 0.5 ? product : ops.tanh(product), [count, rows, columns, filters]));
    if (uniform() < 0.6) {
      // The gradient of the images, also where as many numbers are the product of a matrix of another shape.
      const gradient = ops.matmul(product, uniform() < 0.7 ? ops.transpose(kernels) : weight(filters, terms));
      const isHalved = uniform() < 0.3 && windows % 2 === 0;
      const halved = isHalved && ops.matmul(weight(windows / 2, filters), weight(filters, 2 * terms));
      const summed = halved ? ops.reshape(halved, [windows, terms]) : gradient;
      known.push(ops.sumPatches(summed, source.shape, over));
      if (uniform() < 0.2) told.push(summed);
    }
  }
  return ops.concatenate([...told, known.at(-1)!].map((tensor) => vector(ops, tensor)));
};

/** The reports of three calls of a program, from a plan or by its own code. */
const reportsOf = ({ ops, compile, run }: SynchronousInterpreter, seed: string, isPlanned = true) => {
  const random = randomStreams(seed).stream("operands");
  const shape = [random.integer(3) + 1, random.integer(7) + 3, random.integer(7) + 3, random.integer(9) + 1] as const;
  const body = ([images, weights]: readonly [Images, Vector]) => ({
    report: program(ops, seed, images, weights),
    finite: [],
    changes: [],
  });
  const compiled = compile(body);
  return Array.from({ length: 3 }, () => {
    const images = randomTensor(random, shape, ops.dtype) as Images;
    const weights = randomTensor(random, [WEIGHTS], ops.dtype) as Vector;
    return isPlanned ? compiled([images, weights]) : run(() => body([images, weights]));
  });
};

// The wide kernels, also where no engine joins vectors: they have the same bits.
vi.mock("../kernels/join-vectors.js", () => ({ joinVectors: () => true }));

describe.each(Array.from({ length: PROGRAMS }, (_, i) => `${i}`))("convolutions of program %s", (seed) => {
  test.each(["float32", "float64"] as const)("in %s", (dtype) => {
    const expected = reportsOf(referenceInterpreter({ dtype }), seed);
    expect(reportsOf(wasmInterpreter({ dtype }), seed)).toEqual(expected);
    expect(reportsOf(wasmInterpreter({ dtype, wide: true }), seed)).toEqual(expected);
  });

  test.each([false, true])("fused, wide: %s", (wide) => {
    const interpreter = wasmInterpreter({ precision: "fast", wide });
    expect(reportsOf(interpreter, seed)).toEqual(reportsOf(interpreter, seed, false));
  });
});
