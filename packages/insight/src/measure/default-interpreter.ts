import type { SynchronousInterpreter } from "@gd/tensor";
import { bestInterpreter } from "@gd/tensor-wasm";

let made: SynchronousInterpreter | undefined;

/** The interpreter of all setups that name none, made on first use: they share its memory and its kernels. */
export const defaultInterpreter = (): SynchronousInterpreter => {
  made ??= bestInterpreter();
  return made;
};
