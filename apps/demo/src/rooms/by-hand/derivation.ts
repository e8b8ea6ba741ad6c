import { type NetworkTraceRow, traceNetwork } from "@gd/experiments";
import { meanSquaredError, residualSumOfSquares, softmaxCrossEntropy } from "@gd/losses";
import { ArgumentError, type Loss, none, rowMajor, type Tensor, tensor } from "@gd/tensor";
import type { ByHandSettings, LossName } from "./by-hand-settings.js";
import { type NetworkNumbers, networkOf, numbersOf } from "./network-numbers.js";
import { showSymbol } from "./show-symbol.js";

/** A network with one example, all its operations, and what keeps it from going on. */
export interface Derivation {
  readonly numbers: NetworkNumbers;
  /** What is known before the first operation, by symbol. */
  readonly given: ReadonlyMap<string, Tensor>;
  readonly rows: readonly NetworkTraceRow[];
  /** How many of the rows go forward. */
  readonly forward: number;
  /** A sentence on a target that the loss does not accept: then there is no backward pass. */
  readonly targetProblem: string | undefined;
  /** A sentence on the first result that is not finite. */
  readonly notFinite: string | undefined;
}

const LOSS: Readonly<Record<LossName, Loss>> = { residualSumOfSquares, meanSquaredError, softmaxCrossEntropy };
const dtype = "float64";

/** Derives every number of a network with the packages: forward to the loss, and backward to each gradient. */
export const derive = (settings: Omit<ByHandSettings, "step">): Derivation => {
  const numbers = numbersOf(settings);
  const [input, target] = [tensor([numbers.input], { dtype }), tensor([numbers.target], { dtype })];
  const layers = numbers.layers.map(({ weight, bias }) => ({
    weight: tensor(weight, { dtype }),
    bias: tensor(bias, { dtype }),
  }));
  const given = new Map<string, Tensor>([
    ["x", input],
    ["target", target],
    ...layers.flatMap(
      ({ weight, bias }, i) =>
        [
          [`W${i + 1}`, weight],
          [`b${i + 1}`, bias],
        ] as const,
    ),
  ]);

  const network = { network: networkOf(settings), parameters: layers.flatMap((layer) => [layer, none]), input };
  const loss = LOSS[settings.loss];
  const targetProblem = accepts(loss, target) ? undefined : explainTarget(numbers.target);
  const rows = traceNetwork(targetProblem === undefined ? { ...network, target, loss } : network);
  return {
    numbers,
    given,
    rows,
    forward: rows.filter(({ phase }) => phase === "forward").length,
    targetProblem,
    notFinite: explainNotFinite(rows),
  };
};

type Rows = readonly NetworkTraceRow[];

const accepts = (loss: Loss, target: Tensor): boolean => {
  try {
    loss.expectTarget?.("the target", target, target.shape);
    return true;
  } catch (error) {
    if (error instanceof ArgumentError) return false;
    throw error;
  }
};

/** Only the cross entropy refuses targets. */
const explainTarget = (target: readonly number[]): string => {
  const sum = target.reduce((total, value) => total + value, 0);
  return `Softmax cross entropy takes probabilities as its target: numbers from 0 to 1 that add up to 1. These add up to ${Number(sum.toPrecision(6))}.`;
};

const explainNotFinite = (rows: Rows): string | undefined => {
  const first = rows.findIndex(({ result }) => !Array.from(rowMajor(result)).every(Number.isFinite));
  const row = rows[first];
  if (row === undefined) return undefined;
  const name = showSymbol(row.symbols[0] ?? row.formula);
  return `Operation ${first + 1} gives a number that is not finite, ${name}: its operands are too large. Everything computed from it is meaningless.`;
};
