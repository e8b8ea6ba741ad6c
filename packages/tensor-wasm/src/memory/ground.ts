import { WORDS } from "../kernels/instruction.js";
import type { CompleteKernelSet } from "../kernels/kernel-set.js";
import { type KernelOptions, type Kernels, kernelModules, kernelsOver } from "../kernels/kernels.js";
import { runOf } from "../kernels/run-of.js";
import { OWN_BYTES } from "../plan/pieces.js";
import type { StraightLine } from "../straight-line/encode-module.js";
import { type Crew, createCrew } from "../threads/crew.js";
import { growMemory, newMemory } from "./pages.js";

/** A memory of WebAssembly with the kernels over it, and with workers where threads share it. */
export interface Ground {
  readonly memory: WebAssembly.Memory;
  readonly kernels: Kernels;
  readonly crew: Crew | undefined;
  /** Starts the workers that are missing. */
  recruit(): void;
  /** Room for an instruction and its numbers. */
  readonly desk: number;
  /** Where the memory begins that the kernels do not use themselves. */
  readonly base: number;
  /** The function `run` of a module over this memory: the same for the same bytes. */
  link(bytes: Uint8Array<ArrayBuffer>): StraightLine;
  /** Ends the workers. */
  close(): void;
}

/** How its kernels compute, and on how many threads. */
export interface GroundSetup extends Omit<KernelOptions, "shared"> {
  readonly set: CompleteKernelSet;
  readonly threads: number;
}

/** A cache line. */
const ALIGNMENT = 64;
/** An instruction, and three numbers. */
const DESK = WORDS * 4 + 64;
/** How many modules are kept to be used again. */
const MOST_LINKED = 64;

/** Bytes, rounded up to whole cache lines. */
export const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** Throws a WasmError where there is no room for it. */
export const createGround = ({ set, threads, ...options }: GroundSetup): Ground => {
  const shared = threads > 1;
  // Before anything is compiled: where there is no room for code, V8 ends the process.
  const memory = newMemory(shared);
  const modules = kernelModules(set, { ...options, shared });
  const crew = shared ? createCrew({ threads, modules, memory }) : undefined;
  const kernels = kernelsOver(modules, memory, crew?.imports);

  const desk = aligned(kernels.heapBase());
  const scratchForProducts = aligned(kernels.scratchBytes());
  const scratchOf = (thread: number): number => desk + DESK + thread * (scratchForProducts + OWN_BYTES);
  const base = scratchOf(threads);
  growMemory(memory, base);
  kernels.useScratch(scratchOf(0), scratchForProducts);

  const { elementary } = kernels;
  const linked = new Map<string, StraightLine>();

  return {
    memory,
    kernels,
    crew,
    recruit: () => crew?.recruit(scratchOf, scratchForProducts),
    desk,
    base,
    link(bytes) {
      const key = bytes.join();
      const known = linked.get(key);
      if (known !== undefined) return known;
      const run = runOf<StraightLine>(new WebAssembly.Module(bytes), { env: { memory, elementary } });
      if (linked.size === MOST_LINKED) linked.clear();
      linked.set(key, run);
      return run;
    },
    close() {
      crew?.dismiss();
      linked.clear();
    },
  };
};
