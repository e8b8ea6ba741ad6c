import { expectLabel, rowMajor, type Tensor } from "@gd/tensor";

/** Throws LabelError unless each label is a whole number from 0 to classes − 1. */
export const expectLabels = (place: string, labels: Tensor, classes: number): void =>
  rowMajor(labels).forEach((label, example) => void expectLabel(place, example, label, classes));
