import { type Interpreter, tensor } from "@gd/tensor";
import type { Example, Examples } from "../example.js";

const matrix = () =>
  tensor([
    [0.5, 1.5],
    [2.5, 3.5],
  ]);
const row = () => tensor([0.5, 1.5]);
const images = () => tensor([[[[0.5], [1.5]]]]);
/** What windows hold besides is left alone, as a grid of windows is one, too. */
const onWindows = (position: number) => ({
  takes: {
    [position]: ["any name"],
    [`${position}.padding`]: ["any name"],
    [`${position}.size`]: ["Float32Array"],
    [`${position}.stride`]: ["Float32Array"],
  },
});
const windows = () => ({ size: [1, 1], stride: [1, 1], padding: { top: 0, bottom: 0, left: 0, right: 0 } });
const labels = () => tensor([0, 1]);

const unary: Example = { given: () => [matrix()] };
const combination: Example = { given: () => [matrix(), matrix()], takes: { 0: ["number"], 1: ["number"] } };
const alongRows: Example = { given: () => [matrix(), row()] };

/** The operations of an interpreter in float32. */
export const operations: Examples = {
  from: unary,
  fill: { given: () => [[2, 3], 0.5], takes: { 1: ["any number"] } },
  reshape: { given: () => [matrix(), [4]] },
  slice: { given: () => [row(), 1, [1]] },
  concatenate: { given: () => [[row(), matrix()]] },
  transpose: unary,
  matmul: { given: () => [matrix(), matrix()] },
  add: combination,
  subtract: combination,
  multiply: combination,
  divide: combination,
  maximum: combination,
  where: { given: () => [matrix(), matrix(), matrix()], takes: { 1: ["number"], 2: ["number"] } },
  scale: { given: () => [matrix(), tensor(0.5)] },
  divideBy: { given: () => [matrix(), tensor(0.5)] },
  exp: unary,
  log: unary,
  log1p: unary,
  sqrt: unary,
  tanh: unary,
  erf: unary,
  sigmoid: unary,
  absolute: unary,
  addRow: alongRows,
  subtractRow: alongRows,
  multiplyRow: alongRows,
  subtractColumn: alongRows,
  multiplyColumn: alongRows,
  divideColumn: alongRows,
  sum: unary,
  sumRows: unary,
  sumColumns: unary,
  meanRows: unary,
  meanColumns: unary,
  maxColumns: unary,
  oneHot: { given: () => [labels(), 2] },
  gatherRows: { given: () => [matrix(), labels()] },
  sumRowsByLabel: { given: () => [matrix(), labels(), 2] },
  uniform: { given: () => [[2, 3], [1, 2], tensor([0, 0])] },
  patches: { given: () => [images(), windows()], ...onWindows(1) },
  sumPatches: { given: () => [tensor([[0.5], [1.5]]), [1, 1, 2, 1], windows()], ...onWindows(2) },
  sumWindows: { given: () => [images(), windows()], ...onWindows(1) },
  spreadWindows: { given: () => [images(), [1, 1, 2, 1], windows()], ...onWindows(2) },
  maxWindows: { given: () => [images(), windows()], ...onWindows(1) },
  spreadMaxima: { given: () => [images(), images(), windows()], ...onWindows(2) },
};

const outcome = (interpreter: Interpreter) => () => ({
  report: row(),
  finite: [row()],
  changes: [{ target: interpreter.variable(row()), increase: row() }],
});

/** The methods of interpreters in float32. */
export const interpreterMethods: Examples = {
  ops: { methods: operations },
  variable: unary,
  assign: { given: ({ variable }: Interpreter) => [variable(row()), row()] },
  increase: { given: ({ variable }: Interpreter) => [variable(row()), row()] },
  step: { given: () => [() => row()] },
  run: { given: (interpreter: Interpreter) => [outcome(interpreter)] },
  compile: {
    given: (interpreter: Interpreter) => [(_inputs: unknown) => outcome(interpreter)()],
    use: (compiled: unknown) => compiled,
  },
  read: { ...unary, names: ["reading a tensor"] },
};
