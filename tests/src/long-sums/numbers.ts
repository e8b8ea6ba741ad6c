import { allocate, type DType, fromElements, type Shape, type Tensor } from "@gd/tensor";

/** Numbers whose sums lose digits in different ways: rounding goes one way, both ways, or most of a sum cancels. */
export const KINDS = {
  "equal numbers": () => 0.1,
  "positive numbers": (uniform: number) => uniform,
  "numbers of both signs": (uniform: number) => 2 * uniform - 1,
  "numbers far from 0": (uniform: number) => 1000 + 2 * uniform - 1,
} as const;

export type Kind = keyof typeof KINDS;

/** Numbers of a kind, the same for each call. A generator of its own, as ten million seeded draws would take seconds. */
export const numbersOf = <const S extends Shape>(kind: Kind, shape: S, dtype: DType = "float32"): Tensor<S> => {
  const length = shape.reduce((product, size) => product * size, 1);
  const data = allocate(dtype, length);
  let state = 1;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    data[i] = KINDS[kind](state / 2 ** 32);
  }
  return fromElements(data, shape);
};
