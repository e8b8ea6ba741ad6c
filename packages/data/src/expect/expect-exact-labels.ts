import { type DType, type Elements, expectLabel } from "@gd/tensor";

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
    if (isRounded(label)) {
      expectLabel(place, example, label, Number.MAX_SAFE_INTEGER, dtype);
    }
  }
};

/** Whether no label among elements may have been rounded. */
export const hasExactLabels = (labels: Elements): boolean => labels instanceof Float64Array || !labels.some(isRounded);

/** Whether float32 rounds a label. Other numbers are no labels, and may be rounded. */
const isRounded = (label: number): boolean => label >= 2 ** 24 && Number.isSafeInteger(label);
