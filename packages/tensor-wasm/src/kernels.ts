import type { DType } from "@gd/tensor";
import { float32 } from "./generated/float32.js";
import { float32FusedProducts } from "./generated/float32-fused-products.js";
import { float32Products } from "./generated/float32-products.js";
import { float64 } from "./generated/float64.js";
import { float64FusedProducts } from "./generated/float64-fused-products.js";
import { float64Products } from "./generated/float64-products.js";

/** Reads two matrices and writes a third. Pointers are in bytes; the steps from row to row and column to column are in elements. */
export type BinaryKernel = (
  left: number,
  leftRow: number,
  leftColumn: number,
  right: number,
  rightRow: number,
  rightColumn: number,
  y: number,
  rows: number,
  columns: number,
) => void;
export type UnaryKernel = (x: number, y: number, length: number) => void;
export type MatrixKernel = (x: number, y: number, rows: number, columns: number) => void;

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

/** What the folder assembly/ exports. */
export interface Kernels {
  readonly heapBase: () => number;
  readonly place: (index: number, value: number) => number;
  readonly add: BinaryKernel;
  readonly subtract: BinaryKernel;
  readonly multiply: BinaryKernel;
  readonly divide: BinaryKernel;
  readonly maximum: BinaryKernel;
  readonly where: (
    condition: number,
    conditionRow: number,
    conditionColumn: number,
    ...rest: Parameters<BinaryKernel>
  ) => void;
  readonly exp: UnaryKernel;
  readonly log: UnaryKernel;
  readonly log1p: UnaryKernel;
  readonly sqrt: UnaryKernel;
  readonly tanh: UnaryKernel;
  readonly sigmoid: UnaryKernel;
  readonly absolute: UnaryKernel;
  readonly transpose: MatrixKernel;
  readonly sumRows: MatrixKernel;
  readonly sumColumns: MatrixKernel;
  readonly maxColumns: MatrixKernel;
  readonly matmul: ProductKernel;
  /** The bytes of memory, aligned to 64, that a product needs for itself while it runs. */
  readonly scratchBytes: () => number;
}

const kernelSources = { float32, float64 };
const productSources = {
  exact: { float32: float32Products, float64: float64Products },
  fused: { float32: float32FusedProducts, float64: float64FusedProducts },
};
const modules = new Map<string, WebAssembly.Module>();

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** The module of a source, compiled when it is first asked for. */
const moduleOf = (base64: string): WebAssembly.Module => {
  const known = modules.get(base64);
  if (known !== undefined) return known;
  const module = new WebAssembly.Module(bytesOf(base64));
  modules.set(base64, module);
  return module;
};

/** Whether the engine has fused multiply-add (relaxed SIMD): Node 21, Chromium 114, Firefox 145 and later have. */
export const fusedIsSupported = (): boolean => WebAssembly.validate(bytesOf(float32FusedProducts));

/** How matrix products are computed: unless said otherwise exact, each product rounded before it is added. */
export interface ProductOptions {
  /** Products are added without being rounded first, see `fusedIsSupported`. */
  readonly fused?: boolean;
  /**
   * Fused in blocks that are fastest where V8 joins vectors to 256 bits, told by the flag --experimental-wasm-revectorize before
   * it compiles the kernels; elsewhere slow. The same bits as fused.
   */
  readonly wide?: boolean;
}

/** What the products' modules export; `wideMatmul` only the fused ones. */
interface Products {
  readonly matmul: ProductKernel;
  readonly wideMatmul?: ProductKernel;
  readonly scratchBytes: () => number;
}

// The two places where the compiler must believe what assembly/ says.
const productsIn = ({ exports }: WebAssembly.Instance): Products => exports as object as Products;
const kernelsIn = ({ exports }: WebAssembly.Instance): Kernels => exports as object as Kernels;

/** The kernels of a precision over a memory, compiled when they are first asked for. */
export const kernelsOver = (
  dtype: DType,
  memory: WebAssembly.Memory,
  { fused = false, wide = false }: ProductOptions = {},
): Kernels => {
  const env = { memory };
  const source = productSources[fused || wide ? "fused" : "exact"][dtype];
  const { matmul, wideMatmul = matmul, scratchBytes } = productsIn(new WebAssembly.Instance(moduleOf(source), { env }));
  const products = { matmul: wide ? wideMatmul : matmul, scratchBytes };
  return kernelsIn(new WebAssembly.Instance(moduleOf(kernelSources[dtype]), { env, products }));
};
