import {
  type DType,
  fromElements,
  type Images,
  type Matrix,
  randomStreams,
  referenceInterpreter,
  type SynchronousInterpreter,
  type Tensor,
  type Windows,
} from "@gd/tensor";
import { randomTensor } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { wasmInterpreter } from "../wasm-interpreter.js";
import type { WasmOptions } from "../wasm-options.js";

type ImagesShape = readonly [images: number, height: number, width: number, channels: number];

const windows = (
  size: Windows["size"],
  stride: Windows["stride"] = [1, 1],
  [top, bottom, left, right]: readonly [number, number, number, number] = [0, 0, 0, 0],
): Windows => ({ size, stride, padding: { top, bottom, left, right } });

/** Around blocks of 5 rows and 8 columns, parts of 256 terms and tables of 240 windows; with and without padding. */
const CASES: readonly (readonly [shape: ImagesShape, filters: number, windows: Windows])[] = [
  [[3, 14, 14, 8], 16, windows([3, 3], [1, 1], [1, 1, 1, 1])],
  [[2, 5, 6, 1], 8, windows([3, 3], [1, 1], [1, 1, 1, 1])],
  [[3, 9, 7, 3], 6, windows([3, 2], [2, 3], [2, 0, 0, 1])],
  [[2, 5, 6, 9], 5, windows([5, 6])],
  [[4, 7, 7, 40], 20, windows([3, 3], [1, 1], [1, 1, 1, 1])],
  [[2, 8, 8, 30], 7, windows([3, 3], [2, 2], [1, 1, 1, 1])],
  [[2, 7, 9, 4], 4, windows([2, 2], [3, 4])],
  [[1, 20, 30, 5], 4, windows([5, 5], [1, 1], [2, 2, 2, 2])],
  [[300, 1, 1, 6], 5, windows([3, 3], [1, 1], [1, 1, 1, 1])],
  [[1, 3, 3, 4], 300, windows([2, 2])],
  [[2, 6, 5, 10], 12, windows([1, 1])],
  [[2, 6, 5, 10], 3, windows([1, 1])],
  [[2, 6, 5, 10], 12, windows([1, 1], [2, 2])],
  [[2, 5, 6, 4], 9, windows([1, 1], [3, 2], [1, 2, 1, 0])],
  [[2, 5, 6, 4], 3, windows([2, 2])],
  [[0, 5, 6, 4], 8, windows([2, 2])],
  [[2, 5, 6, 4], 8, windows([6, 2])],
];

/** The reports of some calls of a compiled body of images and kernels, which change in each call. */
const reportsOf = (
  { ops, variable, compile }: SynchronousInterpreter,
  [shape, filters, { size }]: (typeof CASES)[number],
  special: boolean,
  body: (images: Images, kernels: Matrix<number, number>) => readonly Tensor[],
) => {
  const random = randomStreams("convolutions").stream(ops.dtype);
  const draw = (of: readonly number[]): Tensor => {
    const drawn = randomTensor(random, of, ops.dtype);
    if (!special) return drawn;
    return fromElements(
      drawn.data.map((x) => [Number.POSITIVE_INFINITY, Number.NaN, -0][random.integer(400)] ?? x),
      of,
    );
  };
  const kernels = variable(draw([size[0] * size[1] * shape[3], filters])) as Matrix<number, number>;
  const call = compile(([images]: readonly [Images]) => ({
    report: ops.concatenate(body(images, kernels)),
    finite: [],
    changes: [{ target: kernels, increase: ops.multiply(kernels, -0.25) }],
  }));
  return Array.from({ length: 4 }, () => call([draw(shape) as Images]));
};

/** A convolution of what is computed, and its gradients. */
const convolution =
  ({ ops }: SynchronousInterpreter, [shape, , over]: (typeof CASES)[number]) =>
  (images: Images, kernels: Matrix<number, number>): readonly Tensor[] => {
    const input = ops.multiply(images, 0.5);
    const patches = ops.patches(input, over);
    const output = ops.matmul(patches, kernels);
    const gradient = ops.subtract(output, 0.125);
    const inputGradient = ops.sumPatches(ops.matmul(gradient, ops.transpose(kernels)), shape, over);
    return [output, ops.matmul(ops.transpose(patches), gradient), inputGradient];
  };

const interpreters = (dtype: DType) =>
  [{}, { threads: 2 }, { wide: true }].map((options: WasmOptions) => wasmInterpreter({ dtype, ...options }));

describe.each(["float32", "float64"] as const)("convolutions in %s", (dtype) => {
  test.each(CASES)("of %o to %i filters, windows %o", (...of) => {
    for (const special of [false, true]) {
      const reference = referenceInterpreter({ dtype });
      const expected = reportsOf(reference, of, special, convolution(reference, of));
      for (const interpreter of interpreters(dtype)) {
        expect(reportsOf(interpreter, of, special, convolution(interpreter, of))).toEqual(expected);
        interpreter.close();
      }
    }
  });
});

/** Bodies that need patches, or products, for more than a convolution, or of what changes. */
const OTHERS: Readonly<Record<string, (interpreter: SynchronousInterpreter) => ReturnType<typeof convolution>>> = {
  "patches that are read by others":
    ({ ops }) =>
    (images, kernels) => {
      const patches = ops.patches(images, CASES[0]![2]);
      return [ops.matmul(patches, kernels), ops.sumRows(patches)];
    },
  "patches that are reported":
    ({ ops }) =>
    (images, kernels) => {
      const patches = ops.patches(images, CASES[0]![2]);
      return [patches, ops.matmul(patches, kernels)];
    },
  "patches times themselves":
    ({ ops }) =>
    (images) => {
      const patches = ops.patches(images, CASES[0]![2]);
      return [ops.matmul(ops.transpose(patches), patches)];
    },
  "patches times transposed kernels":
    ({ ops }) =>
    (images, kernels) => {
      const turned = ops.reshape(kernels, [16, 72]);
      return [ops.matmul(ops.patches(images, CASES[0]![2]), ops.transpose(turned))];
    },
  "products that others read than their sum":
    ({ ops }) =>
    (images, kernels) => {
      const gradient = ops.matmul(ops.patches(images, CASES[0]![2]), kernels);
      const products = ops.matmul(gradient, ops.transpose(kernels));
      return [ops.sumPatches(products, images.shape, CASES[0]![2]), ops.sumRows(products)];
    },
  "a view of the images":
    ({ ops }) =>
    (images, kernels) => {
      const vector = ops.reshape(ops.multiply(images, 2), [3 * 14 * 14 * 8]);
      const last = ops.slice(vector, 14 * 14 * 8, [2, 14, 14, 8]);
      return [ops.matmul(ops.patches(last, CASES[0]![2]), kernels)];
    },
};

test.each(Object.keys(OTHERS))("%s", (name) => {
  const reference = referenceInterpreter({ dtype: "float32" });
  const expected = reportsOf(reference, CASES[0]!, false, OTHERS[name]!(reference));
  const interpreter = wasmInterpreter();
  expect(reportsOf(interpreter, CASES[0]!, false, OTHERS[name]!(interpreter))).toEqual(expected);
});

test("images that are a variable are read as they were when their patches were made", () => {
  const run = ({ ops, variable, compile }: SynchronousInterpreter) => {
    const random = randomStreams("variable").stream("images");
    const images = variable(randomTensor(random, [2, 6, 6, 8], "float32")) as Images;
    const kernels = randomTensor(random, [32, 8], "float32");
    const call = compile((_: readonly []) => {
      const output = ops.matmul(ops.patches(images, windows([2, 2])), kernels);
      return {
        report: ops.reshape(ops.sum(output), [1]),
        finite: [],
        changes: [{ target: images, increase: ops.multiply(images, -0.5) }],
      };
    });
    return Array.from({ length: 4 }, () => [call([]), [...images.data]]);
  };
  expect(run(wasmInterpreter())).toEqual(run(referenceInterpreter()));
});
