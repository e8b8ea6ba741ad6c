import { BY_ROWS, isElementwise, KERNEL } from "../kernels/kernel.js";
import type { LaidOut } from "../plan/laid-out.js";
import type { ScalarCode } from "./scalar-code.js";

/** Pushes the element of a source. */
type Read = (source: number) => void;
type Formula = (code: ScalarCode, read: Read) => void;

const combining =
  (operation: "add" | "subtract" | "multiply" | "divide"): Formula =>
  (code, read) => {
    read(0);
    read(1);
    code.arithmetic(operation);
  };

const applying =
  (operation: "sqrt" | "absolute"): Formula =>
  (code, read) => {
    read(0);
    code.arithmetic(operation);
  };

const FORMULAS: Readonly<Record<number, Formula>> = {
  [KERNEL.add]: combining("add"),
  [KERNEL.subtract]: combining("subtract"),
  [KERNEL.multiply]: combining("multiply"),
  [KERNEL.divide]: combining("divide"),
  [KERNEL.sqrt]: applying("sqrt"),
  [KERNEL.absolute]: applying("absolute"),
  [KERNEL.copy]: (_, read) => read(0),
  [KERNEL.maximum](code, read) {
    for (const source of [1, 0, 0, 1]) read(source);
    code.compare("less");
    code.select();
  },
  [KERNEL.where](code, read) {
    for (const source of [1, 2, 0]) read(source);
    code.number(0);
    code.compare("greater");
    code.select();
  },
  [KERNEL.multiplyAdd](code, read) {
    combining("multiply")(code, read);
    read(2);
    code.arithmetic("add");
  },
};

const ELEMENTARY: readonly number[] = [KERNEL.exp, KERNEL.log, KERNEL.log1p, KERNEL.tanh, KERNEL.erf, KERNEL.sigmoid];

/** What an elementwise kernel does to each element. */
const operationOf = (kernel: number): number => (isElementwise(kernel) ? kernel : kernel - BY_ROWS);

/** Whether a kernel reads what it computes from in memory. */
export const isCalled = ({ instruction: { kernel } }: LaidOut): boolean => ELEMENTARY.includes(operationOf(kernel));

/** Emits an elementwise kernel. Returns false where it is none. */
export const emitElementwise = (code: ScalarCode, laidOut: LaidOut): boolean => {
  const { instruction, y, sources } = laidOut;
  const { rows, columns } = instruction;
  const operation = operationOf(instruction.kernel);
  const formula = FORMULAS[operation];
  const called = isCalled(laidOut);
  if (formula === undefined && !called) return false;
  const placeOf = (source: number, i: number, j: number): number => {
    const { row, column } = instruction.sources[source]!;
    return i * row + j * column;
  };
  for (let i = 0; i < rows; i++) {
    if (called && instruction.sources[0]!.column === 1) {
      code.call(operation, sources[0]!, placeOf(0, i, 0), y, i * columns, columns);
      continue;
    }
    for (let j = 0; j < columns; j++) {
      if (formula === undefined) code.call(operation, sources[0]!, placeOf(0, i, j), y, i * columns + j, 1);
      else {
        formula(code, (source) => code.read(sources[source]!, placeOf(source, i, j)));
        code.write(y, i * columns + j);
      }
    }
  }
  return true;
};
