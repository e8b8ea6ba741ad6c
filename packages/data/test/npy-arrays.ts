import fc from "fast-check";
import type { NpyArray } from "../src/formats/npy/npy-array.js";

/** Small arrays of every element type and of up to four dimensions, some of them empty. */
export const npyArrays: fc.Arbitrary<NpyArray> = fc.array(fc.nat(3), { maxLength: 4 }).chain((shape) => {
  const count = shape.reduce((product, size) => product * size, 1);
  const length = { minLength: count, maxLength: count };
  return fc.oneof(
    fc.float32Array(length).map((data): NpyArray => ({ type: "float32", shape, data })),
    fc.float64Array(length).map((data): NpyArray => ({ type: "float64", shape, data })),
    fc.uint8Array(length).map((data): NpyArray => ({ type: "uint8", shape, data })),
    fc.uint16Array(length).map((data): NpyArray => ({ type: "uint16", shape, data })),
    fc.uint32Array(length).map((data): NpyArray => ({ type: "uint32", shape, data })),
    fc.bigUint64Array(length).map((data): NpyArray => ({ type: "uint64", shape, data })),
    fc.int8Array(length).map((data): NpyArray => ({ type: "int8", shape, data })),
    fc.int16Array(length).map((data): NpyArray => ({ type: "int16", shape, data })),
    fc.int32Array(length).map((data): NpyArray => ({ type: "int32", shape, data })),
    fc.bigInt64Array(length).map((data): NpyArray => ({ type: "int64", shape, data })),
    fc.uint8Array({ ...length, max: 1 }).map((data): NpyArray => ({ type: "boolean", shape, data })),
  );
});
