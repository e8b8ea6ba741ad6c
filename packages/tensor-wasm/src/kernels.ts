import type { DType } from "@gd/tensor";
import { float32 } from "./generated/float32.js";
import { float64 } from "./generated/float64.js";

/** What the folder assembly/ exports. */
export interface Kernels {
  readonly heapBase: () => number;
  /** Computes so many instructions from a pointer on; 0 where one of them answers no, and those after it are left out. */
  readonly run: (from: number, count: number) => number;
}

const sources = { float32, float64 };
const modules = new Map<DType, WebAssembly.Module>();

const moduleOf = (dtype: DType): WebAssembly.Module => {
  const known = modules.get(dtype);
  if (known !== undefined) return known;
  const module = new WebAssembly.Module(Uint8Array.from(atob(sources[dtype]), (character) => character.charCodeAt(0)));
  modules.set(dtype, module);
  return module;
};

/** The kernels of a precision over a memory, compiled when they are first asked for. */
export const kernelsOver = (dtype: DType, memory: WebAssembly.Memory): Kernels => {
  const { exports } = new WebAssembly.Instance(moduleOf(dtype), { env: { memory } });
  // The one place where the compiler must believe what assembly/ says.
  return exports as object as Kernels;
};
