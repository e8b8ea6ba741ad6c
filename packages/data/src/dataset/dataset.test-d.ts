import { type Batch, type Tensor, tensor } from "@gd/tensor";
import { describe, expectTypeOf, test } from "vitest";
import type { LabelledImages } from "../formats/read-labelled-images.js";
import { batches } from "./batches.js";
import { type AnyDataset, type AsyncDataset, type Dataset, dataset, type Examples } from "./dataset.js";
import { imageDataset } from "./image-dataset.js";
import { oneHot } from "./one-hot.js";
import { split } from "./split.js";
import { subset } from "./subset.js";

declare const images: LabelledImages;
declare const later: AsyncDataset<readonly [2], readonly []>;
declare const random: Parameters<typeof split>[2];
const pairs = dataset(
  tensor([
    [1, 2],
    [3, 4],
  ]),
  tensor([0, 1]),
);

describe("shapes of one example", () => {
  test("come from the tensors, without the axis of the examples", () => {
    expectTypeOf(pairs.inputShape).toEqualTypeOf<readonly [2]>();
    expectTypeOf(pairs.targetShape).toEqualTypeOf<readonly []>();
  });

  test("come from the shape that images are given", () => {
    expectTypeOf(imageDataset(images, [784])).toEqualTypeOf<Dataset<readonly [784], readonly []>>();
    expectTypeOf(imageDataset(images, [28, 28, 1]).inputShape).toEqualTypeOf<readonly [28, 28, 1]>();
  });

  test("come from the number of classes", () => {
    expectTypeOf(oneHot([0, 1], 10)).toEqualTypeOf<Tensor<readonly [number, 10]>>();
    expectTypeOf(dataset(tensor([[1], [2]]), oneHot([0, 1], 10)).targetShape).toEqualTypeOf<readonly [10]>();
  });

  test("are kept by subset, split and batches", () => {
    expectTypeOf(subset(pairs, [0])).toEqualTypeOf<typeof pairs>();
    expectTypeOf(split(pairs, 0.5, random)[1]).toEqualTypeOf<typeof pairs>();
    for (const { input, target } of batches(pairs, { batchSize: 1 })) {
      expectTypeOf(input).toEqualTypeOf<Batch<readonly [2]>>();
      expectTypeOf(target).toEqualTypeOf<Batch<readonly []>>();
    }
  });

  test("of examples that take a while are promised", () => {
    expectTypeOf(subset(later, [0])).toEqualTypeOf<typeof later>();
    expectTypeOf(split(later, 0.5, random)[0]).toEqualTypeOf<typeof later>();
    for (const examples of batches(later, { batchSize: 1 })) {
      expectTypeOf(examples).toEqualTypeOf<Promise<Examples<readonly [2], readonly []>>>();
    }
    expectTypeOf<typeof later>().toExtend<AnyDataset<readonly [2], readonly []>>();
    expectTypeOf<typeof pairs>().toExtend<AnyDataset<readonly [2], readonly []>>();
    expectTypeOf<typeof later>().not.toExtend<Dataset>();
  });

  test("a scalar holds no examples", () => {
    // @ts-expect-error A tensor of rank 0 has no axis of examples.
    dataset(tensor(1), tensor([1]));
  });
});
