import { randomStreams } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { spirals } from "./spirals.js";

const random = () => randomStreams(1).stream("spirals");

describe("spirals", () => {
  test("puts each point on the arm of its label, as far as the noise", () => {
    const data = spirals({ random: random(), size: 300, classes: 3, noise: 0, dtype: "float64" });
    const { input, target } = data.examples(
      Array.from({ length: 300 }, (_, i) => i),
      "float64",
    );
    for (let i = 0; i < 300; i++) {
      const [x, y, arm] = [input.data[2 * i]!, input.data[2 * i + 1]!, target.data[i]!];
      const radius = Math.hypot(x, y);
      expect(radius).toBeGreaterThanOrEqual(0.1);
      expect(radius).toBeLessThanOrEqual(1);
      const angle = 2.5 * Math.PI * radius + (2 * Math.PI * arm) / 3;
      expect(Math.abs(x - radius * Math.cos(angle))).toBeLessThan(1e-12);
      expect(Math.abs(y - radius * Math.sin(angle))).toBeLessThan(1e-12);
      expect(arm).toBe(i % 3);
    }
  });

  test("equal seeds give equal points, noise moves them", () => {
    const points = (noise: number) =>
      spirals({ random: random(), size: 10, noise }).examples([0, 1, 2, 9], "float32").input.data;
    expect(points(0.03)).toEqual(points(0.03));
    expect(points(0.03)).not.toEqual(points(0));
  });

  test("refuses sizes that make no sense", () => {
    expect(() => spirals({ random: random(), size: 0 })).toThrow(
      expect.objectContaining({
        name: "ArgumentError",
        message: "spirals(size) expects a whole number ≥ 1, but received 0.",
      }),
    );
    expect(() => spirals({ random: random(), size: 10, classes: 1.5 })).toThrow(
      expect.objectContaining({
        name: "ArgumentError",
        message: "spirals(classes) expects a whole number ≥ 1, but received 1.5.",
      }),
    );
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("refuses noise of %d", (noise) => {
    expect(() => spirals({ random: random(), size: 10, noise })).toThrow(
      expect.objectContaining({
        name: "ArgumentError",
        message: `spirals(noise) expects a finite number ≥ 0, but received ${noise}.`,
      }),
    );
  });
});
