import { type DType, type Elements, fromElements, randomStreams, referenceOps } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { wasmInterpreter } from "./wasm-interpreter.js";

const FUNCTIONS = ["exp", "log", "log1p", "tanh", "erf", "sigmoid", "sqrt", "absolute"] as const;

const { LN2, MAX_VALUE, MIN_VALUE, SQRT1_2 } = { ...Math, ...Number };
const LARGEST_FLOAT32 = 2 ** 128 - 2 ** 104;

/** Where an algorithm, or the result in either precision, goes over into something else. */
const THRESHOLDS = [
  [0, MIN_VALUE, 2 ** -1022, 2 ** -149, 2 ** -126, LARGEST_FLOAT32, MAX_VALUE, Number.POSITIVE_INFINITY, Number.NaN],
  [2 ** -55, 2 ** -54, 2 ** -53, 2 ** -28, 2 ** -26, 2 ** -25, 2 ** -24, 2 ** -12, 0.5, 1, 2, 2 ** 53, 2 ** 54],
  // exp: the bounds of float64 and float32, of finite results, of normal ones and of those that are not 0
  [710, 746, 709.782712893384, 708.3964185322641, 745.1332191019411, 88.72283905206835, 87.33654475, 103.97207708, 104],
  // tanh and sigmoid: where a result becomes 1
  [22, 19.06154746539849, 9.010913339828708, 10, 11, 36.7368005696771, 17.328679513998633, 40],
  // erf: other quotients, and where a result becomes 1
  [0.84375, 1.25, 6, 5.921587195794507, 5.8635847487551676, 3.8325066, 3.9375, 2 ** -127, 2 ** -126.2],
  // log: a new exponent
  [
    SQRT1_2,
    2 * SQRT1_2,
    SQRT1_2 * 2 ** -1022,
    SQRT1_2 * 2 ** -126,
    2 ** 1023 * (2 * SQRT1_2),
    2 ** -1022 * (1 - 2 ** -52),
  ],
  // exp: a new exponent
  Array.from({ length: 40 }, (_, i) => (i + 0.5) * LN2),
  Array.from({ length: 40 }, (_, i) => (i + 0.5) * 18.5 * LN2),
].flat();

/** The numbers, and three neighbours on either side, of both signs. */
const withNeighbours = (numbers: readonly number[], dtype: DType): Elements => {
  const values = dtype === "float32" ? Float32Array.from(numbers) : Float64Array.from(numbers);
  const words = values instanceof Float32Array ? new Int32Array(values.buffer) : new BigInt64Array(values.buffer);
  const all: number[] = [];
  for (let step = -3; step <= 3; step++) {
    const moved = words instanceof Int32Array ? words.map((w) => w + step) : words.map((w) => w + BigInt(step));
    const neighbours = dtype === "float32" ? new Float32Array(moved.buffer) : new Float64Array(moved.buffer);
    for (const x of neighbours) all.push(x, -x);
  }
  return dtype === "float32" ? Float32Array.from(all) : Float64Array.from(all);
};

const firstDifference = (wanted: Elements, got: Elements): number => {
  for (let i = 0; i < wanted.length; i++) if (!Object.is(wanted[i], got[i])) return i;
  return wanted.length === got.length ? -1 : Math.min(wanted.length, got.length);
};

describe.each(["float32", "float64"] as const)("bit for bit as the reference, in %s", (dtype) => {
  const [reference, wasm] = [referenceOps({ dtype }), wasmInterpreter({ dtype }).ops];
  const random = randomStreams("elementary functions").stream(dtype);

  const expectSameBits = (name: (typeof FUNCTIONS)[number], x: Elements): void => {
    const input = fromElements(x, [x.length]);
    const wanted = reference[name](input).data;
    const got = wasm[name](input).data;
    const at = firstDifference(wanted, got);
    expect(at, `${name}(${x[at]}) is ${wanted[at]}, not ${got[at]}`).toBe(-1);
  };
  const numbers = (length: number, value: () => number): Elements =>
    dtype === "float32" ? Float32Array.from({ length }, value) : Float64Array.from({ length }, value);

  const special = withNeighbours(THRESHOLDS, dtype);

  describe.each(FUNCTIONS)("%s", (name) => {
    test("at special values and thresholds", () => expectSameBits(name, special));

    test("at a threshold in any lane, among usual numbers", () => {
      for (let lane = 0; lane < 4; lane++) {
        const x = numbers(4 * special.length, random.uniform);
        for (const [i, value] of special.entries()) x[4 * i + lane] = value;
        expectSameBits(name, x);
      }
    });

    test("of a million random bit patterns", () => {
      const words = Uint32Array.from({ length: dtype === "float32" ? 1e6 : 2e6 }, () => random.uniform() * 2 ** 32);
      expectSameBits(name, dtype === "float32" ? new Float32Array(words.buffer) : new Float64Array(words.buffer));
    });

    test.each([1e-3, 1, 20, 100, 750])("of numbers up to %d", (largest) => {
      expectSameBits(
        name,
        numbers(50_001, () => largest * (2 * random.uniform() - 1)),
      );
    });

    test("where e^x is subnormal in float32", () => {
      expectSameBits(
        name,
        numbers(200_000, () => -104 + 17 * random.uniform()),
      );
    });

    test("of every short length", () => {
      for (let length = 0; length <= 19; length++) expectSameBits(name, numbers(length, random.standardNormal));
    });
  });

  test.runIf(dtype === "float32").each(["exp", "sigmoid"] as const)("%s wherever its result is subnormal", (name) => {
    const [first, last] = new Int32Array(Float32Array.of(-87, -104).buffer);
    const words = Int32Array.from({ length: last! - first! }, (_, i) => first! + i);
    expectSameBits(name, new Float32Array(words.buffer));
  });
});
