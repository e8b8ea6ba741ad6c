/** Puts a number into an ascending list. */
export const insertSorted = (list: number[], value: number): void => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, value);
};
