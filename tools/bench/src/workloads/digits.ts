import { drawPlaces, imageDataset } from "@gd/data";
import { randomStreams } from "@gd/tensor";
import { readDigits } from "../read-digits.ts";

/** The first images of MNIST in the order that is the same for all, from 0 to 1, and their labels. */
export const digits = async (count: number) => {
  const all = imageDataset(await readDigits(), [784]);
  const order = drawPlaces(randomStreams("bench").stream("order"), all.size, count);
  const { input, target } = all.examples(order, "float32");
  return { images: Float32Array.from(input.data), labels: Float32Array.from(target.data) };
};

const [SIZE, MARGIN, CHANNELS] = [32, 2, 3];

/** The same in the shape of CIFAR, 32 × 32 × 3: each digit in a colour of its own, over noise. */
export const colouredDigits = async (count: number) => {
  const { images, labels } = await digits(count);
  const { uniform } = randomStreams("bench").stream("colours");
  const coloured = Float32Array.from({ length: count * SIZE * SIZE * CHANNELS }, () => 0.25 * uniform());
  for (let n = 0; n < count; n++) {
    const colour = Array.from({ length: CHANNELS }, () => 0.25 + 0.75 * uniform());
    for (let i = 0; i < 784; i++) {
      const [row, column] = [Math.floor(i / 28) + MARGIN, (i % 28) + MARGIN];
      const pixel = ((n * SIZE + row) * SIZE + column) * CHANNELS;
      colour.forEach((part, c) => {
        coloured[pixel + c] = coloured[pixel + c]! + part * images[n * 784 + i]!;
      });
    }
  }
  return { images: coloured, labels };
};
