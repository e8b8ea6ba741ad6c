import { type DType, expectLabel } from "@gd/tensor";

/** Throws a LabelError if the label at one of these places is a whole number that float32 cannot tell from the next. */
export const expectExactLabels = (
  place: string,
  labels: ArrayLike<number>,
  places: ArrayLike<number>,
  dtype: DType,
): void => {
  if (dtype === "float64") return;
  for (let i = 0; i < places.length; i++) {
    const example = places[i]!;
    const label = labels[example]!;
    // Other numbers are no labels, and may be rounded.
    if (label >= 2 ** 24 && Number.isSafeInteger(label)) {
      expectLabel(place, example, label, Number.MAX_SAFE_INTEGER, dtype);
    }
  }
};
