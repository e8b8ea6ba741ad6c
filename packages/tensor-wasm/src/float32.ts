/**
 * The kernels of float32 in parts, for `wasmInterpreterWith`: a bundler leaves out those that a program does not name, and loads
 * them when they are used where it says `await import("@gd/tensor-wasm/float32")`.
 *
 * @module @gd/tensor-wasm/float32
 */

import { float32FusedImages } from "./generated/float32-fused-images.js";
import { float32FusedProducts } from "./generated/float32-fused-products.js";
import { float32Images } from "./generated/float32-images.js";
import { float32Products } from "./generated/float32-products.js";
import { float32WideFusedImages } from "./generated/float32-wide-fused-images.js";
import { float32WideFusedProducts } from "./generated/float32-wide-fused-products.js";
import { float32WideImages } from "./generated/float32-wide-images.js";
import { float32WideProducts } from "./generated/float32-wide-products.js";

import type { KernelSet } from "./kernels/kernel-set.js";

// The kernels of both precisions are similar, and side by side where a program has both: gzip looks back no further than 32 KB.

import { float32Kernels } from "./generated/float32-kernels.js";

/** What every interpreter of float32 needs: all operations but those over images. */
export const kernels: KernelSet = { dtype: "float32", kernels: float32Kernels, products: float32Products };

/** The operations over images, which convolutions and pooling are made of. */
export const images: KernelSet = { dtype: "float32", images: float32Images };

/** The products and convolutions of `precision: "fast"`. */
export const fused: KernelSet = {
  dtype: "float32",
  fusedProducts: float32FusedProducts,
  fusedImages: float32FusedImages,
};

/** The products and convolutions of `wide: true`, exact and fused. */
export const wide: KernelSet = {
  dtype: "float32",
  wideProducts: float32WideProducts,
  wideFusedProducts: float32WideFusedProducts,
  wideImages: float32WideImages,
  wideFusedImages: float32WideFusedImages,
};
