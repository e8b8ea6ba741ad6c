import type { KeptItems } from "../src/worker/kept-items.js";

/** Items that are kept as long as the test runs, as a browser would keep them: copied. */
export const keptInMemory = <T>(): KeptItems<T> & { readonly names: () => readonly string[] } => {
  const items = new Map<string, T>();
  return {
    get: async (name) => structuredClone(items.get(name)),
    async put(name, item) {
      items.set(name, structuredClone(item));
    },
    async remove(name) {
      items.delete(name);
    },
    names: () => [...items.keys()],
  };
};
