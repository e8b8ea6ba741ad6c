import type { DType } from "@gd/tensor";
// By their names: with a namespace, a program that uses one of them would carry all.
import { fused as fused32, images as images32, kernels as kernels32, wide as wide32 } from "../float32.js";
import { fused as fused64, images as images64, kernels as kernels64, wide as wide64 } from "../float64.js";
import { joinKernelSets } from "./join-kernel-sets.js";
import type { CompleteKernelSet } from "./kernel-set.js";

const sets = { float32: [kernels32, images32, fused32, wide32], float64: [kernels64, images64, fused64, wide64] };

/** All kernels of a precision. */
export const allKernels = (dtype: DType): CompleteKernelSet => joinKernelSets("wasmInterpreter", sets[dtype]);
