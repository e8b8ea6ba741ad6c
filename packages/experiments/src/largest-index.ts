/** The index of the largest value, the first of equals: the digit that an output answers. */
export const largestIndex = (values: ArrayLike<number>): number => {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
};
