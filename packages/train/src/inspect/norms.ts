import { leaves, type Ops, type Parameters, type Scalar, sizeOf, sumOfSquares, type Vector } from "@gd/tensor";

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

/** Of each tensor of the parameters Σ (scale · xᵢ)² over its elements, and the scale, for one vector after the other. */
export const squaredNorms = (ops: Ops, parameters: Parameters, vectors: readonly Vector[]): readonly Scalar[] =>
  vectors.flatMap((vector) => {
    let start = 0;
    return leaves(parameters).flatMap(([, { shape }]) => {
      const size = sizeOf(shape);
      const { sum, scale } = sumOfSquares(ops, ops.slice(vector, start, [size]));
      start += size;
      return [sum, scale];
    });
  });

/** How many numbers `squaredNorms` gives of gradient, parameters and update. */
export const countOfSquaredNorms = (parameters: Parameters): number => 3 * 2 * leaves(parameters).length;

/** The norms, given `squaredNorms` of gradient, parameters and update. */
export const normsOf = (parameters: Parameters, squares: ArrayLike<number>): Norms => {
  const paths = leaves(parameters).map(([path]) => path);
  const at = (vector: number, tensor: number): ScaledSquare => {
    const place = 2 * (vector * paths.length + tensor);
    return { sum: squares[place]!, scale: squares[place + 1]! };
  };
  const norms = (partsOf: (vector: number) => readonly ScaledSquare[]): VectorNorms => ({
    gradient: together(partsOf(0)),
    parameters: together(partsOf(1)),
    update: together(partsOf(2)),
  });
  return {
    ...norms((vector) => paths.map((_, tensor) => at(vector, tensor))),
    each: Object.fromEntries(paths.map((path, tensor) => [path, norms((vector) => [at(vector, tensor)])])),
  };
};

interface ScaledSquare {
  readonly sum: number;
  readonly scale: number;
}

/** The norm of all parts, in the scale of the largest. */
const together = (parts: readonly ScaledSquare[]): number => {
  const scale = parts.reduce((least, part) => (part.sum === 0 ? least : Math.min(least, part.scale)), Infinity);
  if (scale === Infinity) return 0;
  return Math.sqrt(parts.reduce((total, part) => total + part.sum * (scale / part.scale) ** 2, 0)) / scale;
};
