import { type DType, randomStreams, type Tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { orthogonal } from "./orthogonal.js";

const drawn = (shape: readonly number[], options = {}, seed = 1, dtype: DType = "float64"): Tensor =>
  orthogonal(options)(shape, randomStreams(seed).stream("weight"), dtype);

/** How far the columns are from being orthogonal and of length 1, or the rows where there are fewer. */
const distance = ({ data, shape }: Tensor): number => {
  const columns = shape.at(-1)!;
  const rows = data.length / columns;
  const at = (vector: number, i: number) =>
    rows >= columns ? data[i * columns + vector]! : data[vector * columns + i]!;
  let largest = 0;
  for (let one = 0; one < Math.min(rows, columns); one++) {
    for (let other = 0; other <= one; other++) {
      let sum = 0;
      for (let i = 0; i < Math.max(rows, columns); i++) sum += at(one, i) * at(other, i);
      largest = Math.max(largest, Math.abs(sum - (one === other ? 1 : 0)));
    }
  }
  return largest;
};

describe("orthogonal", () => {
  test.each([[[5, 5]], [[60, 60]], [[7, 3]], [[3, 7]], [[1, 4]], [[3, 3, 2, 8]], [[2, 2, 2, 16]]])("%j", (shape) => {
    expect(distance(drawn(shape))).toBeLessThan(1e-14);
  });

  test("is another matrix for another seed, the same for the same, rounded in float32", () => {
    const { data } = drawn([4, 6]);
    expect(drawn([4, 6]).data).toEqual(data);
    expect(drawn([4, 6], {}, 2).data).not.toEqual(data);
    expect(drawn([4, 6], {}, 1, "float32").data).toEqual(Float32Array.from(data));
  });

  test("the gain multiplies it", () => {
    expect(drawn([4, 6], { gain: 3 }).data).toEqual(drawn([4, 6]).data.map((x) => 3 * x));
  });

  test("prefers no direction: mean 0, variance 1/n and the fourth moment of a point on a sphere, 3/(n(n + 2))", () => {
    const [n, count] = [4, 2000];
    const values = Array.from({ length: count }, (_, seed) => Array.from(drawn([n, n], {}, seed).data));
    for (let place = 0; place < n * n; place++) {
      const average = (power: number) => values.reduce((sum, matrix) => sum + matrix[place]! ** power, 0) / count;
      const moments = [0, 1 / n, 0, 3 / (n * (n + 2))];
      moments.forEach((moment, i) => {
        // 5 standard errors, of powers that are at most 1.
        expect(Math.abs(average(i + 1) - moment)).toBeLessThan(5 * Math.sqrt(average(2 * (i + 1)) / count));
      });
    }
  });

  test("a gain that is not finite is refused", () => {
    const message = "orthogonal(gain) expects a finite number, but received Infinity.";
    expect(() => orthogonal({ gain: Number.POSITIVE_INFINITY })).toThrow(
      expect.objectContaining({ name: "ArgumentError", message }),
    );
  });
});
