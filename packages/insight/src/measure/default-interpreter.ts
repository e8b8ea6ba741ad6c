import type { SynchronousInterpreter } from "@gd/tensor";
import { bestInterpreterWith } from "@gd/tensor-wasm";
import { images, kernels } from "@gd/tensor-wasm/float32";

let made: SynchronousInterpreter | undefined;

/** The interpreter of all setups that name none, made on first use: they share its memory and its kernels. */
export const defaultInterpreter = (): SynchronousInterpreter => {
  made ??= bestInterpreterWith([kernels, images]);
  return made;
};
