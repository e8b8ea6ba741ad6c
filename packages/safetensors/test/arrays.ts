import { isWellFormed } from "@gd/tensor";
import fc from "fast-check";
import type { WritableArray } from "../src/safetensors-array.js";

/** Small arrays of every type that is written, of up to four dimensions, some of them empty. */
export const arrays: fc.Arbitrary<WritableArray> = fc.array(fc.nat(3), { maxLength: 4 }).chain((shape) => {
  const count = shape.reduce((product, size) => product * size, 1);
  const length = { minLength: count, maxLength: count };
  return fc.oneof(
    fc.float64Array(length).map((data): WritableArray => ({ dtype: "F64", shape, data })),
    fc.float32Array(length).map((data): WritableArray => ({ dtype: "F32", shape, data })),
    fc.bigInt64Array(length).map((data): WritableArray => ({ dtype: "I64", shape, data })),
    fc.bigUint64Array(length).map((data): WritableArray => ({ dtype: "U64", shape, data })),
    fc.int32Array(length).map((data): WritableArray => ({ dtype: "I32", shape, data })),
    fc.uint32Array(length).map((data): WritableArray => ({ dtype: "U32", shape, data })),
    fc.int16Array(length).map((data): WritableArray => ({ dtype: "I16", shape, data })),
    fc.uint16Array(length).map((data): WritableArray => ({ dtype: "U16", shape, data })),
    fc.int8Array(length).map((data): WritableArray => ({ dtype: "I8", shape, data })),
    fc.uint8Array(length).map((data): WritableArray => ({ dtype: "U8", shape, data })),
    fc.uint8Array({ ...length, max: 1 }).map((data): WritableArray => ({ dtype: "BOOL", shape, data })),
  );
});

/** Texts of any letters, and names that objects have by themselves. */
export const names: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary" }).filter((name) => isWellFormed(name)),
  fc.constantFrom("__proto__", "constructor", "toString", "0", "1", "", "0.linear.weight"),
);
