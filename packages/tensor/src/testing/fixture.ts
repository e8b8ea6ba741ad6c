import { fromElements, type Tensor } from "../tensor.js";

/** An array as it is stored in fixtures: `{ "shape": [2, 3], "data": [...] }`, row by row. */
export interface FixtureArray {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** A fixture's array as a float64 tensor. */
export const fixtureTensor = ({ shape, data }: FixtureArray): Tensor =>
  fromElements(Float64Array.from(data), [...shape]);
