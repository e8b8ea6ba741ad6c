import type { ThreadImports } from "../threads/thread-imports.js";
import { FALL_BACK, WasmError } from "../wasm-error.js";
import { bytesOf } from "./bytes-of.js";
import type { CompleteKernelSet } from "./kernel-set.js";
import { runOf } from "./run-of.js";

/**
 * y = left · right, where one step of each operand is 1 and the rows of y lie yRow elements apart. Threads can share
 * its rows and columns: the bits of y do not depend on how they are cut.
 */
export type ProductKernel = (
  left: number,
  leftRow: number,
  leftColumn: number,
  right: number,
  rightRow: number,
  rightColumn: number,
  y: number,
  yRow: number,
  rows: number,
  inner: number,
  columns: number,
  scratch: number,
) => void;

/** What the folder assembly/ exports. */
export interface Kernels {
  readonly heapBase: () => number;
  /** The bytes of memory, aligned to 64, that a thread needs for itself. */
  readonly scratchBytes: () => number;
  /** Sets where the scratch of this thread lies, and how much of it is for matrix products. */
  readonly useScratch: (pointer: number, forProducts: number) => void;
  /** Computes `count` instructions; 0 where one of them answers no, and those after it are left out. */
  readonly run: (from: number, count: number) => number;
  /** The same, together with the workers that are there. */
  readonly runTogether: (from: number, count: number) => number;
  /** Has a worker compute pieces until there is none for a while; returns the phase that it has seen last. */
  readonly work: () => number;
  readonly matmul: ProductKernel;
  /** y = x ÷ unit, for bytes x. */
  readonly fromBytes: (x: number, unit: number, y: number, length: number) => void;
  /** Computes an elementary function of a vector, which JavaScript cannot pass: for other modules. */
  readonly elementary: WebAssembly.ExportValue;
}

/** What assembly/images.as exports. */
interface ImageKernels {
  /** Computes an instruction for a range of images, with scratch of the calling thread. */
  readonly run: (at: number, first: number, last: number, scratch: number) => void;
}

/** How kernels compute. By default matrix products are exact: each product is rounded before it is added. */
export interface KernelOptions {
  /** Whether products are added without being rounded first: see `fusedIsSupported`. Default: false. */
  readonly fused?: boolean;
  /**
   * Whether products are computed in blocks that are fastest where V8 joins vectors into 256 bits, and slow elsewhere: see
   * `joinVectors`. The bits are the same. Default: false.
   */
  readonly wide?: boolean;
  /** Whether threads share the memory. Default: false. */
  readonly shared?: boolean;
}

/** The compiled kernels of a precision, and what they import. */
export interface KernelModules {
  readonly kernels: WebAssembly.Module;
  readonly products: WebAssembly.Module;
  /** The kernels of windows over images, which are compiled when they are first used; undefined where they are left out. */
  readonly images: Uint8Array<ArrayBuffer> | undefined;
}

const compiled = new Map<string, WebAssembly.Module>();

/** The module of a source, compiled when it is first asked for. */
const moduleOf = (text: string, shared: boolean): WebAssembly.Module => {
  const name = `${shared} ${text}`;
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const module = compile(bytesFor(text, shared));
  compiled.set(name, module);
  return module;
};

const compile = (bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module => {
  try {
    return new WebAssembly.Module(bytes);
  } catch (cause) {
    if (!(cause instanceof WebAssembly.CompileError)) throw cause;
    throw new WasmError(
      `WebAssembly does not compile here (${cause.message})`,
      `Have the page's content security policy allow 'wasm-unsafe-eval', or ${FALL_BACK}`,
      { cause },
    );
  }
};

/** What precedes the limits of the imported memory in a module: the name `memory`, and the kind of import. */
const MEMORY_IMPORT = [...[..."memory"].map((letter) => letter.charCodeAt(0)), 2];
/** Limits with a maximum, of a shared memory. */
const SHARED = 3;

const importingSharedMemory = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  const at = bytes.findIndex((_, start) => MEMORY_IMPORT.every((byte, i) => bytes[start + i] === byte));
  bytes[at + MEMORY_IMPORT.length] = SHARED;
  return bytes;
};

/** The bytes of a source, for a memory that is shared or not. */
const bytesFor = (text: string, shared: boolean): Uint8Array<ArrayBuffer> =>
  shared ? importingSharedMemory(bytesOf(text)) : bytesOf(text);

/** The texts of a module of products, and of one of images with the same products. */
interface ProductTexts {
  readonly products: string;
  readonly images: string | undefined;
}

/** What a set has for some options; the exact ones where it has no others. */
const textsOf = (set: CompleteKernelSet, fused: boolean, wide: boolean): ProductTexts => {
  const { products, images } = set;
  if (fused && wide) return { products: set.wideFusedProducts ?? products, images: set.wideFusedImages ?? images };
  if (fused) return { products: set.fusedProducts ?? products, images: set.fusedImages ?? images };
  return wide ? { products: set.wideProducts ?? products, images: set.wideImages ?? images } : { products, images };
};

export const kernelModules = (
  set: CompleteKernelSet,
  { fused = false, wide = false, shared = false }: KernelOptions = {},
): KernelModules => {
  const texts = textsOf(set, fused, wide);
  let images: Uint8Array<ArrayBuffer> | undefined;
  return {
    kernels: moduleOf(set.kernels, shared),
    products: moduleOf(texts.products, shared),
    get images() {
      if (texts.images !== undefined) images ??= bytesFor(texts.images, shared);
      return images;
    },
  };
};

/** A loop of a plan's own: see loops/loop-of.ts. */
type Loop = (at: number, first: number, last: number) => number;

const noThreads: ThreadImports = { begin: () => 0, wake() {}, waitFor() {} };

/** The kernels over a memory. */
export const kernelsOver = (
  modules: KernelModules,
  memory: WebAssembly.Memory,
  threads: ThreadImports = noThreads,
): Kernels => {
  const env = { memory };
  const { matmul, scratchBytes } = new WebAssembly.Instance(modules.products, { env }).exports;
  let runImages: ImageKernels["run"] | undefined;
  const run: ImageKernels["run"] = (at, first, last, scratch) => {
    runImages ??= runOf<ImageKernels["run"]>(new WebAssembly.Module(modules.images!), { env });
    runImages(at, first, last, scratch);
  };
  const loops = new Map<number, Loop>();
  /** Computes a range of a group by a loop, which this thread compiles when it first needs it. */
  const runLoop = (number: number, pointer: number, length: number, ...range: Parameters<Loop>): number => {
    let loop = loops.get(number);
    if (loop === undefined) {
      const module = new WebAssembly.Module(new Uint8Array(memory.buffer, pointer, length).slice());
      const { elementary } = kernels;
      loop = runOf<Loop>(module, { env: { memory, elementary } });
      loops.set(number, loop);
    }
    return loop(...range);
  };
  const imported = {
    products: { matmul: matmul!, scratchBytes: scratchBytes! },
    images: { run },
    loops: { run: runLoop },
    threads: { ...threads },
  };
  const { exports } = new WebAssembly.Instance(modules.kernels, { env, ...imported });
  // Here the compiler must believe what assembly/ says.
  const kernels = exports as object as Kernels;
  return kernels;
};
