import { expectNumbers } from "../expect/expect.js";
import { expectSizes } from "../expect/expect-sizes.js";
import { fromElements, type Tensor } from "../tensor.js";

/** An array as it is stored in fixtures: `{ "shape": [2, 3], "data": [...] }`, row by row. */
export interface FixtureArray {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** A fixture's array as a float64 tensor. */
export const fixtureTensor = (fixture: FixtureArray): Tensor => {
  const { shape, data } = Object(fixture) as FixtureArray;
  expectSizes("fixtureTensor(fixture).shape", shape, 0);
  expectNumbers("fixtureTensor(fixture).data", data);
  return fromElements(Float64Array.from(data), [...shape]);
};
