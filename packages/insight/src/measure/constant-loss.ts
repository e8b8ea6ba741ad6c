import type { Examples } from "@gd/data";
import { log, rowMajor, sizeOf } from "@gd/tensor";
import type { AnyLoss } from "@gd/train";
import { momentsOf } from "./moments.js";
import { taskOf, typeOf } from "./task.js";

/**
 * The loss of the best answer that does not look at the input: for labels the entropy of their shares, for truths that of each
 * output, for numbers the variance of each output. Undefined for losses of which that is not known.
 */
export const constantLoss = (loss: AnyLoss, { target }: Pick<Examples, "target">): number | undefined => {
  const elements = rowMajor(target);
  const [examples = 0, ...shape] = target.shape;
  const width = sizeOf(shape);
  if (taskOf(loss) === "classes") {
    if (shape.length > 0) return undefined;
    const counts = new Map<number, number>();
    for (const label of elements) counts.set(label, (counts.get(label) ?? 0) + 1);
    return [...counts.values()].reduce((total, count) => total - (count / examples) * log(count / examples), 0);
  }
  const outputs = Array.from({ length: width }, (_, output) => momentsOf(elements, output, width));
  const type = typeOf(loss);
  if (type === "meanSquaredError") return outputs.reduce((sum, { deviation }) => sum + deviation ** 2, 0) / width;
  if (type === "sigmoidCrossEntropy") return outputs.reduce((sum, { mean }) => sum + binaryEntropy(mean), 0) / width;
  return undefined;
};

const binaryEntropy = (p: number): number => (p <= 0 || p >= 1 ? 0 : -p * log(p) - (1 - p) * log(1 - p));
