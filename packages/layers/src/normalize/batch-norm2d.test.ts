import { createContext, randomStreams, referenceOps, type Tensor } from "@gd/tensor";
import { compareTensors, compareTrees, randomTensor, SAME_BITS } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { batchNorm } from "./batch-norm.js";
import { batchNorm2d } from "./batch-norm2d.js";

const ops = referenceOps({ dtype: "float64" });
const context = createContext({ ops });
const random = randomStreams("batchNorm2d").stream("images");

test.each([{}, { epsilon: 1e-3, momentum: 0.9 }])(
  "is batchNorm over all elements of the images, with %o",
  (options) => {
    const [over, rows] = [batchNorm2d(3, options).at([4, 5, 3]), batchNorm(3, options)];
    const parameters = { scale: randomTensor(random, [3]), shift: randomTensor(random, [3]) };
    const [images, gradient] = [randomTensor(random, [2, 4, 5, 3]), randomTensor(random, [2, 4, 5, 3])];
    const asRows = (x: Tensor) => ops.reshape(x, [40, 3]);

    const got = over.forward(context, parameters, images);
    const wanted = rows.forward(context, parameters, asRows(images));
    compareTensors("output", asRows(got.output), wanted.output, SAME_BITS);
    compareTrees("statistics", got.statistics, wanted.statistics, SAME_BITS);
    const [back, expected] = [got.backward(gradient), wanted.backward(asRows(gradient))];
    compareTensors("inputGradient", asRows(back.inputGradient), expected.inputGradient, SAME_BITS);
    compareTrees("gradients", back.gradients, expected.gradients, SAME_BITS);
  },
);

test("a single image will do, but for one of a single element", () => {
  const of = (height: number) => {
    const layer = batchNorm2d(2).at([height, 1, 2]);
    return layer.forward(context, layer.initialize(context), ops.fill([1, height, 1, 2], 1));
  };
  expect(of(2).output.shape).toEqual([1, 2, 1, 2]);
  expect(() => of(1)).toThrow(expect.objectContaining({ name: "ArgumentError", place: "batchNorm2d(2)", received: 1 }));
});

test("options out of range are refused by name", () => {
  expect(() => batchNorm2d(0)).toThrow("batchNorm2d(channels) expects a whole number ≥ 1, but received 0.");
  expect(() => batchNorm2d(2, { epsilon: -1 })).toThrow("batchNorm2d(epsilon) expects");
  expect(() => batchNorm2d(2, { momentum: 2 })).toThrow("batchNorm2d(momentum) expects");
});
