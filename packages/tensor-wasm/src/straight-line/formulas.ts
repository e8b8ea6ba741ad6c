import { KERNEL } from "../kernels/kernel.js";

/** Code for a stack machine, of single elements or of vectors of them. */
export interface FormulaCode {
  number(value: number): void;
  arithmetic(operation: "absolute" | "sqrt" | "add" | "subtract" | "multiply" | "divide"): void;
  /** Pops two elements, and pushes whether they compare so. */
  compare(comparison: "less" | "greater"): void;
  /** Pops two elements and such an answer; pushes the first or the second of them. */
  select(): void;
}

/** Pushes the element of a source. */
type Read = (source: number) => void;
type Formula = (code: FormulaCode, read: Read) => void;

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

/** What elementwise kernels compute of an element of each source, except elementary functions. */
export const FORMULAS: Readonly<Record<number, Formula>> = {
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
