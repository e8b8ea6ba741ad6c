import type { KernelModules } from "./kernels.js";

/** What a worker needs to take part. */
export interface WorkerSetup {
  readonly modules: KernelModules;
  readonly memory: WebAssembly.Memory;
  readonly control: number;
  readonly scratch: number;
  readonly scratchForProducts: number;
}

/** How often a worker looks for something to do before it falls asleep: for a few tenths of a millisecond. */
const SPINS = 100_000;

/** What a worker runs: in Node its setup is there at once, in a browser it comes as a message. */
const SOURCE = `
const start = ({ modules, memory, control, scratch, scratchForProducts }) => {
  const env = { memory };
  const { [modules.product]: matmul, scratchBytes } = new WebAssembly.Instance(modules.products, { env }).exports;
  const kernels = new WebAssembly.Instance(modules.kernels, { env, products: { matmul, scratchBytes } }).exports;
  kernels.useControl(control);
  kernels.useScratch(scratch, scratchForProducts);
  kernels.work(${SPINS});
};
if (typeof require === "function") start(require("node:worker_threads").workerData);
else onmessage = ({ data }) => start(data);
`;

const nodeThreads = () =>
  typeof process === "object" ? process.getBuiltinModule?.("node:worker_threads") : undefined;

/** Whether memory can be shared with workers here: in Node, and in pages that are isolated from other origins. */
export const canShareMemory = (): boolean =>
  typeof SharedArrayBuffer === "function" &&
  (nodeThreads() !== undefined || (globalThis.crossOriginIsolated === true && typeof Worker === "function"));

/**
 * Starts a worker, which takes part from the moment that it is ready. It keeps no process alive. One that cannot start, as
 * where a page's policy forbids it, is one thread less.
 */
export const startWorker = (setup: WorkerSetup): void => {
  const threads = nodeThreads();
  if (threads !== undefined) {
    const worker = new threads.Worker(SOURCE, { eval: true, workerData: setup });
    worker.on("error", () => {});
    worker.unref();
    return;
  }
  const url = URL.createObjectURL(new Blob([SOURCE], { type: "text/javascript" }));
  const worker = new Worker(url);
  worker.addEventListener("error", (event) => event.preventDefault());
  worker.addEventListener("message", () => {});
  worker.postMessage(setup);
};
