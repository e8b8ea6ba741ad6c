import { createHash } from "node:crypto";
import { batches, type Dataset, dataset, oneHotTargets, split, subset } from "@gd/data";
import { fromBytes, fromElements, randomStreams, rowMajor, type Shape } from "@gd/tensor";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noise as bytes } from "../../test/photos.js";
import { augment } from "./augment.js";
import type { Augmentation } from "./augmentation.js";
import { cutout } from "./cutout.js";
import { flip } from "./flip.js";
import { mixup } from "./mixup.js";
import { noise } from "./noise.js";
import { rotate } from "./rotate.js";
import { shift } from "./shift.js";

const size = 12;
const labels = fromElements(
  Float32Array.from({ length: size }, (_, i) => i % 3),
  [size],
);
const images = dataset(fromBytes(bytes(size * 5 * 4 * 3), [size, 5, 4, 3], { unit: 255 }), labels);
const all = Array.from({ length: size }, (_, i) => i);
const changes = [shift({ pixels: 1 }), flip(), rotate({ degrees: 20 }), noise({ deviation: 0.1 }), cutout({ size: 2 })];

const elements = (data: Dataset, places: ArrayLike<number> = all) => {
  const { input, target } = data.examples(places, "float32");
  return { input: [...rowMajor(input)], target: [...rowMajor(target)] };
};
/** The elements of each example by itself. */
const each = (data: Dataset) => all.map((place) => JSON.stringify(elements(data, [place])));

describe("what is drawn follows from the seed, the epoch and the place alone", () => {
  const data = augment(images, changes, { seed: 1 });

  test("not from the order, the batches, or what was asked for before", () => {
    const expected = each(data.at!(3));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 1 }), fc.constantFrom(1, 2, 3), (places, epoch) => {
        elements(data.at!(epoch), places);
        const { input, target } = elements(data.at!(3), places);
        const length = input.length / places.length;
        places.forEach((place, i) => {
          const one = { input: input.slice(i * length, (i + 1) * length), target: [target[i]] };
          expect(JSON.stringify(one)).toBe(expected[place]);
        });
      }),
      { numRuns: 30 },
    );
  });

  test("it differs from seed to seed, epoch to epoch and place to place", () => {
    const same = augment(subset(images, Array(size).fill(0)), changes, { seed: 1 });
    expect(new Set(each(same)).size).toBe(size);
    const others = [data.at!(1), data.at!(2), augment(images, changes, { seed: 2 }), augment(images, changes)];
    expect(new Set(others.map((other) => JSON.stringify(elements(other)))).size).toBe(4);
    expect(elements(augment(images, changes, { seed: "1" }))).toEqual(elements(data));
  });

  test("without an epoch, it is the first one", () => {
    expect(elements(data)).toEqual(elements(data.at!(1)));
    expect(data.at!(1).at).toBeUndefined();
  });

  test("a part of the dataset has the examples that the whole has, in each epoch", () => {
    const [part] = split(data, 0.5, randomStreams(1).stream("split"));
    const places = randomStreams(1).stream("split").permutation(size).subarray(0, 6);
    expect(elements(part.at!(4), [0, 1, 2, 3, 4, 5])).toEqual(elements(data.at!(4), places));
  });

  test("also where it is augmented twice", () => {
    const twice = augment(augment(images, [flip()], { seed: 1 }), [shift({ pixels: 1 })], { seed: 2 });
    expect(elements(twice.at!(2))).toEqual(
      elements(augment(augment(images, [flip()], { seed: 1 }).at!(2), [shift({ pixels: 1 })], { seed: 2 }).at!(2)),
    );
    expect(elements(twice.at!(2))).not.toEqual(
      elements(augment(augment(images, [flip()], { seed: 1 }).at!(1), [shift({ pixels: 1 })], { seed: 2 }).at!(2)),
    );
  });

  test("to the same bits on every machine", () => {
    const mixed = augment(oneHotTargets(images, 3), [...changes, mixup({ alpha: 0.4 })], { seed: 1 });
    const hash = createHash("sha256");
    for (const epoch of [1, 2]) {
      const { input, target } = mixed.at!(epoch).examples(all, "float32");
      for (const tensor of [input, target]) hash.update(new Uint8Array(rowMajor(tensor).buffer));
    }
    // Another hash means that every seeded run changes.
    expect(hash.digest("hex")).toBe("cfbc5fa766bbe0742ab8cd09df9d0497125e81d660950848ed4e6b3edbc5a28d");
  });
});

test("shapes stay, targets stay, and without augmentations everything does", () => {
  const data = augment(images, changes);
  expect(data).toMatchObject({ size, inputShape: [5, 4, 3], targetShape: [] });
  const { input, target } = data.examples([3, 1], "float64");
  expect(input).toMatchObject({ shape: [2, 5, 4, 3], dtype: "float64" });
  expect([...target.data]).toEqual([0, 1]);
  expect([...data.targets!([3, 1], "float64").data]).toEqual([0, 1]);
  expect(elements(augment(images, []))).toEqual(elements(images));
  for (const { input } of batches(data.at!(2), { batchSize: 5 })) expect(input.shape.slice(1)).toEqual([5, 4, 3]);
});

test("images without channels are taken, too", () => {
  const grey = dataset(fromBytes(bytes(40), [2, 4, 5]), fromElements(new Float32Array(2), [2]));
  const { input } = augment(grey, [flip({ probability: 1 })]).examples([0], "float32");
  expect(input.shape).toEqual([1, 4, 5]);
  expect([...input.data].slice(0, 5)).toEqual([...bytes(5)].reverse());
});

describe("mixup", () => {
  test("mixes with another example as the augmentations before have changed it, and not those behind", () => {
    const first: Augmentation = {
      name: "add",
      description: { type: "add" },
      augment: (example) => ({ ...example, pixels: example.pixels.map((x) => x + 100) }),
    };
    const last: Augmentation = {
      ...first,
      augment: (example) => ({ ...example, pixels: example.pixels.map((x) => -x) }),
    };
    const numbered = dataset(
      fromElements(Float32Array.of(1, 2, 3, 4), [4, 1, 1]),
      fromElements(Float32Array.of(1, 2, 3, 4), [4, 1]),
    );
    const { input, target } = augment(numbered, [first, mixup({ alpha: 1 }), last]).examples([0, 1, 2, 3], "float64");
    [...input.data].forEach((x, i) => void expect(x).toBeCloseTo(-100 - target.data[i]!, 12));
    expect([...target.data]).not.toEqual([1, 2, 3, 4]);
  });

  test("has no targets that could be read alone", () => {
    expect(augment(oneHotTargets(images, 3), [mixup()]).targets).toBeUndefined();
  });

  test("refuses labels", () => {
    expect(() => augment(images, [mixup()])).toThrow(
      'augment(data) expects targets that mixup can mix, such as a number for each class, but received "labels". oneHotTargets(data, 10) of @gd/data makes them of labels.',
    );
  });
});

describe("refuses", () => {
  const flat = dataset(fromElements(new Float32Array(8), [2, 4]), fromElements(new Float32Array(2), [2]));
  test.each<[what: string, attempt: () => unknown, message: string]>([
    ["rows of pixels", () => augment(flat, changes), "inputShape [height, width, channels]"],
    [
      "a function that was not called",
      () => augment(images, [flip as never]),
      "augment(augmentations[0]) expects an augmentation, but received the function flip.",
    ],
    ["no list", () => augment(images, flip() as never), "augment(augmentations) expects a list of augmentations"],
    ["no dataset", () => augment(3 as never, []), "augment(data) expects a dataset, but received 3."],
    [
      "no seed",
      () => augment(images, [], { seed: Number.NaN }),
      "randomStreams(seed) expects a finite number or a string",
    ],
    ["no epoch", () => augment(images, []).at!(0), "augment.at(epoch) expects a whole number ≥ 1, but received 0."],
  ])("%s", (_, attempt, message) => {
    expect(attempt).toThrow(message);
  });

  test.each<[what: string, result: unknown]>([
    ["nothing", undefined],
    ["other pixels", { pixels: new Float64Array(3), target: new Float64Array(1) }],
    ["a list", { pixels: Array(60).fill(0), target: new Float64Array(1) }],
  ])("an augmentation that returns %s", (_, result) => {
    const own = { name: "own", description: { type: "own" }, augment: () => result } as unknown as Augmentation;
    expect(() => augment(images, [own]).examples([0], "float32")).toThrow(
      "own.augment expects to return an example with 60 pixels and 1 elements",
    );
  });
});

test("the types of shapes stay", () => {
  const shaped: Dataset<readonly [5, 4, 3], readonly []> = augment(
    images as Dataset<readonly [5, 4, 3], readonly []>,
    [],
  );
  const shape: Shape = shaped.inputShape;
  expect(shape).toEqual([5, 4, 3]);
});
