/**
 * The kernels of float64 in parts, for `wasmInterpreterWith`: a bundler leaves out those that a program does not name, and loads
 * them when they are used where it says `await import("@gd/tensor-wasm/float64")`.
 *
 * @module @gd/tensor-wasm/float64
 */

import { float64Kernels } from "./generated/float64-kernels.js";

// The kernels of both precisions are similar, and side by side where a program has both: gzip looks back no further than 32 KB.

import { float64FusedImages } from "./generated/float64-fused-images.js";
import { float64FusedProducts } from "./generated/float64-fused-products.js";
import { float64Images } from "./generated/float64-images.js";
import { float64Products } from "./generated/float64-products.js";
import { float64WideFusedImages } from "./generated/float64-wide-fused-images.js";
import { float64WideFusedProducts } from "./generated/float64-wide-fused-products.js";
import { float64WideImages } from "./generated/float64-wide-images.js";
import { float64WideProducts } from "./generated/float64-wide-products.js";

import type { KernelSet } from "./kernels/kernel-set.js";

/** What every interpreter of float64 needs: all operations but those over images. */
export const kernels: KernelSet = { dtype: "float64", kernels: float64Kernels, products: float64Products };

/** The operations over images, which convolutions and pooling are made of. */
export const images: KernelSet = { dtype: "float64", images: float64Images };

/** The products and convolutions of `precision: "fast"`. */
export const fused: KernelSet = {
  dtype: "float64",
  fusedProducts: float64FusedProducts,
  fusedImages: float64FusedImages,
};

/** The products and convolutions of `wide: true`, exact and fused. */
export const wide: KernelSet = {
  dtype: "float64",
  wideProducts: float64WideProducts,
  wideFusedProducts: float64WideFusedProducts,
  wideImages: float64WideImages,
  wideFusedImages: float64WideFusedImages,
};
