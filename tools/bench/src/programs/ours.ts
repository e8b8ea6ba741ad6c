// Trains W2 with kernels.
import { wasmInterpreter } from "@gd/tensor-wasm";
import { trainSmallNetwork } from "./train-small-network.ts";

trainSmallNetwork(wasmInterpreter());
