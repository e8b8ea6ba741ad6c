import type { AsyncDataset, Dataset } from "@gd/data";
import type { Shape } from "@gd/tensor";

/** For tests: a dataset whose examples take a while, and what was asked of it. */
export const laterDataset = <In extends Shape, Target extends Shape>(
  { size, inputShape, targetShape, examples }: Dataset<In, Target>,
  /** Called before a batch comes, with its number, from 0. */
  beforeBatch: (number: number) => void = () => {},
) => {
  const asked = { batches: 0, waiting: 0, mostWaiting: 0 };
  const data: AsyncDataset<In, Target> = {
    size,
    inputShape,
    targetShape,
    async examples(places, dtype) {
      const number = asked.batches++;
      asked.mostWaiting = Math.max(asked.mostWaiting, ++asked.waiting);
      try {
        await new Promise((resolve) => setTimeout(resolve, number % 3));
        beforeBatch(number);
        return examples(places, dtype);
      } finally {
        asked.waiting--;
      }
    },
  };
  return { data, asked };
};
