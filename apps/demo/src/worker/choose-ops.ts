import type { DType, Ops } from "@gd/tensor";
import { bestOps } from "@gd/tensor-wasm";

/** More threads than this gain nothing for networks of this size. */
const MOST_THREADS = 4;

/** The fastest interpreter of this browser, and what the page says of it. */
export const chooseOps = (dtype: DType): { readonly ops: Ops; readonly interpreter: string } => {
  const threads = globalThis.crossOriginIsolated ? Math.min(navigator.hardwareConcurrency, MOST_THREADS) : 1;
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
