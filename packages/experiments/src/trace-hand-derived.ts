import { residualSumOfSquares } from "@gd/losses";
import {
  createContext,
  isTensor,
  leaves,
  type Observation,
  referenceOps,
  type Tensor,
  type TracedOperation,
  tensor,
  traced,
} from "@gd/tensor";
import { EXAMPLE, handDerivedNetwork, TARGET } from "./hand-derived-network.js";

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

/** Every operation of the hand-derived network, forward and backward, with a batch of its one example. */
export const traceHandDerived = (): readonly TraceRow[] => {
  const dtype = "float64";
  const operations: (TracedOperation & { readonly phase: TraceRow["phase"] })[] = [];
  const symbols = new Map<unknown, string>();
  let phase: TraceRow["phase"] = "forward";

  const plain = referenceOps({ dtype });
  const input = tensor([EXAMPLE], { dtype });
  const target = tensor([TARGET], { dtype });
  const parameters = handDerivedNetwork.initialize(createContext({ ops: plain }));
  symbols.set(input, "x").set(target, "target");
  parameters.forEach((layer, i) => {
    for (const [name, leaf] of leaves(layer)) symbols.set(leaf, `${name === "weight" ? "W" : "b"}${i / 2 + 1}`);
  });

  const ops = traced(plain, (operation) => void operations.push({ ...operation, phase }));
  const observe = (observation: Observation): void => {
    for (const [leaf, symbol] of symbolsOf(observation)) if (!symbols.has(leaf)) symbols.set(leaf, symbol);
  };
  const context = createContext({ ops, observe });
  const forward = handDerivedNetwork.forward(context, parameters, input);
  const loss = residualSumOfSquares.evaluate({ ...context, ops: ops.within?.("loss") ?? ops }, forward.output, target);
  phase = "backward";
  forward.backward(loss.backward());

  const expressionOf = expressions(operations, symbols);
  return operations.map(({ phase, path, operation, operands, result }) => ({
    phase,
    layer: path.join(" › "),
    operation,
    operands: operands.map((operand) =>
      isTensor(operand) || typeof operand === "number" ? operand : JSON.stringify(operand),
    ),
    result: isTensor(result) ? result : Number(result),
    formula: `${symbols.has(result) ? `${symbols.get(result)} = ` : ""}${expressionOf(result)}`,
  }));
};

/** The symbols on paper of what a layer reports: layers count from 1, each with its activation. */
const symbolsOf = ({ path, role, value }: Observation): readonly (readonly [Tensor, string])[] => {
  const position = Number.parseInt(path[0] ?? "", 10);
  if (Number.isNaN(position)) return [];
  const layer = Math.floor(position / 2) + 1;
  const isLinear = position % 2 === 0;
  const [ofLinear, ofActivation] = {
    input: ["x", "x"],
    output: [`z${layer}`, `a${layer}`],
    outputGradient: [`∂L/∂z${layer}`, `∂L/∂a${layer}`],
    inputGradient: [layer === 1 ? "∂L/∂x" : `∂L/∂a${layer - 1}`, `∂L/∂z${layer}`],
    gradients: ["", ""],
  }[role] as [string, string];
  return leaves(value).map(([name, leaf]) => {
    if (role === "gradients") return [leaf, `∂L/∂${name === "weight" ? "W" : "b"}${layer}`];
    return [leaf, isLinear ? ofLinear : ofActivation];
  });
};

/** Writes the expression that gave a result, down to the operands that have a symbol. */
const expressions = (operations: readonly TracedOperation[], symbols: ReadonlyMap<unknown, string>) => {
  const origin = new Map(operations.map((operation) => [operation.result, operation]));
  const name = (value: unknown): string => symbols.get(value) ?? (origin.has(value) ? write(value) : String(value));
  const write = (value: unknown): string => {
    const { operation, operands } = origin.get(value)!;
    const [a = "", b = "", c = ""] = operands.map(name);
    switch (operation) {
      case "matmul":
        return `${a} · ${b}`;
      case "transpose":
        return `${a}ᵀ`;
      case "add":
      case "addRow":
        return `${a} + ${b}`;
      case "subtract":
        return `(${a} − ${b})`;
      case "multiply":
        return a === b ? `${a}²` : `${a} · ${b}`;
      case "divide":
        return `${a} / ${b}`;
      case "maximum":
        return `max(${a}, ${b})`;
      case "where":
        return `${b} where ${a} > 0, else ${c}`;
      case "sum":
      case "sumRows":
        return `Σ ${a}`;
      case "item":
        return a;
      default:
        return `${operation}(${operands.map(name).join(", ")})`;
    }
  };
  return write;
};
