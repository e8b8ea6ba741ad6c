import type { DType, Elements } from "@gd/tensor";
import { WORDS } from "../kernels/instruction.js";
import { joinVectors } from "../kernels/join-vectors.js";
import { fusedIsSupported, type Kernels, kernelModules, kernelsOver } from "../kernels/kernels.js";
import { canShareMemory, mainThreadMayNap, startWorker } from "../kernels/workers.js";
import { OWN_BYTES } from "../plan/pieces.js";
import type { WasmOptions } from "../wasm-options.js";

/** The memory of WebAssembly: a bump allocator for what is permanent, and above it for a step. */
export interface Memory {
  /** Bytes of an element. */
  readonly size: number;
  /** The whole memory; another view once it has grown. */
  readonly elements: Elements;
  readonly words: Uint32Array;
  readonly kernels: Kernels;
  /** Whether threads share it. */
  readonly shared: boolean;
  /** Whether each product is rounded before it is added. */
  readonly exact: boolean;
  /** The function `run` of a module over this memory: the same for the same bytes. */
  link(bytes: Uint8Array<ArrayBuffer>): (pointer: number) => number;
  /** Room for an instruction and its numbers. */
  readonly desk: number;
  /** Room for elements that may hold anything, until the step ends. Pointers are in bytes. */
  allocate(length: number): number;
  /** Room that stays. */
  allocatePermanently(length: number): number;
  /** How many bytes that is. */
  readonly permanentBytes: number;
  /** Gives back the room of a step. */
  endStep(): void;
  /** Gives back everything. */
  clear(): void;
  copyIn(pointer: number, elements: Elements): void;
  /** Copies bytes into a room of their own, and their quotients by a unit to a pointer. */
  copyInBytes(pointer: number, room: number, bytes: Uint8Array, unit: number): void;
  copyOut(pointer: number, length: number): Elements;
  /** A buffer as elements. */
  elementsOf(buffer: ArrayBufferLike): Elements;
}

const PAGE = 1 << 16;
/** More than the kernels need for themselves. */
const FIRST_PAGES = 32;
const MOST_PAGES = 1 << 16;
/** A cache line. */
const ALIGNMENT = 64;

/** An instruction, and three numbers. */
const DESK = WORDS * 4 + 64;
/** How many modules are kept to be used again. */
const MOST_LINKED = 64;
/** Where threads communicate. */
const CONTROL = 512;

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

export const createMemory = (dtype: DType, options: WasmOptions): Memory => {
  const Elements = dtype === "float32" ? Float32Array : Float64Array;
  const size = Elements.BYTES_PER_ELEMENT;
  const threads = canShareMemory() ? (options.threads ?? 1) : 1;
  const shared = threads > 1;
  const fused = options.precision === "fast" && fusedIsSupported();
  const wide = options.wide === true && joinVectors();
  const modules = kernelModules(dtype, { fused, wide: wide && fused, shared });
  const memory = new WebAssembly.Memory({ initial: FIRST_PAGES, maximum: MOST_PAGES, shared });
  const kernels = kernelsOver(modules, memory);

  const { elementwise } = kernels;
  const linked = new Map<string, (pointer: number) => number>();

  const desk = aligned(kernels.heapBase());
  const control = desk + DESK;
  const scratchForProducts = aligned(kernels.scratchBytes());
  const scratchOf = (thread: number): number => control + CONTROL + thread * (scratchForProducts + OWN_BYTES);
  const base = scratchOf(threads);
  memory.grow(Math.max(0, Math.ceil(base / PAGE) - FIRST_PAGES));
  kernels.useControl(control, mainThreadMayNap());
  kernels.useScratch(scratchOf(0), scratchForProducts);
  for (let thread = 1; thread < threads; thread++) {
    startWorker({ modules, memory, control, scratch: scratchOf(thread), scratchForProducts }, kernels);
  }
  let elements: Elements;
  let words: Uint32Array;
  let permanent = base;
  let next = base;

  const makeViews = (): void => {
    elements = new Elements(memory.buffer);
    words = new Uint32Array(memory.buffer);
  };
  makeViews();

  const allocate = (length: number): number => {
    const pointer = next;
    next = aligned(next + length * size);
    const missing = Math.ceil((next - memory.buffer.byteLength) / PAGE);
    if (missing > 0) {
      // A memory that doubles grows rarely. Growing it makes the views of it useless: others ask for them each time.
      const pages = memory.buffer.byteLength / PAGE;
      memory.grow(Math.max(missing, Math.min(pages, MOST_PAGES - pages)));
      makeViews();
    }
    return pointer;
  };

  return {
    size,
    kernels,
    shared,
    exact: !fused,
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
    clear() {
      permanent = base;
      next = base;
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
  };
};
