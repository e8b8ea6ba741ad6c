import { invertTarget } from "@gd/tables";
import type { Matrix, SynchronousInterpreter } from "@gd/tensor";
import type { RecipeConfig } from "../config.js";
import type { TrainingPlan } from "../plan/training-plan.js";
import { linearRule } from "../plan/training-rule.js";
import { outputsOf } from "../training/outputs-of.js";
import { type TrainedNetwork, trainNetwork } from "../training/train-network.js";
import { classScores, mostFrequentClass, numberScores, type Scores, theMean } from "./scores.js";

/** How good something is on the rows that were held out. */
export interface Result {
  readonly name: string;
  readonly scores: Scores;
}

/** The name of a single layer among the results. */
export const LINEAR = "linear model";

/** What a comparison computes with. */
interface ComparisonTools {
  readonly interpreter: SynchronousInterpreter;
  readonly signal: AbortSignal;
  /** Called after each epoch of the linear model. */
  readonly onEpoch: (epoch: number, epochs: number) => void;
}

/**
 * The scores of a network on the rows that were held out, after those of what it should beat. A linear model whose training is
 * interrupted is left out.
 */
export const compareWithBaselines = async (
  network: TrainedNetwork,
  plan: TrainingPlan,
  config: RecipeConfig,
  { interpreter, signal, onEpoch }: ComparisonTools,
): Promise<readonly Result[]> => {
  const { target, data, targets, baseline } = plan;
  const [ofTraining, ofTest] = [plan.weights?.training.data, plan.weights?.test.data];
  const scoresOf = (outputs: Matrix<number, number>): Scores =>
    target.kind === "class"
      ? classScores(outputs, targets.test, ofTest)
      : numberScores(invertTarget(target, outputs), invertTarget(target, targets.test), ofTest);
  const rows = data.test.size;
  const simplest: Result =
    target.kind === "class"
      ? { name: "most frequent class", scores: scoresOf(mostFrequentClass(target, targets.training, rows, ofTraining)) }
      : { name: "the mean", scores: scoresOf(theMean(targets.training, rows, ofTraining)) };
  const results = [simplest];
  if (baseline !== undefined && !signal.aborted) {
    const rule = linearRule(Math.ceil(data.training.size / plan.batchSize));
    const linear = await trainNetwork(baseline, plan, config, {
      interpreter,
      signal,
      rule,
      onEpoch: ({ epoch }) => onEpoch(epoch, rule.epochs),
    });
    // One that was cut short would say nothing.
    if (linear.reason !== "aborted")
      results.push({ name: LINEAR, scores: scoresOf(await outputsOf(linear, data.test, interpreter)) });
  }
  const name = baseline === undefined ? LINEAR : "network";
  return [...results, { name, scores: scoresOf(await outputsOf(network, data.test, interpreter)) }];
};
