import { describeInterpreter } from "@gd/tensor/testing";
import { wasmInterpreter } from "./wasm-interpreter.js";

describeInterpreter("wasmInterpreter", wasmInterpreter);
