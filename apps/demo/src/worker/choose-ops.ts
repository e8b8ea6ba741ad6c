import type { DType, Ops } from "@gd/tensor";
import { bestOps } from "@gd/tensor-wasm";

/** More threads than this gain nothing for networks of this size. */
const MOST_THREADS = 4;

/** Threads wait for each other: one that shares its core with the page would hold up both. */
const CORES_OF_THE_PAGE = 1;

/** The fastest interpreter of this browser, and what the page says of it. */
export const chooseOps = (dtype: DType): { readonly ops: Ops; readonly interpreter: string } => {
  const free = Math.max(1, navigator.hardwareConcurrency - CORES_OF_THE_PAGE);
  const threads = globalThis.crossOriginIsolated ? Math.min(free, MOST_THREADS) : 1;
  let interpreter = `WebAssembly, ${dtype}, ${threads} thread${threads === 1 ? "" : "s"}`;
  const ops = bestOps({
    dtype,
    threads,
    onFallback(reason) {
      interpreter = `plain JavaScript, ${dtype}: ${reason}`;
    },
  });
  return { ops, interpreter };
};
