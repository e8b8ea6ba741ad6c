/**
 * The names of layers among streams of random numbers: the second `linear(8 → 8)` is `linear(8 → 8) 2`. They do not say
 * the place in the list, so that another layer in between changes nothing for those after it.
 */
export const streamNames = (layers: readonly { readonly name: string }[]): readonly string[] => {
  const taken = new Set<string>();
  return layers.map(({ name }) => {
    let stream = name;
    // Another layer may be called `linear(8 → 8) 2`.
    for (let count = 2; taken.has(stream); count++) stream = `${name} ${count}`;
    taken.add(stream);
    return stream;
  });
};
