import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawn, exampleOf, rowsOf } from "../../test/example-of.js";
import type { Augmentation } from "./augmentation.js";
import { cutout } from "./cutout.js";
import { flip } from "./flip.js";
import { noise } from "./noise.js";
import { rotate, rotated } from "./rotate.js";
import { shift } from "./shift.js";

const example = exampleOf([
  [1, 2, 3],
  [4, 5, 6],
]);
/** How often each of some results comes. */
const counted = (augmentation: Augmentation, count: number): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const result of drawn(augmentation, example, count)) {
    const key = JSON.stringify(rowsOf(result));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};
/** Within five standard deviations of a binomial count. */
const expectShare = (count: number, of: number, share: number): void =>
  expect(Math.abs(count - of * share)).toBeLessThan(5 * Math.sqrt(of * share * (1 - share)));

describe("shift", () => {
  test("moves the image by each number of pixels equally often, and fills what is free", () => {
    const counts = counted(shift({ pixels: 1, fill: 9 }), 9000);
    expect(counts.size).toBe(9);
    for (const count of counts.values()) expectShare(count, 9000, 1 / 9);
    const right = [
      [9, 1, 2],
      [9, 4, 5],
    ];
    const upAndLeft = [
      [5, 6, 9],
      [9, 9, 9],
    ];
    for (const rows of [
      right,
      upAndLeft,
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ])
      expect(counts.has(JSON.stringify(rows))).toBe(true);
  });

  test("may move an image out of itself, keeps channels together, and fills with 0", () => {
    const results = drawn(shift({ pixels: 3 }), exampleOf([[1, -1, 2, -2]], 2), 500).map((result) =>
      JSON.stringify(rowsOf(result)),
    );
    expect(new Set(results)).toEqual(new Set(["[[0,0,0,0]]", "[[1,-1,2,-2]]", "[[0,0,1,-1]]", "[[2,-2,0,0]]"]));
  });
});

describe("flip", () => {
  test.each([
    [
      "horizontal",
      [
        [3, 2, 1],
        [6, 5, 4],
      ],
    ],
    [
      "vertical",
      [
        [4, 5, 6],
        [1, 2, 3],
      ],
    ],
  ] as const)("%s, as often as it should", (axis, rows) => {
    const counts = counted(flip({ axis, probability: 0.3 }), 2000);
    expect(counts.size).toBe(2);
    expectShare(counts.get(JSON.stringify(rows))!, 2000, 0.3);
    expect(counted(flip({ axis, probability: 1 }), 50)).toEqual(new Map([[JSON.stringify(rows), 50]]));
    expect(counted(flip({ axis, probability: 0 }), 50)).toEqual(new Map([[JSON.stringify(rowsOf(example)), 50]]));
  });

  test("is horizontal, of half of the images", () => {
    expectShare(counted(flip(), 2000).get("[[3,2,1],[6,5,4]]")!, 2000, 0.5);
  });
});

describe("rotate", () => {
  const square = exampleOf([
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ]);

  test.each([
    [
      "0°",
      0,
      [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
    ],
    [
      "90°, counterclockwise",
      90,
      [
        [3, 6, 9],
        [2, 5, 8],
        [1, 4, 7],
      ],
    ],
    [
      "−90°",
      -90,
      [
        [7, 4, 1],
        [8, 5, 2],
        [9, 6, 3],
      ],
    ],
    [
      "180°",
      180,
      [
        [9, 8, 7],
        [6, 5, 4],
        [3, 2, 1],
      ],
    ],
  ])("by %s", (_, degrees, rows) => {
    const result = rowsOf(rotated(square, (degrees * Math.PI) / 180, 0)).flat();
    result.forEach((pixel, i) => void expect(pixel).toBeCloseTo(rows.flat()[i]!, 12));
  });

  test("interpolates between neighbours: a slope becomes that slope, rotated", () => {
    const slope = (row: number, column: number) => 3 * row - 2 * column;
    const size = 15;
    const rows = Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (_, column) => slope(row, column)),
    );
    fc.assert(
      fc.property(fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }), (angle) => {
        const result = rowsOf(rotated(exampleOf(rows), angle, 0));
        for (const [y, x] of [
          [7, 7],
          [5, 8],
          [9, 4],
          [3, 7],
        ] as const) {
          // Counterclockwise: what is at the right comes up.
          const [down, right] = [y - 7, x - 7];
          const from = [
            7 + Math.cos(angle) * down + Math.sin(angle) * right,
            7 - Math.sin(angle) * down + Math.cos(angle) * right,
          ] as const;
          expect(result[y]![x]).toBeCloseTo(slope(...from), 10);
        }
      }),
    );
  });

  test("of an image of one shade within its like changes nothing, and around it is the fill", () => {
    const grey = exampleOf(Array.from({ length: 9 }, () => Array<number>(9).fill(0.5)));
    for (const { pixels } of drawn(rotate({ degrees: 180, fill: 0.5 }), grey, 50)) {
      for (const pixel of pixels) expect(pixel).toBeCloseTo(0.5, 12);
    }
    expect(rowsOf(rotated(grey, Math.PI / 4, 0))[0]![0]).toBe(0);
    const corners = drawn(rotate({ degrees: 180, fill: -1 }), grey, 50).map((result) => rowsOf(result)[0]![0]!);
    expect(Math.min(...corners)).toBe(-1);
  });

  test("keeps the channels apart", () => {
    const two = exampleOf(
      [
        [1, 10, 2, 20],
        [3, 30, 4, 40],
      ],
      2,
    );
    for (const result of drawn(rotate({ degrees: 90 }), two, 20)) {
      for (let i = 0; i < 8; i += 2) expect(result.pixels[i + 1]).toBeCloseTo(10 * result.pixels[i]!, 12);
    }
  });

  test("draws angles between the bounds, evenly", () => {
    // Of a slope from left to right, the centre column shows the sine of the angle.
    const slope = exampleOf(Array.from({ length: 5 }, () => [-2, -1, 0, 1, 2]));
    const angles = drawn(rotate({ degrees: 30 }), slope, 2000).map(
      (result) => (Math.asin(rowsOf(result)[1]![2]!) * 180) / Math.PI,
    );
    expect(Math.max(...angles.map(Math.abs))).toBeLessThanOrEqual(30 + 1e-9);
    expectShare(angles.filter((angle) => angle > 15).length, 2000, 1 / 4);
    expectShare(angles.filter((angle) => angle < 0).length, 2000, 1 / 2);
  });
});

test("noise has its mean and its deviation, another number for each element", () => {
  const flat = exampleOf([Array<number>(20_000).fill(0.5)]);
  const [first, second] = drawn(noise({ deviation: 0.1 }), flat, 2).map(({ pixels }) =>
    pixels.map((pixel) => pixel - 0.5),
  );
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(Math.abs(mean(first!))).toBeLessThan((5 * 0.1) / Math.sqrt(20_000));
  expect(Math.abs(Math.sqrt(mean(first!.map((x) => x * x))) - 0.1)).toBeLessThan((5 * 0.1) / Math.sqrt(40_000));
  expect(Math.abs(mean(first!.map((x, i) => x * second![i]!)))).toBeLessThan((5 * 0.01) / Math.sqrt(20_000));
  expect(drawn(noise({ deviation: 0 }), example, 1)[0]!.pixels).toEqual(example.pixels);
});

describe("cutout", () => {
  test("covers a square about each of the pixels equally often", () => {
    const counts = counted(cutout({ size: 1, fill: 0 }), 6000);
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expectShare(count, 6000, 1 / 6);
    expect(counts.has("[[1,2,3],[4,0,6]]")).toBe(true);
  });

  test("ends at the edges", () => {
    const all = exampleOf(
      Array.from({ length: 6 }, () => Array<number>(8).fill(1)),
      2,
    );
    for (const { pixels } of drawn(cutout({ size: 3, fill: 5 }), all, 300)) {
      const covered = [...pixels].flatMap((pixel, i) => (pixel === 5 ? [i] : []));
      const rows = new Set(covered.map((i) => Math.floor(i / 8)));
      const columns = new Set(covered.map((i) => Math.floor((i % 8) / 2)));
      expect(covered.length).toBe(2 * rows.size * columns.size);
      for (const lines of [rows, columns]) {
        expect([2, 3]).toContain(lines.size);
        expect(Math.max(...lines) - Math.min(...lines)).toBe(lines.size - 1);
      }
    }
  });
});

test("leave what they are given, and the target, as it was", () => {
  const before = example.pixels.slice();
  for (const augmentation of [
    shift({ pixels: 2 }),
    flip(),
    rotate({ degrees: 40 }),
    noise({ deviation: 1 }),
    cutout({ size: 2 }),
  ]) {
    for (const result of drawn(augmentation, example, 20)) expect(result.target).toEqual(example.target);
    expect(example.pixels).toEqual(before);
    expect(augmentation.description.type).toBe(augmentation.name);
    expect(JSON.parse(JSON.stringify(augmentation.description))).toEqual(augmentation.description);
  }
});

test.each([
  [() => shift({ pixels: 0 }), "shift(pixels) expects a whole number ≥ 1, but received 0."],
  [() => shift({ pixels: 2, fill: Number.NaN }), "shift(fill) expects a finite number, but received NaN."],
  [() => flip({ probability: 2 }), "flip(probability) expects a finite number from 0 to 1, but received 2."],
  [() => flip({ axis: "x" as never }), 'flip(axis) expects "horizontal" or "vertical", but received "x".'],
  [() => rotate({ degrees: 200 }), "rotate(degrees) expects a finite number from 0 to 180, but received 200."],
  [() => noise({ deviation: -1 }), "noise(deviation) expects a finite number ≥ 0, but received -1."],
  [() => cutout({ size: 1.5 }), "cutout(size) expects a whole number ≥ 1, but received 1.5."],
])("refuse options that make no sense: %#", (make, message) => {
  expect(make).toThrow(message);
});
