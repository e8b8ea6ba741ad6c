import type { DType } from "@gd/tensor";
import {
  float32,
  float32FusedProducts,
  float32Images,
  float32Products,
  float64,
  float64FusedProducts,
  float64Images,
  float64Products,
} from "../generated/modules.js";
import { bytesOf } from "./bytes-of.js";

/**
 * y = left · right, where one step of each operand is 1 and the rows of y lie yRow elements apart. Threads can share out
 * rows and columns of y: its bits do not depend on how they are cut.
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

/** Each of `length` elements of y from those of up to three sources at the same place, whose steps are 1, or 0 for a number. */
export type ElementwiseKernel = (
  kernel: number,
  a: number,
  aStep: number,
  b: number,
  bStep: number,
  c: number,
  cStep: number,
  y: number,
  length: number,
) => number;

/** What the folder assembly/ exports. */
export interface Kernels {
  readonly heapBase: () => number;
  /** The bytes of memory, aligned to 64, that a thread needs for itself. */
  readonly scratchBytes: () => number;
  /** Says where the scratch of this thread lies, and how much of it is for matrix products. */
  readonly useScratch: (pointer: number, forProducts: number) => void;
  /** Says where threads tell each other things, and whether this one may sleep while it waits for others. */
  readonly useControl: (pointer: number, mayNap: boolean) => void;
  /** Computes so many instructions from a pointer on; 0 where one of them answers no, and those after it are left out. */
  readonly run: (from: number, count: number) => number;
  /** The same on all threads that are there. */
  readonly runTogether: (from: number, count: number) => number;
  readonly matmul: ProductKernel;
  /** y = x ÷ unit, for bytes x. */
  readonly fromBytes: (x: number, unit: number, y: number, length: number) => void;
  /** Computes elements that lie one after the other; 0 where it answers no. */
  readonly elementwise: ElementwiseKernel;
}

const kernelSources = { float32, float64 };
const imageSources = { float32: float32Images, float64: float64Images };
const productSources = {
  exact: { float32: float32Products, float64: float64Products },
  fused: { float32: float32FusedProducts, float64: float64FusedProducts },
};

/** What assembly/images.as exports. */
interface ImageKernels {
  /** Computes an instruction for the images from one to another. */
  readonly run: (at: number, first: number, last: number) => void;
}

/** How kernels compute: unless said otherwise matrix products are exact, each product rounded before it is added. */
export interface KernelOptions {
  /** Products are added without being rounded first, see `fusedIsSupported`. */
  readonly fused?: boolean;
  /**
   * Fused in blocks that are fastest where V8 joins vectors to 256 bits, told by the flag --experimental-wasm-revectorize before
   * it compiles the kernels; elsewhere slow. The same bits as fused.
   */
  readonly wide?: boolean;
  /** Whether the memory is one that threads share. */
  readonly shared?: boolean;
}

/** The compiled kernels of a precision, and what they import. */
export interface KernelModules {
  readonly kernels: WebAssembly.Module;
  readonly products: WebAssembly.Module;
  /** The kernels of windows over images, which are compiled when they are first used. */
  readonly images: Uint8Array<ArrayBuffer>;
  /** Which of the products that export: `matmul`, or `wideMatmul`. */
  readonly product: string;
}

const compiled = new Map<string, WebAssembly.Module>();

/** The module of a source, compiled when it is first asked for. */
const moduleOf = (text: string, shared: boolean): WebAssembly.Module => {
  const name = `${shared} ${text}`;
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const module = new WebAssembly.Module(bytesFor(text, shared));
  compiled.set(name, module);
  return module;
};

/** What stands in a module before the limits of its imported memory: the name `memory`, and the kind of import. */
const MEMORY_IMPORT = [...[..."memory"].map((letter) => letter.charCodeAt(0)), 2];
/** Limits with a maximum, of a memory that is shared. */
const SHARED = 3;

const importingSharedMemory = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  const at = bytes.findIndex((_, start) => MEMORY_IMPORT.every((byte, i) => bytes[start + i] === byte));
  bytes[at + MEMORY_IMPORT.length] = SHARED;
  return bytes;
};

/** The bytes of a source, for a memory of either kind. */
const bytesFor = (text: string, shared: boolean): Uint8Array<ArrayBuffer> =>
  shared ? importingSharedMemory(bytesOf(text)) : bytesOf(text);

/** Whether the engine has fused multiply-add (relaxed SIMD): Node 21, Chromium 114, Firefox 145 and later have. */
export const fusedIsSupported = (): boolean => WebAssembly.validate(bytesOf(float32FusedProducts));

export const kernelModules = (
  dtype: DType,
  { fused = false, wide = false, shared = false }: KernelOptions = {},
): KernelModules => ({
  kernels: moduleOf(kernelSources[dtype], shared),
  products: moduleOf(productSources[fused || wide ? "fused" : "exact"][dtype], shared),
  images: bytesFor(imageSources[dtype], shared),
  product: wide ? "wideMatmul" : "matmul",
});

/** The kernels over a memory. */
export const kernelsOver = (
  { kernels, products, images, product }: KernelModules,
  memory: WebAssembly.Memory,
): Kernels => {
  const env = { memory };
  const { [product]: matmul, scratchBytes } = new WebAssembly.Instance(products, { env }).exports;
  let runImages: ImageKernels["run"] | undefined;
  const run: ImageKernels["run"] = (at, first, last) => {
    runImages ??= new WebAssembly.Instance(new WebAssembly.Module(images), { env }).exports[
      "run"
    ] as ImageKernels["run"];
    runImages(at, first, last);
  };
  const imported = { products: { matmul: matmul!, scratchBytes: scratchBytes! }, images: { run } };
  const { exports } = new WebAssembly.Instance(kernels, { env, ...imported });
  // The one place where the compiler must believe what assembly/ says.
  return exports as object as Kernels;
};
