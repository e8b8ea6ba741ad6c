import { expect, test } from "vitest";
import type { Instruction } from "../kernels/instruction.js";
import { KERNEL } from "../kernels/kernel.js";
import type { Given, Temporary, Variable } from "../memory/block.js";
import { sameTape } from "./same-tape.js";
import type { Tape } from "./tape.js";

const given = (elements = new Float32Array(4)): Given => ({ kind: "given", length: 4, pointer: 0, elements });
const temporary = (length = 4): Temporary => ({
  kind: "temporary",
  length,
  pointer: 0,
  step: 0,
  copy: undefined,
  kept: false,
});
const variable = (): Variable => ({
  kind: "variable",
  length: 4,
  pointer: 0,
  heap: undefined,
  shown: false,
  held: undefined,
  kept: undefined,
  takenOver: -1,
});
const constant = new Float32Array(4);
const θ = variable();

/** θ ← θ + 2 · (input · constant), which varies, with all that may differ to be said. */
const tape = ({
  elements = constant,
  number = 2,
  varies = true,
  length = 4,
  offset = 0,
  target = θ,
  kernel = KERNEL.multiply as number,
  rows = 1,
  columns = 4,
  inner = 0,
  rowStep = 4,
  columnStep = 1,
  looks = [0],
  question = true,
  looped = false,
  shared = false,
  item = 0,
} = {}): Tape => {
  const input = given();
  const [product, scaled, other] = [temporary(length), temporary(), temporary()];
  const source = (block: Given | Temporary | Variable) => ({ at: { block, offset: 0 }, row: 4, column: 1 });
  const shape = { rows: 1, columns: 4, inner: 0 };
  const multiplied: Instruction = {
    kernel,
    y: { block: product, offset },
    sources: [{ ...source(input), row: rowStep, column: columnStep }, source(given(elements))],
    rows,
    columns,
    inner,
  };
  const scaling: Instruction = {
    kernel: KERNEL.multiply,
    y: { block: scaled, offset: 0 },
    sources: [source(looped ? input : product), { at: number, row: 0, column: 0 }],
    ...shape,
  };
  const more: Instruction = {
    kernel: KERNEL.absolute,
    y: { block: shared ? scaled : other, offset: 0 },
    sources: [source(scaled)],
    ...shape,
  };
  const change: Instruction = { kernel: KERNEL.add, y: { block: target, offset: 0 }, sources: [source(θ)], ...shape };
  const asking: Instruction = { kernel: KERNEL.allFinite, y: undefined, sources: [source(scaled)], ...shape };
  return {
    instructions: [multiplied, scaling, more, ...(question ? [asking] : []), change],
    inputs: [input, undefined],
    looks: looks.map((index) => ({ input: index, look: () => {} })),
    parts: varies
      ? [
          {
            run: () => undefined,
            calls: [{ operation: "multiply", operands: [], result: undefined, instructions: [scaling] }],
            result: undefined,
          },
        ]
      : [],
    item: item < 0 ? undefined : { at: { block: scaled, offset: item }, value: 1 },
    repeatable: true,
  };
};

test("two calls with inputs and temporaries of their own, and numbers that vary, are the same", () => {
  expect(sameTape(tape(), tape())).toBe(true);
  expect(sameTape(tape(), tape({ number: 3 }))).toBe(true);
});

test.each<readonly [string, Parameters<typeof tape>[0], Parameters<typeof tape>[0]?]>([
  ["another constant", { elements: new Float32Array(4) }],
  ["a number that does not vary", { number: 3, varies: false }, { varies: false }],
  ["a number that is −0", { number: -0, varies: false }, { number: 0, varies: false }],
  ["a temporary of another length", { length: 5 }],
  ["another place in it", { offset: 1 }],
  ["another variable", { target: variable() }],
  ["another kernel", { kernel: KERNEL.add }],
  ["other rows", { rows: 2 }],
  ["other columns", { columns: 3 }],
  ["other terms", { inner: 1 }],
  ["another step from row to row", { rowStep: 1 }],
  ["another step from column to column", { columnStep: 0 }],
  ["another number of looks", { looks: [] }],
  ["a look at another input", { looks: [1] }],
  ["another number of instructions", { question: false }],
  ["another operand", { looped: true }],
  ["a temporary that is another's", { shared: true }],
  ["a part that does not vary", { varies: false }],
  ["an item elsewhere", { item: 1 }],
  ["no item", { item: -1 }],
])("%s makes a difference", (_, one, other = {}) => {
  expect(sameTape(tape(one), tape(other))).toBe(false);
  expect(sameTape(tape(other), tape(one))).toBe(false);
});
