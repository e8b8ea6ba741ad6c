import { describe, expect, test } from "vitest";
import { referenceInterpreter } from "../interpreter/reference/reference-interpreter.js";
import type { Ops } from "../operations/ops.js";
import type { Windows } from "../operations/windows.js";
import { rowMajor } from "../row-major.js";
import { fromElements, type Tensor } from "../tensor.js";
import { failingCases } from "./failing-cases.js";
import { interpreterContract } from "./interpreter-contract.js";

/** The cases besides compiled functions that fail when these operations replace those of the reference. */
const failuresOf = (plant: (ops: Ops) => Partial<Ops>): readonly string[] => {
  const contract = interpreterContract((options) => {
    const interpreter = referenceInterpreter(options);
    const { ops } = interpreter;
    return { ...interpreter, ops: { ...ops, ...plant(ops) } };
  });
  return failingCases(contract.filter(({ name }) => !name.startsWith("compile: ")));
};

const expectFound = (name: string, plant: (ops: Ops) => Partial<Ops>): void =>
  expect(failuresOf(plant)).toEqual(expect.arrayContaining([`${name}, float64`, `${name}, float32`]));

const turned = (windows: Windows): Windows => {
  const { top, bottom, left, right } = windows.padding;
  return { ...windows, padding: { top: bottom, bottom: top, left: right, right: left } };
};

describe("the contract of interpreters finds, of windows over images,", () => {
  test("padding on the wrong side", () => {
    const plant = (ops: Ops): Partial<Ops> => ({
      patches: (images, windows) => ops.patches(images, turned(windows)),
    });
    expectFound("patches and sumPatches", plant);
  });

  test("a sum that is rounded otherwise", () => {
    const plant = (ops: Ops): Partial<Ops> => ({
      sumWindows: (images, windows) => {
        const third = ops.sumWindows(ops.divide(images, 3), windows);
        return ops.add(ops.add(third, third), third);
      },
    });
    expectFound("sumWindows and spreadWindows", plant);
  });

  test("values that overlap without being added", () => {
    const plant = (ops: Ops): Partial<Ops> => ({
      spreadWindows: (values, shape, windows) => {
        const counts = ops.spreadWindows(ops.fill(values.shape, 1), shape, windows);
        return ops.divide(ops.spreadWindows(values, shape, windows), ops.maximum(counts, 1));
      },
    });
    expectFound("sumWindows and spreadWindows", plant);
  });

  test("a maximum that loses NaN", () => {
    const plant = (ops: Ops): Partial<Ops> => ({
      maxWindows: (images, windows) =>
        ops.maxWindows(
          fromElements(
            rowMajor(images).map((x) => (Number.isNaN(x) ? Number.NEGATIVE_INFINITY : x)),
            images.shape,
          ),
          windows,
        ),
    });
    expectFound("maxWindows and spreadMaxima", plant);
  });

  test("a share for the last of equal maxima", () => {
    const plant = (ops: Ops): Partial<Ops> => ({
      spreadMaxima(images, values, windows) {
        // Each element a little larger than the same one before it.
        const later = rowMajor(images).map((x, i) => x + (Number.isInteger(x) ? i * 1e-6 : 0));
        return ops.spreadMaxima(fromElements(later, images.shape), values, windows);
      },
    });
    expectFound("maxWindows and spreadMaxima", plant);
  });
});

describe("and of rows by label,", () => {
  test("rows that are added from the last to the first", () => {
    const plant = (ops: Ops): Partial<Ops> => ({
      sumRowsByLabel(rows, labels, classes) {
        const [count, columns] = rows.shape;
        const elements = rowMajor(rows);
        const backwards = elements.map(
          (_, i) => elements[(count - 1 - Math.floor(i / columns)) * columns + (i % columns)]!,
        );
        return ops.sumRowsByLabel(
          fromElements(backwards, rows.shape),
          fromElements(labels.data.slice().reverse(), labels.shape),
          classes,
        );
      },
    });
    expectFound("rows by label", plant);
  });

  test("sums that are rounded to float32 row by row", () => {
    const plant = (ops: Ops): Partial<Ops> => ({
      sumRowsByLabel(rows, labels, classes) {
        const [count, columns] = rows.shape;
        return Array.from({ length: count }).reduce<ReturnType<Ops["sumRowsByLabel"]>>(
          (sum, _, i) => {
            const one = (x: Tensor, width: number) => rowMajor(x).slice(i * width, (i + 1) * width);
            const row = fromElements(one(rows, columns), [1, columns]);
            return ops.add(sum, ops.sumRowsByLabel(row, fromElements(one(labels, 1), [1]), classes));
          },
          ops.fill([classes, columns], 0),
        ) as never;
      },
    });
    expect(failuresOf(plant)).toContain("rows by label, float32");
  });

  test("labels that are rounded instead of giving NaN", () => {
    const plant = (ops: Ops): Partial<Ops> => ({
      gatherRows: (table, labels) => ops.gatherRows(table, fromElements(labels.data.map(Math.round), labels.shape)),
    });
    expectFound("rows by label", plant);
  });
});
