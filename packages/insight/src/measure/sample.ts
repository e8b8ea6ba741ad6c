import type { AnyDataset, Examples } from "@gd/data";
import { type DType, expectArgument, type RandomStream, rowMajor, sizeOf, type Tensor } from "@gd/tensor";

/**
 * Examples of a dataset, drawn without replacement: all of them where there are no more than that. Throws an ArgumentError that
 * names the first with a number that is not finite.
 */
export const sampleOf = async (
  data: AnyDataset,
  most: number,
  random: RandomStream,
  dtype: DType,
): Promise<Examples> => {
  const order = data.order?.(random) ?? random.permutation(data.size);
  const places = order.subarray(0, most);
  const examples = await data.examples(places, dtype);
  for (const role of ["input", "target"] as const) {
    const elements = rowMajor(examples[role]);
    const wrong = elements.findIndex((x) => !Number.isFinite(x));
    const row = Math.floor(wrong / (elements.length / places.length));
    expectArgument(wrong < 0, {
      place: `the ${role} of the data`,
      expected: "finite numbers",
      received: elements[wrong],
      advice: `Leave out example ${places[row]}, or fill in a value.`,
    });
  }
  return examples;
};

/** The rows of a batch: the elements of one example after the other. */
export const rowsOf = (batch: Tensor): readonly ArrayLike<number>[] => {
  const [count = 0, ...shape] = batch.shape;
  const size = sizeOf(shape);
  const elements = rowMajor(batch);
  return Array.from({ length: count }, (_, row) => elements.subarray(row * size, (row + 1) * size));
};
