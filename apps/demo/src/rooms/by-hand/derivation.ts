import { type NetworkTraceRow, traceNetwork } from "@gd/experiments";
import { meanSquaredError, residualSumOfSquares, softmaxCrossEntropy, TargetError } from "@gd/losses";
import { isTensor, type Loss, none, rowMajor, type Tensor, tensor } from "@gd/tensor";
import type { ByHandSettings, LossName } from "./by-hand-settings.js";
import { type NetworkNumbers, networkOf, numbersOf } from "./network-numbers.js";
import { showSymbol } from "./show-symbol.js";

/** A network with one example, all of its operations, and what keeps it from going on. */
export interface Derivation {
  readonly numbers: NetworkNumbers;
  /** What is known before the first operation, by its symbol. */
  readonly given: ReadonlyMap<string, Tensor>;
  readonly rows: readonly NetworkTraceRow[];
  /** How many of the rows go forward. */
  readonly forward: number;
  /** A sentence on a target that the loss does not take; there is then no way back. */
  readonly targetProblem: string | undefined;
  /** A sentence on the first result that is not finite. */
  readonly notFinite: string | undefined;
}

const LOSS: Readonly<Record<LossName, Loss>> = { residualSumOfSquares, meanSquaredError, softmaxCrossEntropy };
const dtype = "float64";

/** Derives every number of a network with the packages: forward to the loss and backward to each gradient. */
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
  const { rows, targetProblem } = withLoss(
    () => traceNetwork({ ...network, target, loss: LOSS[settings.loss] }),
    () => traceNetwork(network),
    numbers.target,
  );
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

/** Goes only as far as the output where the loss refuses its target. */
const withLoss = (trace: () => Rows, traceForward: () => Rows, target: readonly number[]) => {
  try {
    return { rows: trace(), targetProblem: undefined };
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    const sum = target.reduce((total, value) => total + value, 0);
    const targetProblem = `Softmax cross entropy takes probabilities as its target: from 0 to 1 each, and 1 in sum. These add up to ${Number(sum.toPrecision(6))}.`;
    return { rows: traceForward(), targetProblem };
  }
};

const explainNotFinite = (rows: Rows): string | undefined => {
  const first = rows.findIndex(({ result }) => !elements(result).every(Number.isFinite));
  const row = rows[first];
  if (row === undefined) return undefined;
  const name = showSymbol(row.symbols[0] ?? row.formula);
  return `Operation ${first + 1} gives a number that is not finite, ${name}: the numbers it is made of are too large. What follows from it means nothing.`;
};

const elements = (value: Tensor | number): readonly number[] =>
  isTensor(value) ? Array.from(rowMajor(value)) : [value];
