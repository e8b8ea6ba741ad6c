import { fromElements, type Vector } from "@gd/tensor";
import { expect, test } from "vitest";
import { bothInterpreters } from "../../test/both-interpreters.js";
import { normsOf, squaredNorms } from "./norms.js";

const LENGTHS = {
  float32: { unit: 2 ** -24, sizes: [0, 1e-44, 1e-30, 1e-25, 1, 1e20, 3e37] },
  float64: { unit: 2 ** -53, sizes: [0, 1e-300, 1e-200, 1, 1e200, 1e307] },
} as const;

test.each(["float32", "float64"] as const)(
  "in %s, norms of any size are right to 2u, of each tensor and of all",
  (dtype) => {
    const { unit, sizes } = LENGTHS[dtype];
    const Elements = dtype === "float32" ? Float32Array : Float64Array;
    for (const { ops } of bothInterpreters(dtype)) {
      for (const first of sizes) {
        for (const second of sizes) {
          const elements = Elements.of(first, -2 * first, 2 * first, 2 * second, second, -2 * second);
          const vector: Vector = fromElements(elements, [6]);
          const parameters = { a: ops.fill([3], 0), b: ops.fill([3], 0) };
          const zeros = ops.fill([6], 0);
          const squares = ops.concatenate(squaredNorms(ops, parameters, [vector, zeros, vector]));
          const norms = normsOf(parameters, squares.data);
          const [a, b] = Object.values(norms.each);
          const wanted = { a: 3 * elements[0]!, b: 3 * elements[4]! };
          const larger = Math.max(wanted.a, wanted.b);
          const all = larger === 0 ? 0 : larger * Math.sqrt((wanted.a / larger) ** 2 + (wanted.b / larger) ** 2);
          for (const [got, exact] of [
            [a!.gradient, wanted.a],
            [b!.update, wanted.b],
            [norms.gradient, all],
          ] as const) {
            expect(Math.abs(got - exact), `${got} for ${exact}`).toBeLessThanOrEqual(2 * unit * exact);
          }
          expect(norms.parameters).toBe(0);
        }
      }
    }
  },
);
