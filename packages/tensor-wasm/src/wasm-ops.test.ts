import { describeOps } from "@gd/tensor/testing";
import { wasmOps } from "./wasm-ops.js";

describeOps("wasmOps", wasmOps);
