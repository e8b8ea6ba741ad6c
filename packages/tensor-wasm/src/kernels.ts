import type { DType } from "@gd/tensor";
import { float32 } from "./generated/float32.js";
import { float64 } from "./generated/float64.js";

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
  /** 1 where no element is infinite or NaN, else 0. */
  readonly allFinite: (x: number, length: number) => number;
  readonly matmul: (
    left: number,
    leftRow: number,
    leftColumn: number,
    right: number,
    rightRow: number,
    rightColumn: number,
    y: number,
    rows: number,
    inner: number,
    columns: number,
  ) => void;
}

const sources = { float32, float64 };
const modules = new Map<DType, WebAssembly.Module>();

const moduleOf = (dtype: DType): WebAssembly.Module => {
  const known = modules.get(dtype);
  if (known !== undefined) return known;
  const module = new WebAssembly.Module(Uint8Array.from(atob(sources[dtype]), (character) => character.charCodeAt(0)));
  modules.set(dtype, module);
  return module;
};

/** The kernels of a precision over a memory, compiled when they are first asked for. */
export const kernelsOver = (dtype: DType, memory: WebAssembly.Memory): Kernels => {
  const { exports } = new WebAssembly.Instance(moduleOf(dtype), { env: { memory } });
  // The one place where the compiler must believe what assembly/ says.
  return exports as object as Kernels;
};
