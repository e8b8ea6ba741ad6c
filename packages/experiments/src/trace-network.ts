import {
  createContext,
  enter,
  isTensor,
  type Layer,
  type Loss,
  type Parameters,
  referenceOps,
  type Shape,
  type Tensor,
  type TracedOperation,
  tracedContext,
} from "@gd/tensor";
import { type Expression, formulaOf, writeExpressions } from "./trace-expression.js";
import { layerOnPaper, symbolsOnPaper } from "./trace-symbols.js";

/** One operation of the derivation, as it would stand on paper. */
export interface TraceRow {
  readonly phase: "forward" | "backward";
  /** `2 linear(2 → 2)`, or the loss. */
  readonly layer: string;
  readonly operation: string;
  readonly operands: readonly (Tensor | number | string)[];
  readonly result: Tensor;
  /** `z2 = a1 · W2 + b2` */
  readonly formula: string;
}

/** A row, with what it takes to show it on a drawing of the network. */
export interface NetworkTraceRow extends TraceRow {
  /** What the result is called: `["∂L/∂a3", "∂L/∂z3"]` after an identity; nothing for an intermediate result. */
  readonly symbols: readonly string[];
  /** How it was computed, to be written with symbols or with numbers. */
  readonly expression: Expression;
  /** The symbols that it was computed from, through intermediate results. */
  readonly reads: readonly string[];
  /** The layer on paper, counted from 1, each with its activation; undefined in the loss. */
  readonly layerNumber: number | undefined;
}

/** What there is to derive: layers one after the other, with one example or several. */
export interface DerivedNetwork<P extends readonly Parameters[]> {
  readonly network: Layer<Shape, Shape, P>;
  /** In float64, like the others. */
  readonly parameters: P;
  /** `[batch, …]` */
  readonly input: Tensor;
  /** Without a loss there is no backward pass: the derivation ends with the output. */
  readonly loss?: Loss;
  readonly target?: Tensor;
}

/** Every operation of a network, forward to the loss and backward to each gradient, with formulas. */
export const traceNetwork = <P extends readonly Parameters[]>({
  network,
  parameters,
  input,
  loss,
  target,
}: DerivedNetwork<P>): readonly NetworkTraceRow[] => {
  const operations: (TracedOperation & { readonly phase: TraceRow["phase"] })[] = [];
  let phase: TraceRow["phase"] = "forward";
  const symbols = symbolsOnPaper(parameters);
  symbols.name(input, "x");

  const context = tracedContext(
    createContext({ ops: referenceOps({ dtype: "float64" }), observe: symbols.observe }),
    (operation) => void operations.push({ ...operation, phase }),
  );
  const forward = network.forward(context, parameters, input);
  if (loss !== undefined && target !== undefined) {
    symbols.name(target, "target");
    const { value, backward } = loss.evaluate(enter(context, "loss"), forward.output, target);
    symbols.name(value, "L");
    phase = "backward";
    forward.backward(backward());
  }

  const symbolOf = (value: unknown): string | undefined => symbols.of(value)[0];
  const write = writeExpressions(operations, symbolOf);
  const origins = new Map<unknown, TracedOperation>(operations.map((operation) => [operation.result, operation]));
  const reads = (operand: unknown): readonly string[] =>
    symbolOf(operand) === undefined ? (origins.get(operand)?.operands.flatMap(reads) ?? []) : symbols.of(operand);

  return operations.map((traced) => {
    const { phase, path, operation, operands, result } = traced;
    const expression = write(traced);
    const symbol = symbolOf(result);
    return {
      phase,
      layer: path.join(" › "),
      operation,
      operands: operands.map((operand) =>
        isTensor(operand) || typeof operand === "number" ? operand : JSON.stringify(operand),
      ),
      result,
      formula: `${symbol === undefined ? "" : `${symbol} = `}${formulaOf(expression)}`,
      symbols: symbols.of(result),
      expression,
      reads: [...new Set(operands.flatMap(reads))],
      layerNumber: layerOnPaper(parameters, path),
    };
  });
};
