import type { Examples } from "../example.js";
import { interpreterMethods } from "./interpreter-methods.js";

const options = { dtype: "float32", precision: "exact", wide: false };

/** The examples of interpreters by WebAssembly. */
export const tensorWasm: Examples = {
  bestInterpreter: { given: () => [{ ...options, onFallback: () => {} }], names: ["wasmInterpreter"] },
  wasmInterpreter: { given: () => [{ ...options }], methods: interpreterMethods },
};
