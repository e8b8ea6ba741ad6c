import { leaves, type Ops, type Parameters, sizeOf, type Tensor, type Vector } from "@gd/tensor";

/** Norms of the vectors of a step: ‖x‖₂ = √Σ xᵢ². */
export interface VectorNorms {
  /** Of ∂L/∂θ, which the optimizer receives. */
  readonly gradient: number;
  /** Of θ before the step. */
  readonly parameters: number;
  /** Of the vector that is added to θ. */
  readonly update: number;
}

/** The norms of a step, of all parameters together and of each tensor. */
export interface Norms extends VectorNorms {
  /** By path: `0.weight` is the weight of the first layer. */
  readonly each: Readonly<Record<string, VectorNorms>>;
}

/** Σ xᵢ² over the elements of each tensor of the parameters, for one vector after the other. */
export const squaredNorms = (ops: Ops, parameters: Parameters, vectors: readonly Vector[]): readonly Tensor[] =>
  vectors.flatMap((vector) => {
    const squares = ops.multiply(vector, vector);
    let start = 0;
    return leaves(parameters).map(([, { shape }]) => {
      const size = sizeOf(shape);
      const sum = ops.sum(ops.slice(squares, start, [size]));
      start += size;
      return sum;
    });
  });

/** The norms, given `squaredNorms` of gradient, parameters and update. */
export const normsOf = (parameters: Parameters, squares: ArrayLike<number>): Norms => {
  const paths = leaves(parameters).map(([path]) => path);
  const at = (vector: number, tensor: number): number => squares[vector * paths.length + tensor]!;
  const norms = (square: (vector: number) => number): VectorNorms => ({
    gradient: Math.sqrt(square(0)),
    parameters: Math.sqrt(square(1)),
    update: Math.sqrt(square(2)),
  });
  return {
    ...norms((vector) => paths.reduce((sum, _, tensor) => sum + at(vector, tensor), 0)),
    each: Object.fromEntries(paths.map((path, tensor) => [path, norms((vector) => at(vector, tensor))])),
  };
};
