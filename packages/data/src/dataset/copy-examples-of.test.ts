import { type DType, type Elements, fromElements, randomStreams, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { copyExamplesOf } from "./copy-examples-of.js";
import { dataset } from "./dataset.js";
import { imageDataset } from "./image-dataset.js";
import { subset } from "./subset.js";

const { uniform } = randomStreams(1).stream("numbers");
const numbers = (length: number) => Float64Array.from({ length }, uniform);
const pairs = dataset(fromElements(numbers(20), [10, 2]), fromElements(numbers(30), [10, 3]));
const images = imageDataset(
  {
    images: { shape: [3, 2, 2], data: Uint8Array.from({ length: 12 }, (_, i) => 20 * i) },
    labels: Uint8Array.of(2, 0, 1),
  },
  [4],
);
const places = Uint32Array.of(2, 0, 2, 1);

/** Room for so many numbers of the inputs, and of the targets. */
const rooms = (dtype: DType, input: number, target: number): readonly [Elements, Elements] => {
  const Room = dtype === "float32" ? Float32Array : Float64Array;
  return [new Room(input), new Room(target)];
};

describe.each<DType>(["float32", "float64"])("in %s, the function of a dataset", (dtype) => {
  test.each([
    ["of tensors", pairs, 8, 12],
    ["of images", images, 16, 4],
    ["of a part of another", subset(pairs, [9, 4, 4]), 8, 12],
    ["of a part of a part", subset(subset(images, [2, 0, 1]), [1, 1, 2]), 16, 4],
  ] as const)("%s copies what its examples are", (_, source, inputs, targets) => {
    const [input, target] = rooms(dtype, inputs, targets);
    expect(copyExamplesOf(source)!(places, input, target)).toBe(true);
    const examples = source.examples(places, dtype);
    expect(input).toEqual(examples.input.data);
    expect(target).toEqual(examples.target.data);
  });

  test("says where a number does not fit, as examples throws", () => {
    const huge = dataset(tensor([[1], [1e39]], { dtype: "float64" }), tensor([[1], [2]]));
    const labels = dataset(tensor([[1], [2]]), tensor([2 ** 24, 2 ** 24 + 1], { dtype: "float64" }));
    for (const source of [huge, labels]) {
      const fits = copyExamplesOf(source)!(Uint32Array.of(1), ...rooms(dtype, 1, 1));
      expect(fits).toBe(dtype === "float64");
      const examples = () => source.examples([1], dtype);
      if (fits) expect(examples).not.toThrow();
      else expect(examples).toThrow();
    }
  });
});

test("a dataset made of another one, or changed, has no such function", () => {
  expect(copyExamplesOf({ ...pairs })).toBeUndefined();
  expect(copyExamplesOf({ ...pairs, examples: (...request) => pairs.examples(...request) })).toBeUndefined();
  expect(copyExamplesOf(subset({ ...pairs }, [1]))).toBeUndefined();
  const changed = dataset(tensor([[1]]), tensor([[1]]));
  expect(copyExamplesOf(changed)).toBeDefined();
  Object.assign(changed, { examples: pairs.examples });
  expect(copyExamplesOf(changed)).toBeUndefined();
});

test("that of a part copies nothing once the whole was changed", () => {
  const whole = dataset(tensor([[1], [2]]), tensor([[1], [2]]));
  const copy = copyExamplesOf(subset(whole, [1]))!;
  const [input, target] = rooms("float32", 1, 1);
  expect(copy(Uint32Array.of(0), input, target)).toBe(true);
  Object.assign(whole, { examples: pairs.examples });
  expect(copy(Uint32Array.of(0), input, target)).toBe(false);
});
