import { dataset, oneHotTargets } from "@gd/data";
import { augment, cutout, flip, mixup, noise, rotate, shift } from "@gd/images";
import { fromBytes, fromElements, rowMajor } from "@gd/tensor";

/** The elements of images that every augmentation has changed. */
export const augmented = (): readonly number[] => {
  const pixels = Uint8Array.from({ length: 6 * 9 * 8 * 3 }, (_, i) => (i * i) & 0xff);
  const images = dataset(fromBytes(pixels, [6, 9, 8, 3], { unit: 255 }), fromElements(new Float32Array(6), [6]));
  const changes = [
    shift({ pixels: 2 }),
    flip(),
    rotate({ degrees: 30 }),
    noise({ deviation: 0.1 }),
    cutout({ size: 3 }),
  ];
  const data = augment(oneHotTargets(images, 2), [...changes, mixup({ alpha: 0.3 })], { seed: "bits" });
  return [1, 7].flatMap((epoch) => {
    const { input, target } = data.at!(epoch).examples([0, 1, 2, 3, 4, 5], "float64");
    return [...rowMajor(input), ...rowMajor(target)];
  });
};
