import type { PlantedFault } from "./planted-fault.ts";

/** Faults of numbers before training. */
export const data: readonly PlantedFault[] = [
  {
    file: "dataset/standardize.ts",
    what: "a deviation compared with exactly 0, so that rounding counts as variation",
    find: "deviation <= roundingOf(largest, examples.dtype)",
    replace: "deviation === 0",
  },
  {
    file: "dataset/standardize.ts",
    what: "a bound that ignores the size of the numbers",
    find: "roundingOf(largest, examples.dtype)",
    replace: "roundingOf(1, examples.dtype)",
  },
  {
    file: "dataset/standardize.ts",
    what: "the precision of float64 for all",
    find: "roundingOf(largest, examples.dtype)",
    replace: 'roundingOf(largest, "float64")',
  },
  {
    file: "dataset/standardization.ts",
    what: "a difference that overflows",
    find: "Number.isFinite(scaled) ? scaled : (x / 2 - mean / 2) / (deviation / 2)",
    replace: "scaled",
  },
  {
    file: "dataset/moments.ts",
    what: "squares of large numbers that overflow",
    find: "if (largest > 2 ** 400) return 2 ** 600;",
    replace: "",
  },
  {
    file: "dataset/moments.ts",
    what: "squares of small numbers that underflow",
    find: "largest < 2 ** -400 ? 2 ** -600 : 1",
    replace: "1",
  },
  {
    file: "dataset/moments.ts",
    what: "the mean of the numbers, whose sum is rounded, in place of that of their differences",
    find: "/ unit - first",
    replace: "/ unit",
  },
  {
    file: "dataset/moments.ts",
    what: "the deviation of a sample",
    find: "squares / size",
    replace: "squares / (size - 1)",
  },
  {
    file: "dataset/one-hot.ts",
    what: "labels that float32 has rounded are taken",
    find: ", classes, precision)",
    replace: ", classes)",
  },
  {
    file: "dataset/gather.ts",
    what: "numbers become infinite in float32",
    find: "isHeld || firstInfinite(rows.subarray(0, next)) < 0",
    replace: "true",
  },
];
