// A program that trains W2 with kernels: what is bundled, started and weighed.
import { wasmOps } from "@gd/tensor-wasm";
import { trainSmallNetwork } from "./train-small-network.ts";

trainSmallNetwork(wasmOps());
