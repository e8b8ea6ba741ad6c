/**
 * The names of layers among streams of random numbers: the second `linear(8 → 8)` is `linear(8 → 8) 2`. They do not say
 * the place in the list, so that another layer in between changes nothing for those after it.
 */
export const streamNames = (layers: readonly { readonly name: string }[]): readonly string[] => {
  const counts = new Map<string, number>();
  return layers.map(({ name }) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} ${count}`;
  });
};
