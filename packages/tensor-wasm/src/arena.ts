import type { DType, Elements } from "@gd/tensor";
import { copyOut } from "./copy-out.js";
import { type Kernels, kernelsOver } from "./kernels.js";

/** The WebAssembly memory in which a step computes. Its pointers are in bytes, and good until the next `reserve`. */
export interface Arena {
  readonly kernels: Kernels;
  /** Where a product has memory for itself. */
  readonly scratch: number;
  /** Makes room for some arrays of some elements in all, before pointers to them are taken. */
  reserve(elements: number, arrays: number): void;
  /** Room that may hold anything. */
  allocate(length: number): number;
  /** Where elements lie; those of the JavaScript heap are copied in, once in a step. */
  pointerTo(elements: Elements): number;
  /** What lies at a pointer. */
  view(pointer: number, length: number): Elements;
  /** The same as the result of an operation: outside of a step, a copy on the JavaScript heap. */
  result(pointer: number, length: number): Elements;
  /** Forgets copies of elements that have been written to. */
  changed(elements: Elements): void;
  step<T>(body: () => T): T;
}

const PAGE = 1 << 16;
const FIRST_BYTES = 1 << 20;
/** Pointers have 32 bits. */
const MOST_BYTES = 2 ** 32;
const ALIGNMENT = 64;

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/**
 * A bump allocator, see docs/decisions/0010-wasm-memory.md. When the memory is full a larger one takes its place; the
 * views of the old one stay as they are until the step ends.
 */
export const arena = (dtype: DType): Arena => {
  const Elements = dtype === "float32" ? Float32Array : Float64Array;
  const size = Elements.BYTES_PER_ELEMENT;
  let stepping = false;
  let memory: WebAssembly.Memory;
  let buffer: ArrayBuffer;
  let kernels: Kernels;
  let scratch: number;
  let base: number;
  let next: number;
  const outgrown: WebAssembly.Memory[] = [];
  const copied = new Map<Elements, number>();

  const use = (bytes: number): void => {
    memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
    buffer = memory.buffer;
    kernels = kernelsOver(dtype, memory);
    scratch = aligned(kernels.heapBase());
    base = aligned(scratch + kernels.scratchBytes());
    next = base;
  };
  use(FIRST_BYTES);

  const allocate = (length: number): number => {
    const pointer = next;
    next = aligned(next + length * size);
    return pointer;
  };
  const view = (pointer: number, length: number): Elements => new Elements(buffer, pointer, length);
  const reset = (): void => {
    next = base;
    copied.clear();
  };

  return {
    get kernels() {
      return kernels;
    },
    get scratch() {
      return scratch;
    },
    reserve(elements, arrays) {
      // Outside of a step each operation is one: what one that threw has left is of no use.
      if (!stepping) reset();
      const bytes = elements * size + arrays * ALIGNMENT;
      if (next + bytes <= buffer.byteLength) return;
      outgrown.push(memory);
      copied.clear();
      use(Math.max(Math.min(2 * buffer.byteLength, MOST_BYTES), base + bytes));
    },
    allocate,
    pointerTo(elements) {
      if (elements.buffer === buffer) return elements.byteOffset;
      if (elements.length === 0) return base;
      const known = copied.get(elements);
      if (known !== undefined) return known;
      const pointer = allocate(elements.length);
      view(pointer, elements.length).set(elements);
      copied.set(elements, pointer);
      return pointer;
    },
    view,
    result(pointer, length) {
      if (stepping) return view(pointer, length);
      outgrown.length = 0;
      copied.clear();
      return view(pointer, length).slice();
    },
    changed({ buffer: written }) {
      for (const elements of copied.keys()) if (elements.buffer === written) copied.delete(elements);
    },
    step(body) {
      if (stepping) return body();
      stepping = true;
      try {
        return copyOut(body(), new Set([buffer, ...outgrown.map((old) => old.buffer)]));
      } finally {
        stepping = false;
        // Growing by nothing detaches every view of a memory, so that what is read too late is empty, never another's.
        for (const ended of [memory, ...outgrown]) ended.grow(0);
        buffer = memory.buffer;
        outgrown.length = 0;
        reset();
      }
    },
  };
};
