/** A loss that is also the function of its options: `huber`, and `huber({ delta: 0.5 })`. */
export type ConfigurableLoss<L, Options> = L & ((options: Partial<Options>) => L);

/** Makes a loss of a function of options, all of which have a default. */
export const configurable = <Evaluate, Options extends object>(
  make: (options: Partial<Options>) => { readonly name: string; readonly evaluate: Evaluate },
): ConfigurableLoss<{ readonly name: string; readonly evaluate: Evaluate }, Options> => {
  const { name, evaluate } = make({});
  const withOptions = (options: Partial<Options>) => make(options);
  // Object.assign cannot set a function's name, which is not writable but configurable.
  return Object.defineProperty(Object.assign(withOptions, { evaluate }), "name", { value: name });
};
