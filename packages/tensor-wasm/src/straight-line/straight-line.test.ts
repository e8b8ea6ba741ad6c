import { type DType, randomStreams } from "@gd/tensor";
import { describe, expect, test, vi } from "vitest";
import { allKernels } from "../kernels/all-kernels.js";
import { type Address, ALONG, SHARING, WORDS, writeInstruction } from "../kernels/instruction.js";
import { BY_ROWS, KERNEL } from "../kernels/kernel.js";
import { createMemory } from "../memory/memory.js";
import type { LaidOut } from "../plan/laid-out.js";
import type { WasmOptions } from "../wasm-options.js";
import { MOST_OPERATIONS, straightLine } from "./straight-line.js";

vi.mock("../threads/usable-threads.js", () => ({ usableThreads: (wanted = 1) => wanted }));

type Kernel = keyof typeof KERNEL;

const BINARY = ["add", "subtract", "multiply", "divide", "maximum"] as const;
const UNARY = ["exp", "log", "log1p", "sqrt", "tanh", "erf", "sigmoid", "absolute", "copy"] as const;
const ELEMENTWISE = [...BINARY, ...UNARY, "where", "multiplyAdd"] as const;
const REDUCTIONS = ["sumRows", "sumColumns", "meanRows", "meanColumns", "maxColumns"] as const;
const { NEGATIVE_INFINITY, NaN: NOT_A_NUMBER, POSITIVE_INFINITY } = Number;

const sourcesOf = (kernel: (typeof ELEMENTWISE)[number]): number => {
  if (kernel === "where" || kernel === "multiplyAdd") return 3;
  return BINARY.some((name) => name === kernel) ? 2 : 1;
};

describe.each(["float32", "float64"] as const)("straight lines have the bits of the instructions, in %s", (dtype) => {
  const tiny = dtype === "float32" ? 2 ** -149 : Number.MIN_VALUE;
  const finite = [0, -0, 1, -1, 0.1, -2.5, 3e5, tiny, -tiny, 3 * tiny, 1e-30, 90, -90];
  const special = [...finite, POSITIVE_INFINITY, NEGATIVE_INFINITY, NOT_A_NUMBER];
  const random = randomStreams("straight lines").stream(dtype);
  const pick = <T>(from: readonly T[]): T => from[random.integer(from.length)]!;

  const { memory, fill, areaOf, address, inSteps, inLine } = bench(dtype);
  const expectSameBits = (what: string, instructions: readonly LaidOut[], values: readonly number[] = special) => {
    const before = fill(() => pick(values));
    const answer = inSteps(instructions)();
    const wanted = areaOf(instructions);
    memory.copyIn(address(0).pointer, before);
    const straight = inLine(instructions);
    expect(straight, what).toBeDefined();
    expect(straight!(), what).toBe(answer);
    if (answer === 1) expect(areaOf(instructions), what).toEqual(wanted);
  };
  /** A kernel whose operands lie apart. */
  const one = (
    kernel: number,
    [rows, columns, inner]: readonly [number, number, number],
    ...steps: readonly (readonly [row: number, column: number])[]
  ): LaidOut => ({
    instruction: { kernel, rows, columns, inner, sources: steps.map(([row, column]) => ({ at: 0, row, column })) },
    y: address(300),
    sources: steps.map((_, source) => address(100 * source)),
    lasting: true,
  });

  test.each(ELEMENTWISE)("%s of vectors and numbers of any length", (kernel) => {
    const sources = sourcesOf(kernel);
    for (let length = 0; length <= 19; length++) {
      // Only these kernels take numbers in place of vectors.
      const mostNumbers = sources === 1 && kernel !== "copy" ? 1 : 2 ** sources;
      for (let numbers = 0; numbers < mostNumbers; numbers++) {
        const steps = Array.from({ length: sources }, (_, source) => [0, (numbers >> source) & 1 ? 0 : 1] as const);
        expectSameBits(`${kernel} of ${length}, ${numbers}`, [one(KERNEL[kernel], [1, length, 0], ...steps)]);
      }
    }
  });

  test.each(ELEMENTWISE)("%s row by row, with any steps", (kernel) => {
    for (const [rows, columns] of [
      [0, 3],
      [3, 0],
      [1, 1],
      [2, 3],
      [3, 2],
      [5, 1],
      [1, 5],
      [4, 6],
    ] as const) {
      const inOrder = [columns, 1] as const;
      const transposed = [1, rows] as const;
      const repeated =
        sourcesOf(kernel) === 1
          ? []
          : ([
              [0, 1],
              [1, 0],
              [0, 0],
            ] as const);
      for (const first of [inOrder, transposed]) {
        for (const other of [inOrder, transposed, ...repeated]) {
          const steps = [first, other, transposed].slice(0, sourcesOf(kernel));
          expectSameBits(`${kernel} of [${rows}, ${columns}], ${steps}`, [
            one(KERNEL[kernel] + BY_ROWS, [rows, columns, 0], ...steps),
          ]);
        }
      }
    }
  });

  test.each([
    ["numbers", finite],
    ["zeros of both signs", [0, -0]],
    ["special values", special],
    ["mostly numbers", [...finite, ...finite, ...finite, NOT_A_NUMBER]],
  ])("reductions and transposing of %s", (_, values) => {
    for (const kernel of [...REDUCTIONS, "transpose"] as const) {
      for (const rows of [0, 1, 2, 3, 5]) {
        for (let columns = 0; columns <= 19; columns++) {
          const instruction = one(KERNEL[kernel], [rows, columns, 0], [columns, 1]);
          expectSameBits(`${kernel} of [${rows}, ${columns}]`, [instruction], values);
        }
      }
    }
  });

  test.each([
    ["numbers", finite],
    ["zeros of both signs", [0, -0]],
    ["special values", special],
  ])("matmul of %s, of both layouts of both operands", (_, values) => {
    for (const rows of [0, 1, 2, 3, 5]) {
      for (const inner of [0, 1, 2, 3, 4, 5, 9]) {
        for (const columns of [0, 1, 2, 3, 4, 7]) {
          for (const left of [
            [inner, 1],
            [1, rows],
          ] as const) {
            for (const right of [
              [columns, 1],
              [1, inner],
            ] as const) {
              const what = `[${rows}, ${inner}] × [${inner}, ${columns}], ${left}, ${right}`;
              expectSameBits(what, [one(KERNEL.matmul, [rows, columns, inner], left, right)], values);
            }
          }
        }
      }
    }
  });

  test.each([255, 256, 257, 513, 800])("matmul with %i terms", (inner) => {
    const product = { ...one(KERNEL.matmul, [1, 1, inner], [inner, 1], [1, 1]), y: address(950) };
    expectSameBits(`${inner} terms`, [product], [0.1, -2.5, 3, 1e-3]);
  });

  test("allFinite, which ends all", () => {
    for (let length = 0; length <= 19; length++) {
      for (const values of [finite, special, [0, POSITIVE_INFINITY, NEGATIVE_INFINITY]]) {
        expectSameBits(`of ${length}`, [one(KERNEL.allFinite, [1, length, 0], [0, 1])], values);
      }
    }
    fill(() => NOT_A_NUMBER);
    const copy = one(KERNEL.copy, [1, 3, 0], [0, 1]);
    const before = areaOf([copy]);
    memory.copyIn(address(0).pointer, memory.copyOut(address(0).pointer, 3).fill(1));
    const ask = { ...one(KERNEL.allFinite, [1, 3, 0], [0, 1]), sources: [address(100)] };
    expect(inLine([ask, copy])!()).toBe(0);
    expect(areaOf([copy])).toEqual(before);
  });

  test("oneHot of labels, and of numbers that are none", () => {
    for (let classes = 1; classes <= 5; classes++) {
      for (const rows of [0, 1, 2, 3]) {
        const instruction = one(KERNEL.oneHot, [rows, classes, 0], [0, 1]);
        const labels = Array.from({ length: classes }, (_, label) => label);
        expectSameBits(`of ${rows} labels`, [instruction], [...labels, -0]);
        for (const wrong of [classes, -1, 0.5, NOT_A_NUMBER, POSITIVE_INFINITY, NEGATIVE_INFINITY, -tiny]) {
          expectSameBits(`of ${wrong}`, [instruction], [...labels, wrong]);
        }
      }
    }
  });

  test("any sequence of instructions, some of whose results last", () => {
    const places = Array.from({ length: 10 }, (_, place) => 80 * place);
    for (let round = 0; round < 300; round++) {
      const lasting = (place: number): boolean => place % 160 === 0;
      const n = 1 + random.integer(5);
      const instructions = Array.from({ length: 1 + random.integer(15) }, (): LaidOut => {
        const kernel = pick<Kernel>([...ELEMENTWISE, "matmul", ...REDUCTIONS, "transpose"]);
        const known = ELEMENTWISE.find((name) => name === kernel);
        const sources = known === undefined ? (kernel === "matmul" ? 2 : 1) : sourcesOf(known);
        const y = pick(places);
        const inPlace = known !== undefined && random.integer(2) === 0;
        const elsewhere = inPlace ? places : places.filter((place) => place !== y);
        const flat = known !== undefined;
        const [rows, columns] = flat ? [1, n * n] : [n, n];
        const steps = Array.from({ length: sources }, () => ({ at: 0, row: n, column: 1 }));
        return {
          instruction: { kernel: KERNEL[kernel], rows, columns, inner: n, sources: steps },
          y: address(y),
          sources: steps.map(() => address(pick(elsewhere))),
          lasting: lasting(y),
        };
      });
      expectSameBits(`round ${round}`, instructions, round % 2 === 0 ? finite : special);
    }
  });

  test("are drawn in a memory that threads share, too", () => {
    const threads = bench(dtype, { threads: 2 });
    threads.fill(() => 2);
    const sum = one(KERNEL.add, [1, 3, 0], [0, 1], [0, 1]);
    const at = { ...sum, y: threads.address(300), sources: [threads.address(0), threads.address(100)] };
    expect(threads.memory.shared).toBe(true);
    expect(threads.inLine([at])!()).toBe(1);
    expect(threads.areaOf([at])).toEqual([4, 4, 4, 2, 2, 2, 2]);
  });

  test("are the same code for the same instructions elsewhere", () => {
    const sum = (at: number): LaidOut => ({
      ...one(KERNEL.add, [1, 3, 0], [0, 1], [0, 1]),
      y: address(at),
      sources: [address(at), address(at + 10)],
    });
    const at = (from: number) => ({ pointer: address(from).pointer, bytes: 0, stride: 0 });
    const runs = [0, 100].map((from) => straightLine(memory, [sum(from)], [at(from)])!);
    expect(runs[0]).toBe(runs[1]);
    fill(() => 2);
    const table = memory.allocatePermanently(1);
    memory.words[table / 4] = address(100).pointer;
    expect(runs[0]!(table, 1)).toBe(1);
    expect([...memory.copyOut(address(100).pointer, 4)]).toEqual([4, 4, 4, 2]);
    expect([...memory.copyOut(address(0).pointer, 1)]).toEqual([2]);
  });

  test("make many calls at once, each further along where it is told to, and end before one that answers no", () => {
    const [inputs, sums, total] = [address(0), address(100), address(200)];
    const parts = [
      { ...one(KERNEL.allFinite, [1, 1, 0], [0, 1]), sources: [inputs] },
      { ...one(KERNEL.add, [1, 1, 0], [0, 1], [0, 1]), y: total, sources: [inputs, total] },
      { ...one(KERNEL.copy, [1, 1, 0], [0, 1]), y: sums, sources: [total] },
    ];
    const bases = [total, inputs, sums].map(({ pointer }, i) => {
      const bytes = i === 0 ? 0 : memory.size;
      return { pointer, bytes, stride: bytes };
    });
    const run = straightLine(memory, parts, bases)!;
    const table = memory.allocatePermanently(4);
    memory.words.set(
      bases.map(({ pointer }) => pointer),
      table / 4,
    );
    memory.copyIn(
      inputs.pointer,
      memory.copyOut(inputs.pointer, 6).map((_, i) => i + 1),
    );
    memory.copyIn(total.pointer, memory.copyOut(total.pointer, 1).fill(0));
    expect(run(table, 6)).toBe(6);
    expect([...memory.copyOut(sums.pointer, 6)]).toEqual([1, 3, 6, 10, 15, 21]);
    memory.elements[inputs.pointer / memory.size + 4] = NOT_A_NUMBER;
    expect(run(table, 6)).toBe(4);
    expect([...memory.copyOut(total.pointer, 1)]).toEqual([31]);
  });

  test("are for few operations, and for exact ones", () => {
    const copies = (length: number) => [one(KERNEL.copy, [1, length, 0], [0, 1])];
    expect(inLine(copies(MOST_OPERATIONS))).toBeDefined();
    expect(inLine(copies(MOST_OPERATIONS + 1))).toBeUndefined();
    expect(inLine([one(KERNEL.matmul, [9, 9, 10], [10, 1], [9, 1])])).toBeUndefined();
    expect(inLine([one(KERNEL.inPieces, [1, 9, 0])])).toBeUndefined();
    const fast = bench(dtype, { precision: "fast" });
    const product = (inner: number) => [one(KERNEL.matmul, [1, 1, inner], [inner, 1], [1, 1])];
    expect(fast.inLine(product(4))).toBeDefined();
    expect(fast.inLine(product(5)) === undefined).toBe(!fast.memory.exact);
  });
});

/** A memory with room for elements, which can be filled, and in which instructions can be run as such. */
function bench(dtype: DType, options: WasmOptions = {}) {
  const memory = createMemory(allKernels(dtype), options);
  const room = 1000;
  const area = memory.allocatePermanently(room);
  const program = memory.allocatePermanently(64 * WORDS);
  const table = memory.allocatePermanently(4);
  const address = (element: number): Address => ({ pointer: area + element * memory.size, along: ALONG.vector });
  return {
    memory,
    address,
    fill(value: () => number) {
      const values = memory.copyOut(area, room).map(value);
      memory.copyIn(area, values);
      return values;
    },
    /** What the instructions leave where it lasts, and a little beyond. */
    areaOf: (instructions: readonly LaidOut[]): readonly number[] =>
      instructions.flatMap(({ instruction: { rows, columns }, y, lasting }) =>
        lasting ? [...memory.copyOut(y.pointer, rows * columns + rows + columns)] : [],
      ),
    /** With addresses from several bases, the last of which is beyond all that is used. */
    inLine(instructions: readonly LaidOut[]) {
      const base = (from: number, to: number, pointer: number) => ({
        pointer: pointer + from * memory.size,
        bytes: (to - from) * memory.size,
        stride: 0,
      });
      const bases = [base(0, 0, 0), base(40, 60, area), base(0, 40, area), base(333, 400, area), base(0, 9, program)];
      memory.words.set(
        bases.map(({ pointer }) => pointer),
        table / 4,
      );
      const run = straightLine(memory, instructions, bases);
      return run && (() => run(table, 1));
    },
    inSteps(instructions: readonly LaidOut[]) {
      instructions.forEach(({ instruction, y, sources }, i) => {
        const addressOf = (_: unknown, source: number) => (source < 0 ? y : sources[source]!);
        const block = { kind: "temporary", length: 0, pointer: 0, step: 0, copy: undefined, kept: false } as const;
        const whole = { ...instruction, y: { block, offset: 0 } };
        writeInstruction(memory.words, program / 4 + i * WORDS, whole, addressOf, SHARING.alone, false);
      });
      return () => memory.run(program, instructions.length);
    },
  };
}
