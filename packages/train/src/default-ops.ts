import type { Ops } from "@gd/tensor";
import { bestOps } from "@gd/tensor-wasm";

let made: Ops | undefined;

/** The interpreter of every setup that names none, made when it is first asked for: its memory serves them all. */
export const defaultOps = (): Ops => {
  made ??= bestOps();
  return made;
};
