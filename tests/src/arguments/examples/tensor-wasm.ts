import { images, kernels } from "@gd/tensor-wasm/float32";
import type { Examples } from "../example.js";
import { interpreterMethods } from "./interpreter-methods.js";

const options = { dtype: "float32", precision: "exact", wide: false };

/** The examples of interpreters by WebAssembly, whose tests try what is no set of kernels. */
export const tensorWasm: Examples = {
  bestInterpreter: { given: () => [{ ...options, onFallback: () => {} }] },
  bestInterpreterWith: {
    given: () => [[kernels, images], { precision: "exact", wide: false, onFallback: () => {} }],
    methods: interpreterMethods,
    fixed: [0],
  },
  wideIsSupported: { given: () => [] },
  wasmInterpreter: { given: () => [{ ...options }], methods: interpreterMethods },
  wasmInterpreterWith: {
    given: () => [[kernels, images], { precision: "exact", wide: false }],
    methods: interpreterMethods,
    fixed: [0],
  },
};
