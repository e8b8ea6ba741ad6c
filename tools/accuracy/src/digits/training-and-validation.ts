import type { LabelledImages } from "@gd/data";

const VALIDATION = 5000;

/** Labelled images without the last 5,000, and those: to choose options by, without touching the test images. */
export const trainingAndValidation = ({ images, labels }: LabelledImages) => {
  const [count, height, width] = images.shape;
  const part = (from: number, to: number): LabelledImages => ({
    images: {
      ...images,
      shape: [to - from, height, width],
      data: images.data.subarray(from * height * width, to * height * width),
    },
    labels: labels.subarray(from, to),
  });
  return { training: part(0, count - VALIDATION), test: part(count - VALIDATION, count) };
};
