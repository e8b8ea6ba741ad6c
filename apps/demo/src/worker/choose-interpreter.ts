import type { SynchronousInterpreter } from "@gd/tensor";
import { bestInterpreterWith, type KernelSet } from "@gd/tensor-wasm";

/** More threads than this gain nothing for networks of this size. */
const MOST_THREADS = 4;

/** Threads wait for each other: one that shares its core with the page would hold up both. */
const CORES_OF_THE_PAGE = 1;

/** The fastest interpreter in this browser, with the kernels that a room needs, and what the page calls it. */
export const chooseInterpreter = (
  kernels: KernelSet,
): { readonly interpreter: SynchronousInterpreter; readonly runsOn: string } => {
  const { dtype } = kernels;
  // Some browsers keep to themselves how many there are.
  const free = Math.max(1, (navigator.hardwareConcurrency || 1) - CORES_OF_THE_PAGE);
  const threads = globalThis.crossOriginIsolated ? Math.min(free, MOST_THREADS) : 1;
  let runsOn = `WebAssembly, ${dtype}, ${threads} thread${threads === 1 ? "" : "s"}`;
  const interpreter = bestInterpreterWith([kernels], {
    threads,
    onFallback(reason) {
      runsOn = `plain JavaScript, ${dtype}: ${reason}`;
    },
  });
  return { interpreter, runsOn };
};
