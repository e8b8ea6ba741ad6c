import type { KernelModules } from "./kernels.js";

/** What a worker needs to take part. */
export interface WorkerSetup {
  readonly modules: KernelModules;
  readonly memory: WebAssembly.Memory;
  readonly control: number;
  readonly mayNap: boolean;
  readonly scratch: number;
  readonly scratchForProducts: number;
}

/** How often a worker looks for a job before it falls asleep, which takes a few tenths of a millisecond. */
const SPINS = 1_000_000;

/** What a worker runs: in Node its setup is there at once, in a browser it arrives as a message. */
const SOURCE = `
const start = ({ modules, memory, control, mayNap, scratch, scratchForProducts }) => {
  const env = { memory };
  const { [modules.product]: matmul, scratchBytes } = new WebAssembly.Instance(modules.products, { env }).exports;
  let runImages;
  const run = (at, first, last) => {
    runImages ??= new WebAssembly.Instance(new WebAssembly.Module(modules.images), { env }).exports.run;
    runImages(at, first, last);
  };
  const imported = { products: { matmul, scratchBytes }, images: { run } };
  const kernels = new WebAssembly.Instance(modules.kernels, { env, ...imported }).exports;
  kernels.useControl(control, mayNap);
  kernels.useScratch(scratch, scratchForProducts);
  kernels.work(${SPINS});
  if (typeof close === "function") close();
};
if (typeof require === "function") start(require("node:worker_threads").workerData);
else onmessage = ({ data }) => start(data);
`;

const nodeThreads = () => (typeof process === "object" ? process.getBuiltinModule?.("node:worker_threads") : undefined);

/** Whether memory can be shared with workers here: in Node, and in pages that are isolated from other origins. */
export const canShareMemory = (): boolean =>
  typeof SharedArrayBuffer === "function" &&
  (nodeThreads() !== undefined || (globalThis.crossOriginIsolated === true && typeof Worker === "function"));

/** The V8 of Node 20 loses the locals of a function whose thread sleeps. */
const napsAreSound = (): boolean => nodeThreads() === undefined || Number.parseInt(process.versions.v8, 10) >= 12;

/** A page's main thread may not sleep. */
export const mainThreadMayNap = (): boolean => nodeThreads() !== undefined && napsAreSound();

/** Words of assembly/threads.as. */
const JOB = 0;
const END = 448 / 4;

const endWork = ({ memory, control }: Pick<WorkerSetup, "memory" | "control">): void => {
  const words = new Int32Array(memory.buffer, control);
  Atomics.store(words, END, 1);
  Atomics.add(words, JOB, 1 << 8);
  Atomics.notify(words, JOB);
};
const whenCollected = new FinalizationRegistry(endWork);

/**
 * Starts a worker, which takes part as soon as it is ready, and ends once its employer has been garbage collected. It
 * keeps no process alive. If it cannot start, as where a page's policy forbids it, there is one thread less.
 */
export const startWorker = (task: Omit<WorkerSetup, "mayNap">, employer: object): void => {
  const setup: WorkerSetup = { ...task, mayNap: napsAreSound() };
  whenCollected.register(employer, { memory: setup.memory, control: setup.control });
  const threads = nodeThreads();
  if (threads !== undefined) {
    const worker = new threads.Worker(SOURCE, { eval: true, workerData: setup });
    worker.on("error", () => {});
    worker.unref();
    return;
  }
  const worker = new Worker(URL.createObjectURL(new Blob([SOURCE], { type: "text/javascript" })));
  worker.addEventListener("error", (event) => event.preventDefault());
  worker.postMessage(setup);
};
