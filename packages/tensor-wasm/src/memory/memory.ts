import type { Elements } from "@gd/tensor";
import { fusedIsSupported } from "../kernels/fused-is-supported.js";
import { joinVectors } from "../kernels/join-vectors.js";
import type { CompleteKernelSet } from "../kernels/kernel-set.js";
import type { Kernels } from "../kernels/kernels.js";
import type { StraightLine } from "../straight-line/encode-module.js";
import { WORD } from "../threads/control.js";
import { createDemand } from "../threads/demand.js";
import { now } from "../threads/now.js";
import { createPace } from "../threads/pace.js";
import { usableThreads } from "../threads/usable-threads.js";
import { WasmError } from "../wasm-error.js";
import type { WasmOptions } from "../wasm-options.js";
import { aligned, createGround, type Ground } from "./ground.js";
import { growMemory } from "./pages.js";

/** The memory of WebAssembly: a bump allocator for what is permanent, and above it for a step. */
export interface Memory {
  /** Bytes of an element. */
  readonly size: number;
  /** The whole memory; another view once it has grown. */
  readonly elements: Elements;
  readonly words: Uint32Array;
  /** Computes consecutive instructions, on this thread or on all. */
  readonly run: Kernels["run"];
  readonly runTogether: Kernels["runTogether"];
  /** A function that computes instructions again and again: on all threads, unless that turns out to be slower. */
  together(from: number, count: number): () => number;
  /** Whether threads share it. */
  readonly shared: boolean;
  /** Whether each product is rounded before it is added. */
  readonly exact: boolean;
  /** Throws a WasmError if its kernels are without those of images. */
  expectImages(): void;
  /** The function `run` of a module over this memory: the same for the same bytes. */
  link(bytes: Uint8Array<ArrayBuffer>): StraightLine;
  /** Puts the code of a loop where all threads find it: its number, the same for the same code, and where its bytes lie. */
  placeLoop(bytes: Uint8Array<ArrayBuffer>): readonly [number: number, pointer: number, length: number];
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
  /** To be told how much was computed that threads can share, with how many elements copied in and out. */
  computed(work: number, copied: number): void;
  /**
   * Where threads are started once they pay: has them share it from now on, and returns true. Everything has to be moved
   * out of it before, and nothing lies in it afterwards.
   */
  shareIfItPays(moveOut: () => void): boolean;
}

/** How much more it costs to copy an element into or out of shared memory, in work that two threads share. */
const COPIED = 4;

export const createMemory = (set: CompleteKernelSet, options: WasmOptions): Memory => {
  const { dtype } = set;
  const Elements = dtype === "float32" ? Float32Array : Float64Array;
  const size = Elements.BYTES_PER_ELEMENT;
  const fused = options.precision === "fast" && fusedIsSupported();
  const wide = options.wide === true && joinVectors();
  const threads = usableThreads(options.threads);
  const isAuto = options.threads === "auto";
  const groundFor = (count: number): Ground => createGround({ set, fused, wide, threads: count });
  // Small networks stay in a memory that is not shared: elements are copied into it faster.
  let ground = groundFor(isAuto ? 1 : threads);
  let canShare = isAuto && threads > 1;
  const demand = createDemand();
  const loops = new Map<string, number>();
  let elements: Elements;
  let words: Uint32Array;
  let permanent = ground.base;
  let next = ground.base;
  let closed: string | undefined;

  const makeViews = (): void => {
    const { buffer } = ground.memory;
    elements = new Elements(buffer);
    words = new Uint32Array(buffer);
  };
  makeViews();

  const allocate = (length: number): number => {
    const pointer = next;
    const end = aligned(next + length * size);
    if (end > elements.byteLength) {
      // This makes the views useless: others ask for them each time.
      growMemory(ground.memory, end);
      makeViews();
    }
    next = end;
    return pointer;
  };

  const allocatePermanently = (length: number): number => {
    const pointer = allocate(length);
    permanent = next;
    return pointer;
  };

  const close = (reason: string): void => {
    closed ??= reason;
    ground.close();
  };

  /** What a thread leaves behind when it fails, nobody knows. */
  const runTogether: Kernels["runTogether"] = (from, count) => {
    if (!isAuto || demand.pays()) ground.recruit();
    try {
      return ground.kernels.runTogether(from, count);
    } catch (cause) {
      close(`a thread has failed (${cause instanceof Error ? cause.message : cause})`);
      throw closedError(closed, cause);
    }
  };

  return {
    size,
    run: (from, count) => ground.kernels.run(from, count),
    runTogether,
    together(from, count) {
      const { run } = ground.kernels;
      if (ground.crew === undefined) return () => run(from, count);
      const pace = createPace();
      return () => {
        const { together } = pace;
        // Workers that have yet to start do not help.
        const helped = together && words[WORD.present]! > 0;
        const began = now();
        const answer = together ? runTogether(from, count) : run(from, count);
        pace.ran(helped, now() - began);
        return answer;
      };
    },
    get shared() {
      return ground.crew !== undefined;
    },
    exact: !fused,
    expectImages() {
      if (set.images === undefined) throw new WasmError("it has no kernels of images", withImages(dtype));
    },
    link: (bytes) => ground.link(bytes),
    get desk() {
      return ground.desk;
    },
    computed(work, copied) {
      if (isAuto && work > COPIED * copied) demand.add(work);
    },
    shareIfItPays(moveOut) {
      if (!canShare || !demand.pays()) return false;
      canShare = false;
      try {
        const shared = groundFor(threads);
        moveOut();
        ground.close();
        ground = shared;
      } catch (error) {
        // There is no room for another memory.
        if (error instanceof WasmError || error instanceof RangeError) return false;
        throw error;
      }
      permanent = ground.base;
      next = ground.base;
      makeViews();
      return true;
    },
    placeLoop(bytes) {
      const key = bytes.join();
      const number = loops.get(key) ?? loops.size + 1;
      loops.set(key, number);
      const pointer = allocatePermanently(Math.ceil(bytes.length / size));
      new Uint8Array(ground.memory.buffer, pointer, bytes.length).set(bytes);
      return [number, pointer, bytes.length];
    },
    get elements() {
      return elements;
    },
    get words() {
      return words;
    },
    get permanentBytes() {
      return permanent - ground.base;
    },
    allocate,
    allocatePermanently,
    endStep() {
      next = permanent;
    },
    release(bytes) {
      permanent = ground.base + bytes;
      next = permanent;
    },
    copyIn(pointer, source) {
      const start = pointer / size;
      // For a few elements a loop is faster than `set`, as it is where `set` would copy byte by byte.
      const slow = ground.crew !== undefined && source.byteOffset % 8 > 0;
      if (source.length > 16 && !slow) elements.set(source, start);
      else for (let i = 0; i < source.length; i++) elements[start + i] = source[i]!;
    },
    copyInBytes(pointer, room, bytes, unit) {
      new Uint8Array(elements.buffer, room, bytes.length).set(bytes);
      ground.kernels.fromBytes(room, unit, pointer, bytes.length);
    },
    elementsOf: (buffer) => (dtype === "float32" ? new Float32Array(buffer) : new Float64Array(buffer)),
    copyOut: (pointer, length) => elements.slice(pointer / size, pointer / size + length),
    close: () => close("it is closed"),
    expectOpen() {
      if (closed !== undefined) throw closedError(closed);
    },
  };
};

const withImages = (dtype: string): string => `Add \`images\` of "@gd/tensor-wasm/${dtype}" to its sets.`;

const closedError = (reason: string | undefined, cause?: unknown): WasmError =>
  new WasmError(`${reason}`, "Make another interpreter.", { cause });
