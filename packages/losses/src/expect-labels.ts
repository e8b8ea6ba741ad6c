import { LabelError, type Tensor } from "@gd/tensor";

/** Throws LabelError unless each label is a whole number from 0 to classes − 1. */
export const expectLabels = (place: string, { data }: Tensor, classes: number): void => {
  const example = data.findIndex((label) => !(Number.isInteger(label) && label >= 0 && label < classes));
  if (example >= 0) throw new LabelError(place, example, data[example]!, classes);
};
