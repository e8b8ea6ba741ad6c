import type { KernelModules } from "../kernels/kernels.js";
import { LONGEST_ERROR, WORD } from "./control.js";
import { MOST_WORKERS } from "./limits.js";

/** What a worker needs to take part. */
export interface WorkerSetup {
  readonly modules: KernelModules;
  readonly memory: WebAssembly.Memory;
  readonly scratch: number;
  readonly scratchForProducts: number;
  /** Milliseconds without work after which it ends. */
  readonly idle: number;
}

/** What a worker runs: in Node its setup is there at once, in a browser it arrives as a message. */
const SOURCE = `
const WORD = ${JSON.stringify(WORD)};
const start = ({ modules, memory, scratch, scratchForProducts, idle }) => {
  // An engine tells this thread of growth from when the memory has arrived here: this asks for what was missed before.
  memory.grow(0);
  const env = { memory };
  const { matmul, scratchBytes } = new WebAssembly.Instance(modules.products, { env }).exports;
  let runImages;
  const run = (at, first, last, scratch) => {
    runImages ??= new WebAssembly.Instance(new WebAssembly.Module(modules.images), { env }).exports.run;
    runImages(at, first, last, scratch);
  };
  const loops = new Map();
  const runLoop = (number, pointer, length, ...range) => {
    if (!loops.has(number)) {
      const module = new WebAssembly.Module(new Uint8Array(memory.buffer, pointer, length).slice());
      const { run } = new WebAssembly.Instance(module, { env: { memory, elementary: kernels.elementary } }).exports;
      loops.set(number, run);
    }
    return loops.get(number)(...range);
  };
  const none = () => {};
  const threads = { begin: none, wake: none, waitFor: none };
  const imported = { env, products: { matmul, scratchBytes }, images: { run }, loops: { run: runLoop }, threads };
  const kernels = new WebAssembly.Instance(modules.kernels, imported).exports;
  kernels.useScratch(scratch, scratchForProducts);
  const words = new Int32Array(memory.buffer);
  Atomics.add(words, WORD.present, 1);
  try {
    while (Atomics.load(words, WORD.end) === 0) {
      const seen = kernels.work();
      Atomics.add(words, WORD.asleep, 1);
      const woken = Atomics.wait(words, WORD.phase, seen, idle);
      Atomics.sub(words, WORD.asleep, 1);
      if (woken === "timed-out") break;
    }
  } catch (error) {
    const text = error.message.slice(0, ${LONGEST_ERROR});
    for (let i = 0; i < text.length; i++) words[WORD.failed + 1 + i] = text.charCodeAt(i);
    Atomics.store(words, WORD.failed, text.length);
    Atomics.notify(words, WORD.done);
  }
  Atomics.sub(words, WORD.present, 1);
};
if (typeof require === "function") start(require("node:worker_threads").workerData);
else onmessage = ({ data }) => {
  start(data);
  postMessage("ended");
  close();
};
`;

const nodeThreads = () => (typeof process === "object" ? process.getBuiltinModule?.("node:worker_threads") : undefined);

/** Whether memory can be shared with workers here: in Node, and in pages that are isolated from other origins. */
export const canShareMemory = (): boolean =>
  typeof SharedArrayBuffer === "function" &&
  typeof Atomics === "object" &&
  (nodeThreads() !== undefined || (globalThis.crossOriginIsolated === true && typeof Worker === "function"));

let source: string | undefined;
let workers = 0;

/**
 * Starts a worker, which keeps no process alive. Returns whether there are few enough for another one of an interpreter
 * that asks for so many. Calls back when it has ended, with the reason unless it has done so by itself.
 */
export const startWorker = (setup: WorkerSetup, wanted: number, onEnd: (reason?: string) => void): boolean => {
  if (workers >= Math.max(wanted, MOST_WORKERS)) return false;
  workers++;
  let ended = false;
  const end = (reason?: string): void => {
    if (ended) return;
    ended = true;
    workers--;
    onEnd(reason);
  };
  try {
    start(setup, end);
  } catch (error) {
    end(String(error));
  }
  return true;
};

const start = (setup: WorkerSetup, end: (reason?: string) => void): void => {
  const threads = nodeThreads();
  if (threads !== undefined) {
    const worker = new threads.Worker(SOURCE, { eval: true, workerData: setup, execArgv: [] });
    worker.on("error", (error) => end(String(error)));
    worker.on("exit", (code) => end(code === 0 ? undefined : "it was terminated"));
    worker.unref();
    return;
  }
  source ??= URL.createObjectURL(new Blob([SOURCE], { type: "text/javascript" }));
  const worker = new Worker(source);
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    end(event.message || "the page's content security policy may forbid it");
  });
  worker.addEventListener("message", () => end());
  worker.postMessage(setup);
};
