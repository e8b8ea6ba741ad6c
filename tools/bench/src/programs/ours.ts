// Trains W2 with the kernels that it needs.
import { wasmInterpreterWith } from "@gd/tensor-wasm";
import { kernels } from "@gd/tensor-wasm/float32";
import { trainSmallNetwork } from "./train-small-network.ts";

trainSmallNetwork(wasmInterpreterWith([kernels]));
