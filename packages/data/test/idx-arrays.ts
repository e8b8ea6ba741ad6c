import fc from "fast-check";
import type { IdxArray } from "../src/formats/idx-array.js";

/** Small arrays of every element type and of up to four dimensions, some of them empty. */
export const idxArrays: fc.Arbitrary<IdxArray> = fc.array(fc.nat(3), { maxLength: 4 }).chain((shape) => {
  const count = shape.reduce((product, size) => product * size, 1);
  const length = { minLength: count, maxLength: count };
  return fc.oneof(
    fc.uint8Array(length).map((data): IdxArray => ({ type: "uint8", shape, data })),
    fc.int8Array(length).map((data): IdxArray => ({ type: "int8", shape, data })),
    fc.int16Array(length).map((data): IdxArray => ({ type: "int16", shape, data })),
    fc.int32Array(length).map((data): IdxArray => ({ type: "int32", shape, data })),
    fc.float32Array(length).map((data): IdxArray => ({ type: "float32", shape, data })),
    fc.float64Array(length).map((data): IdxArray => ({ type: "float64", shape, data })),
  );
});
