import type { DType } from "@gd/tensor";

/** Some kernels of a precision, as the texts of modules: see text-of.ts. */
export interface KernelSet {
  readonly dtype: DType;
  /** All but matrix products and operations over images. */
  readonly kernels?: string;
  readonly products?: string;
  readonly fusedProducts?: string;
  readonly wideProducts?: string;
  readonly wideFusedProducts?: string;
  readonly images?: string;
  readonly fusedImages?: string;
  readonly wideImages?: string;
  readonly wideFusedImages?: string;
}

/** A set that an interpreter can be made of. */
export type CompleteKernelSet = KernelSet & Required<Pick<KernelSet, "kernels" | "products">>;
