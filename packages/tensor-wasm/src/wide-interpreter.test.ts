import { describeInterpreter } from "@gd/tensor/testing";
import { wasmInterpreter } from "./wasm-interpreter.js";

describeInterpreter("wasmInterpreter with vectors of 256 bits", (options) =>
  wasmInterpreter({ ...options, wide: true }),
);
