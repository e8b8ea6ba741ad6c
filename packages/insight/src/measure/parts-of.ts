import { type Dataset, dataset, type Examples } from "@gd/data";

/** Examples as a dataset. */
export const datasetOf = ({ input, target }: Examples): Dataset => dataset(input, target);

/** Some of the examples, by their places. */
export const examplesAt = (examples: Examples, places: readonly number[]): Examples =>
  datasetOf(examples).examples(places, examples.input.dtype);
