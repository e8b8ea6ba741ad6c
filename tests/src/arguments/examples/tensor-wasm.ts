import type { EntryExamples } from "../example.js";

const options = { dtype: "float64", precision: "exact", wide: true };

/** The examples of interpreters by WebAssembly. */
export const tensorWasm: EntryExamples = {
  examples: {
    bestInterpreter: { given: () => [{ ...options, onFallback: () => {} }] },
    wasmInterpreter: { given: () => [{ ...options }] },
  },
  notYet: ["bestInterpreter", "wasmInterpreter"],
};
