import type { AnyDataset, Examples } from "@gd/data";
import { type DType, type RandomStream, rowMajor, sizeOf, type Tensor } from "@gd/tensor";

/** Examples of a dataset, drawn without replacement: all of them where there are no more than that. */
export const sampleOf = async (
  data: AnyDataset,
  most: number,
  random: RandomStream,
  dtype: DType,
): Promise<Examples> => {
  const order = data.order?.(random) ?? random.permutation(data.size);
  return data.examples(order.subarray(0, most), dtype);
};

/** The rows of a batch: the elements of one example after the other. */
export const rowsOf = (batch: Tensor): readonly ArrayLike<number>[] => {
  const [count = 0, ...shape] = batch.shape;
  const size = sizeOf(shape);
  const elements = rowMajor(batch);
  return Array.from({ length: count }, (_, row) => elements.subarray(row * size, (row + 1) * size));
};
