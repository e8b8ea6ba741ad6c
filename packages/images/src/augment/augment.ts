import { type Dataset, expectDataset } from "@gd/data";
import {
  allocate,
  type Batch,
  type DType,
  expectArgument,
  expectBoolean,
  expectOneOf,
  expectOptions,
  expectPart,
  expectSize,
  expectString,
  fromElements,
  type RandomStreams,
  randomStreams,
  rowMajor,
  type Shape,
  ShapeError,
  sizeOf,
} from "@gd/tensor";
import type { Augmentation, AugmentedExample } from "./augmentation.js";

/** Options of `augment`. */
export interface AugmentOptions {
  /** The seed of all that is drawn. Default: 0. */
  readonly seed?: number | string;
}

/**
 * A dataset whose examples are changed at random, by one augmentation after the other, and in each epoch anew. What is drawn
 * for an example follows from the seed, the epoch and the place of the example, and from nothing else: not from the order of
 * the examples, the batches, or what was asked for before. So equal seeds give equal bits, and a training that goes on later
 * sees what one long training would.
 *
 *   const [training, validation] = split(dataset, 0.8, randomStreams(1).stream("split"));
 *   const data = augment(training, [shift({ pixels: 2 }), flip(), noise({ deviation: 0.05 })], { seed: 1 });
 *   for await (const event of train({ model, loss, optimizer, data, validation, epochs: 20 })) …
 *
 * `train` asks for each epoch by itself; in a loop of your own, go through `batches(data.at!(epoch), …)`. Without an epoch,
 * examples are those of the first. Augment what is trained with, and not what is tested.
 *
 * Shapes  inputs [height, width] or [height, width, channels]; inputs and targets keep their shapes
 */
export const augment = <In extends Shape, Target extends Shape>(
  data: Dataset<In, Target>,
  augmentations: readonly Augmentation[],
  options: AugmentOptions = {},
): Dataset<In, Target> => {
  const { seed = 0 } = expectOptions("augment", options, ["seed"]);
  const streams = randomStreams(seed).within("augment");
  expectDataset("augment(data)", data);
  expectAugmentations(augmentations, data);
  const copy = [...augmentations];
  return {
    ...augmented(data, copy, streams, 1),
    at(epoch) {
      expectSize("augment.at(epoch)", epoch);
      return augmented(data, copy, streams, epoch);
    },
  };
};

/** The dataset as it is in an epoch. */
const augmented = <In extends Shape, Target extends Shape>(
  data: Dataset<In, Target>,
  augmentations: readonly Augmentation[],
  streams: RandomStreams,
  epoch: number,
): Dataset<In, Target> => {
  const source = data.at?.(epoch) ?? data;
  const { size, inputShape, targetShape } = source;
  const [height = 1, width = 1, channels = 1] = inputShape;
  const [length, targetLength] = [sizeOf(inputShape), sizeOf(targetShape)];
  const random = streams.within(`${epoch}`);

  /** The examples at these places, after so many augmentations. */
  const changed = (places: ArrayLike<number>, dtype: DType, count: number): readonly AugmentedExample[] => {
    const { input, target } = source.examples(places, dtype);
    const [inputs, targets] = [rowMajor(input), rowMajor(target)];
    return Array.from(places, (place, i) => {
      let example: AugmentedExample = {
        height,
        width,
        channels,
        pixels: new Float64Array(inputs.subarray(i * length, (i + 1) * length)),
        target: new Float64Array(targets.subarray(i * targetLength, (i + 1) * targetLength)),
      };
      for (let number = 0; number < count; number++) {
        const augmentation = augmentations[number]!;
        const draws = random.stream(`${place}/${number}`);
        const other = () => changed([draws.integer(size)], dtype, number)[0]!;
        example = expectExample(augmentation, augmentation.augment(example, draws, other), example);
      }
      return example;
    });
  };

  /** Some elements of each example, one after the other, as a batch. */
  const batchOf = <S extends Shape>(rows: readonly Float64Array[], shape: S, dtype: DType): Batch<S> => {
    const elements = allocate(dtype, rows.length * sizeOf(shape));
    for (const [i, row] of rows.entries()) elements.set(row, i * row.length);
    return fromElements(elements, [rows.length, ...shape]);
  };

  const targetsStay = source.targets !== undefined && !augmentations.some(({ mixesTargets = false }) => mixesTargets);
  return {
    size,
    inputShape,
    targetShape,
    examples(places, dtype) {
      expectOneOf("augment.examples(dtype)", dtype, ["float32", "float64"]);
      const examples = changed(places, dtype, augmentations.length);
      const input = examples.map(({ pixels }) => pixels);
      const target = examples.map((example) => example.target);
      return { input: batchOf(input, inputShape, dtype), target: batchOf(target, targetShape, dtype) };
    },
    ...(targetsStay && { targets: (places, dtype) => source.targets!(places, dtype) }),
  };
};

const expectAugmentations = (augmentations: readonly Augmentation[], { inputShape, targetShape }: Dataset): void => {
  expectArgument(Array.isArray(augmentations), {
    place: "augment(augmentations)",
    expected: "a list of augmentations",
    received: augmentations,
    advice: "[shift({ pixels: 2 }), flip()] is one, for example.",
  });
  for (const [number, augmentation] of augmentations.entries()) {
    const place = `augment(augmentations[${number}])`;
    expectPart(place, augmentation, {
      expected: "an augmentation",
      methods: ["augment"],
      example: "shift({ pixels: 2 })",
    });
    const { name, mixesTargets = false } = augmentation;
    expectString(`${place}.name`, name);
    expectBoolean(`${place}.mixesTargets`, mixesTargets);
    expectArgument(!mixesTargets || targetShape.length > 0, {
      place: "augment(data)",
      expected: `targets that ${name} can mix, such as a number for each class`,
      received: "labels",
      advice: "oneHotTargets(data, 10) of @gd/data makes them of labels.",
    });
  }
  if (inputShape.length === 2 || inputShape.length === 3) return;
  const advice = "Keep the images as they are, and begin the model with flatten.";
  throw new ShapeError({
    place: "augment",
    role: "inputShape",
    expected: ["height", "width", "channels"],
    received: inputShape,
    advice,
  });
};

/** Throws an ArgumentError unless an augmentation returned an example like the one that it was given. */
const expectExample = (
  { name }: Augmentation,
  example: AugmentedExample,
  { pixels, target }: AugmentedExample,
): AugmentedExample => {
  const { pixels: newPixels, target: newTarget } = Object(example);
  const isLike = (array: unknown, like: Float64Array) => array instanceof Float64Array && array.length === like.length;
  expectArgument(isLike(newPixels, pixels) && isLike(newTarget, target), {
    place: `${name}.augment`,
    expected: `to return an example with ${pixels.length} pixels and ${target.length} elements of its target, as Float64Array`,
    received: example,
  });
  return example;
};
