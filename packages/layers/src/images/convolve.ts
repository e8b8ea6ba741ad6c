import type { Batch, Ops, Tensor, Windows } from "@gd/tensor";

/**
 * The product of the patches of images and the kernels as columns, [batch · rows · columns, filters], and its way back: with
 * the patches X, the kernels W and the gradient G of the product,  ∂L/∂W = XᵀG, and ∂L/∂x is what GWᵀ has for each element.
 */
export const convolve = <Channels extends number, Filters extends number>(
  ops: Ops,
  input: Batch<readonly [number, number, Channels]>,
  weight: Tensor<readonly [number, number, Channels, Filters]>,
  windows: Windows,
) => {
  const patches = ops.patches(input, windows);
  const kernels = ops.reshape(weight, [patches.shape[1], weight.shape[3]]);
  return {
    products: ops.matmul(patches, kernels),
    backward: (gradient: Tensor<readonly [number, Filters]>) => ({
      inputGradient: () => ops.sumPatches(ops.matmul(gradient, ops.transpose(kernels)), input.shape, windows),
      weightGradient: ops.reshape(ops.matmul(ops.transpose(patches), gradient), weight.shape),
    }),
  };
};
