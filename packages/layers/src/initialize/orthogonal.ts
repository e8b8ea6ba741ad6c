import { expectNumber, expectOptions, type RandomStream, type Shape, sizeOf } from "@gd/tensor";
import { defineInitializer } from "./define-initializer.js";
import type { Initializer } from "./initializer.js";

/** Options of `orthogonal`. */
export interface OrthogonalOptions {
  /** A factor of the matrix: √2 makes up for the half that `relu` sets to 0. Default: 1. */
  readonly gain?: number;
}

/**
 * The gain times a random orthogonal matrix W, all being equally likely: WᵀW = I where it has at least as many rows as
 * columns, else WWᵀ = I. A layer then keeps the length of its inputs, or of its gradients. A convolution's kernel counts as
 * the matrix [positions · inputs, outputs].
 *
 * Source  Saxe, McClelland & Ganguli, Exact Solutions to the Nonlinear Dynamics of Learning in Deep Linear Neural
 *         Networks (2014)
 */
export const orthogonal = (options: OrthogonalOptions = {}): Initializer => {
  const { gain = 1 } = expectOptions("orthogonal", options, ["gain"]);
  expectNumber("orthogonal(gain)", gain);
  const start = (shape: Shape, random: RandomStream) => {
    const columns = shape.at(-1) ?? 1;
    const rows = sizeOf(shape) / columns;
    const vectors = orthonormal(Math.min(rows, columns), Math.max(rows, columns), random);
    let next = 0;
    return () => {
      const [row, column] = [Math.floor(next / columns), next % columns];
      next += 1;
      return gain * (rows >= columns ? vectors[column]![row]! : vectors[row]![column]!);
    };
  };
  return defineInitializer("orthogonal", start, { gain });
};

/** Vectors of normal numbers, which prefer no direction, made orthonormal one after the other (Gram–Schmidt). */
const orthonormal = (count: number, length: number, random: RandomStream): readonly Float64Array[] => {
  const vectors: Float64Array[] = [];
  for (let i = 0; i < count; i++) {
    const vector = new Float64Array(length).map(() => random.standardNormal());
    // Twice: where the first difference is short, rounding leaves it slightly askew.
    for (const other of [...vectors, ...vectors]) subtractProjection(vector, other);
    const norm = Math.sqrt(dot(vector, vector));
    vectors.push(vector.map((x) => x / norm));
  }
  return vectors;
};

/** v ← v − (v·u)u, for u of length 1. */
const subtractProjection = (vector: Float64Array, unit: Float64Array): void => {
  const along = dot(vector, unit);
  for (let i = 0; i < vector.length; i++) vector[i]! -= along * unit[i]!;
};

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};
