import { BY_ROWS, isElementwise } from "../kernels/kernel.js";
import { ELEMENTARY_KERNELS } from "../kernels/sharing.js";
import type { LaidOut } from "../plan/laid-out.js";
import { FORMULAS } from "./formulas.js";
import type { ScalarCode } from "./scalar-code.js";

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
