import { traceNetwork } from "@gd/experiments";
import { none, rowMajor, type Tensor, tensor } from "@gd/tensor";
import { acceptsTarget } from "./accepts-target.js";
import type { ByHandSettings } from "./by-hand-settings.js";
import type { DerivationRow } from "./derivation-row.js";
import { LOSSES_BY_NAME } from "./losses-by-name.js";
import { type NetworkNumbers, networkOf, numbersOf } from "./network-numbers.js";
import { showSymbol } from "./show-symbol.js";
import { updateRows } from "./update-rows.js";

/** A network with one example, all its operations, and what keeps it from going on. */
export interface Derivation {
  readonly numbers: NetworkNumbers;
  /** What is known before the first operation, by symbol. */
  readonly given: ReadonlyMap<string, Tensor>;
  readonly rows: readonly DerivationRow[];
  /** How many of the rows go forward. */
  readonly forward: number;
  /** How many go forward or backward: after them all gradients are known, and what follows is the update. */
  readonly gradients: number;
  /** The loss; undefined where the loss does not accept the target. */
  readonly loss: number | undefined;
  /** A sentence on a target that the loss does not accept: then there is no backward pass. */
  readonly targetProblem: string | undefined;
  /** A sentence on the first result that is not finite. */
  readonly notFinite: string | undefined;
}

const dtype = "float64";

/**
 * Derives every number of a network with the packages: forward to the loss, backward to each gradient, and on to the weights
 * and biases after a step.
 */
export const derive = (
  settings: Omit<ByHandSettings, "step" | "iterations">,
  numbers: NetworkNumbers = numbersOf(settings),
): Derivation => {
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
  const loss = LOSSES_BY_NAME[settings.loss];
  const targetProblem = acceptsTarget(loss, target) ? undefined : explainTarget(numbers.target);
  const traced = traceNetwork(targetProblem === undefined ? { ...network, target, loss } : network);
  const known = new Map(given);
  for (const { symbols, result } of traced) for (const symbol of symbols) known.set(symbol, result);
  const notFinite = explainNotFinite(traced);
  const updates = notFinite === undefined ? updateRows(numbers.layers.length, known, settings.rate) : [];
  const value = known.get("L");
  return {
    numbers,
    given,
    rows: [...traced, ...updates],
    gradients: traced.length,
    forward: traced.filter(({ phase }) => phase === "forward").length,
    loss: value && rowMajor(value)[0],
    targetProblem,
    notFinite,
  };
};

type Rows = readonly DerivationRow[];

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
