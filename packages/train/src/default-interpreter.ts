import type { SynchronousInterpreter } from "@gd/tensor";
import { bestInterpreter } from "@gd/tensor-wasm";

let made: SynchronousInterpreter | undefined;

/** The interpreter of whoever names none, made when it is first asked for: its memory and its kernels serve them all. */
export const defaultInterpreter = (): SynchronousInterpreter => {
  made ??= bestInterpreter();
  return made;
};
