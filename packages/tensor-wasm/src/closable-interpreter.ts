import type { SynchronousInterpreter } from "@gd/tensor";

/** An interpreter whose threads can end before it is collected as garbage. `using` closes it. */
export type ClosableInterpreter = SynchronousInterpreter & {
  /** Ends its threads. From then on it throws a WasmError. */
  readonly close: () => void;
} & {
  // What `using` calls, if the compiler's library knows it.
  readonly [key in SymbolConstructor extends { readonly dispose: infer Key extends symbol } ? Key : never]: () => void;
};

/** An interpreter that can be closed. Where there is no Symbol.dispose yet, the method that `using` calls is `dispose`. */
export const closable = (interpreter: SynchronousInterpreter, close: () => void): ClosableInterpreter => ({
  ...interpreter,
  close,
  [Symbol.dispose ?? "dispose"]: close,
});
