import { expectDataset } from "../expect/expect-dataset.js";
import { type CopyExamples, copierOf } from "./copy-examples.js";
import type { AnyDataset } from "./dataset.js";

/**
 * The function that copies the examples of a dataset, if they lie in memory, so that nobody notices when they are read. A
 * dataset that was made of another one, such as `{ ...data, examples }`, has none: its own `examples` is what counts.
 */
export const copyExamplesOf = (dataset: AnyDataset): CopyExamples | undefined => {
  expectDataset("copyExamplesOf(dataset)", dataset);
  return copierOf(dataset);
};
