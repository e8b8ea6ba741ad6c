import type { Elements } from "@gd/tensor";
import { fusedIsSupported } from "../kernels/fused-is-supported.js";
import { WORDS } from "../kernels/instruction.js";
import { joinVectors } from "../kernels/join-vectors.js";
import type { CompleteKernelSet } from "../kernels/kernel-set.js";
import { type Kernels, kernelModules, kernelsOver } from "../kernels/kernels.js";
import { OWN_BYTES } from "../plan/pieces.js";
import { createCrew } from "../threads/crew.js";
import { usableThreads } from "../threads/usable-threads.js";
import { WasmError } from "../wasm-error.js";
import type { WasmOptions } from "../wasm-options.js";
import { growMemory, newMemory } from "./pages.js";

/** The memory of WebAssembly: a bump allocator for what is permanent, and above it for a step. */
export interface Memory {
  /** Bytes of an element. */
  readonly size: number;
  /** The whole memory; another view once it has grown. */
  readonly elements: Elements;
  readonly words: Uint32Array;
  readonly kernels: Pick<Kernels, "run" | "runTogether">;
  /** Whether threads share it. */
  readonly shared: boolean;
  /** Whether each product is rounded before it is added. */
  readonly exact: boolean;
  /** Throws a WasmError if its kernels are without those of images. */
  expectImages(): void;
  /** The function `run` of a module over this memory: the same for the same bytes. */
  link(bytes: Uint8Array<ArrayBuffer>): (pointer: number) => number;
  /** Room for an instruction and its numbers. */
  readonly desk: number;
  /**
   * Room for elements that may hold anything, until the step ends. Pointers are in bytes. Throws a WasmError if there is
   * none.
   */
  allocate(length: number): number;
  /** Room that stays. */
  allocatePermanently(length: number): number;
  /** How many bytes that is. */
  readonly permanentBytes: number;
  /** Gives back the room of a step. */
  endStep(): void;
  /** Gives back what stays, up to so many bytes of it. */
  release(permanentBytes: number): void;
  copyIn(pointer: number, elements: Elements): void;
  /** Copies bytes into a room of their own, and their quotients by a unit to a pointer. */
  copyInBytes(pointer: number, room: number, bytes: Uint8Array, unit: number): void;
  copyOut(pointer: number, length: number): Elements;
  /** A buffer as elements. */
  elementsOf(buffer: ArrayBufferLike): Elements;
  /** Has the workers end. From then on nothing is computed. */
  close(): void;
  /** Throws a WasmError if it is closed, or a thread has failed. */
  expectOpen(): void;
}

/** A cache line. */
const ALIGNMENT = 64;

/** An instruction, and three numbers. */
const DESK = WORDS * 4 + 64;
/** How many modules are kept to be used again. */
const MOST_LINKED = 64;

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

export const createMemory = (set: CompleteKernelSet, options: WasmOptions): Memory => {
  const { dtype } = set;
  const Elements = dtype === "float32" ? Float32Array : Float64Array;
  const size = Elements.BYTES_PER_ELEMENT;
  const threads = usableThreads(options.threads);
  const shared = threads > 1;
  // Before anything is compiled: where there is no room for code, V8 ends the process.
  const memory = newMemory(shared);
  const fused = options.precision === "fast" && fusedIsSupported();
  const wide = options.wide === true && joinVectors();
  const modules = kernelModules(set, { fused, wide, shared });
  const crew = shared ? createCrew({ threads, modules, memory }) : undefined;
  const kernels = kernelsOver(modules, memory, crew?.imports);

  const { elementwise } = kernels;
  const linked = new Map<string, (pointer: number) => number>();

  const desk = aligned(kernels.heapBase());
  const scratchForProducts = aligned(kernels.scratchBytes());
  const scratchOf = (thread: number): number => desk + DESK + thread * (scratchForProducts + OWN_BYTES);
  const base = scratchOf(threads);
  growMemory(memory, base);
  kernels.useScratch(scratchOf(0), scratchForProducts);
  let elements: Elements;
  let words: Uint32Array;
  let permanent = base;
  let next = base;
  let closed: string | undefined;

  const makeViews = (): void => {
    elements = new Elements(memory.buffer);
    words = new Uint32Array(memory.buffer);
  };
  makeViews();

  const allocate = (length: number): number => {
    const pointer = next;
    const end = aligned(next + length * size);
    if (end > memory.buffer.byteLength) {
      // This makes the views useless: others ask for them each time.
      growMemory(memory, end);
      makeViews();
    }
    next = end;
    return pointer;
  };

  const close = (reason: string): void => {
    closed ??= reason;
    crew?.dismiss();
    linked.clear();
  };

  /** What a thread leaves behind when it fails, nobody knows. */
  const runTogether: Kernels["runTogether"] = (from, count) => {
    crew?.recruit(scratchOf, scratchForProducts);
    try {
      return kernels.runTogether(from, count);
    } catch (cause) {
      close(`a thread has failed (${cause instanceof Error ? cause.message : cause})`);
      throw closedError(closed, cause);
    }
  };

  return {
    size,
    kernels: { run: kernels.run, runTogether },
    shared,
    exact: !fused,
    expectImages() {
      if (set.images === undefined) throw new WasmError("it has no kernels of images", withImages(dtype));
    },
    link(bytes) {
      const key = bytes.join();
      const known = linked.get(key);
      if (known !== undefined) return known;
      const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory, elementwise } });
      const run = exports["run"] as (pointer: number) => number;
      if (linked.size === MOST_LINKED) linked.clear();
      linked.set(key, run);
      return run;
    },
    desk,
    get elements() {
      return elements;
    },
    get words() {
      return words;
    },
    get permanentBytes() {
      return permanent - base;
    },
    allocate,
    allocatePermanently(length) {
      const pointer = allocate(length);
      permanent = next;
      return pointer;
    },
    endStep() {
      next = permanent;
    },
    release(bytes) {
      permanent = base + bytes;
      next = permanent;
    },
    copyIn(pointer, source) {
      const start = pointer / size;
      // For a few elements a loop is faster than `set`.
      if (source.length > 16) elements.set(source, start);
      else for (let i = 0; i < source.length; i++) elements[start + i] = source[i]!;
    },
    copyInBytes(pointer, room, bytes, unit) {
      new Uint8Array(memory.buffer, room, bytes.length).set(bytes);
      kernels.fromBytes(room, unit, pointer, bytes.length);
    },
    elementsOf: (buffer) => (dtype === "float32" ? new Float32Array(buffer) : new Float64Array(buffer)),
    copyOut: (pointer, length) => elements.slice(pointer / size, pointer / size + length),
    close: () => close("it is closed"),
    expectOpen() {
      if (closed !== undefined) throw closedError(closed);
    },
  };
};

const withImages = (dtype: string): string =>
  `Give wasmInterpreterWith those that "@gd/tensor-wasm/${dtype}" exports as images, too.`;

const closedError = (reason: string | undefined, cause?: unknown): WasmError =>
  new WasmError(`${reason}`, "Make another interpreter.", { cause });
