import { BY_ROWS, isElementwise, KERNEL } from "../kernels/kernel.js";
import { ELEMENTARY_KERNELS } from "../kernels/sharing.js";
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

/** What an elementwise kernel does to each element. */
const operationOf = (kernel: number): number => (isElementwise(kernel) ? kernel : kernel - BY_ROWS);

/** Emits an elementwise kernel. Returns false for other kernels. */
export const emitElementwise = (code: ScalarCode, { instruction, y, sources }: LaidOut): boolean => {
  const { rows, columns } = instruction;
  const operation = operationOf(instruction.kernel);
  const formula = FORMULAS[operation];
  const read = (source: number, element: number): void => {
    const { row, column } = instruction.sources[source]!;
    code.read(sources[source]!, Math.floor(element / columns) * row + (element % columns) * column);
  };
  const write = (element: number): void => code.write(y, element);

  if (formula !== undefined) {
    for (let element = 0; element < rows * columns; element++) {
      formula(code, (source) => read(source, element));
      write(element);
    }
    return true;
  }
  if (!ELEMENTARY_KERNELS.includes(operation)) return false;
  code.elementary(operation, rows * columns, (element) => read(0, element), write);
  return true;
};
