import {
  createContext,
  isTensor,
  type Layer,
  type Loss,
  type Parameters,
  referenceOps,
  type Shape,
  type Tensor,
  type TracedOperation,
  traced,
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
  readonly result: Tensor | number;
  /** `z2 = a1 · W2 + b2` */
  readonly formula: string;
}

/** A row, and what is needed to show it on a drawing of the network. */
export interface NetworkTraceRow extends TraceRow {
  /** What the result is called: `["∂L/∂a3", "∂L/∂z3"]` behind an identity; nothing for what is only passed on. */
  readonly symbols: readonly string[];
  /** What gave it, to be written with symbols or with numbers. */
  readonly expression: Expression;
  /** The symbols that it is made of, through results that have none. */
  readonly reads: readonly string[];
  /** The layer on paper, from 1, each with its activation; undefined in the loss. */
  readonly layerNumber: number | undefined;
}

/** What there is to derive: layers in a row, with one example or several. */
export interface DerivedNetwork<P extends readonly Parameters[]> {
  readonly network: Layer<Shape, Shape, P>;
  /** In float64, as are the others. */
  readonly parameters: P;
  /** `[batch, …]` */
  readonly input: Tensor;
  /** Without a loss there is no way back: the derivation ends with the output. */
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
  const ops = traced(referenceOps({ dtype: "float64" }), (operation) => void operations.push({ ...operation, phase }));
  const symbols = symbolsOnPaper(parameters);
  symbols.name(input, "x");

  const context = createContext({ ops, observe: symbols.observe });
  const forward = network.forward(context, parameters, input);
  if (loss !== undefined && target !== undefined) {
    symbols.name(target, "target");
    const inLoss = { ...context, ops: ops.within?.("loss") ?? ops };
    const { backward } = loss.evaluate(inLoss, forward.output, target);
    phase = "backward";
    forward.backward(backward());
  }

  const symbolOf = (value: unknown): string | undefined => symbols.of(value)[0];
  const write = writeExpressions(operations, symbolOf);
  const origins = new Map(operations.map((operation) => [operation.result, operation]));
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
      result: isTensor(result) ? result : Number(result),
      formula: `${symbol === undefined ? "" : `${symbol} = `}${formulaOf(expression)}`,
      // The loss is read out as a number, which has no identity that a symbol could be found by.
      symbols: operation === "item" ? ["L"] : symbols.of(result),
      expression,
      reads: [...new Set(operands.flatMap(reads))],
      layerNumber: layerOnPaper(parameters, path),
    };
  });
};
