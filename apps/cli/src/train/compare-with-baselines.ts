import { invertTarget } from "@gd/tables";
import { fromElements, type Matrix, type SynchronousInterpreter } from "@gd/tensor";
import { outputsOf } from "../model/outputs-of.js";
import { classScores, mostFrequentClass, numberScores, type Scores } from "../model/scores.js";
import type { TrainConfig } from "./train-config.js";
import { type TrainedNetwork, trainNetwork } from "./train-network.js";
import type { TrainingPlan } from "./training-plan.js";
import { linearRule } from "./training-rule.js";

/** How good something is on the rows that were held out. */
export interface Result {
  readonly name: string;
  readonly scores: Scores;
}

/** The scores of a network on the rows that were held out, after those of what it should beat. */
export const compareWithBaselines = async (
  network: TrainedNetwork,
  plan: TrainingPlan,
  config: TrainConfig,
  tools: { readonly interpreter: SynchronousInterpreter; readonly signal: AbortSignal },
): Promise<readonly Result[]> => {
  const { target, data, targets, baseline } = plan;
  const { interpreter } = tools;
  const scoresOf = (outputs: Matrix<number, number>): Scores =>
    target.kind === "class"
      ? classScores(outputs, targets.test)
      : numberScores(invertTarget(target, outputs), invertTarget(target, targets.test));
  const rows = data.test.size;
  const simplest: Result =
    target.kind === "class"
      ? { name: "most frequent class", scores: scoresOf(mostFrequentClass(target, targets.training, rows)) }
      : { name: "the mean", scores: scoresOf(fromElements(new Float32Array(rows), [rows, 1])) };
  const results = [simplest];
  if (baseline !== undefined && !tools.signal.aborted) {
    const rule = linearRule(Math.ceil(data.training.size / plan.batchSize));
    const linear = await trainNetwork(baseline, plan, config, { ...tools, rule });
    // One that was cut short would say nothing.
    if (linear.reason !== "aborted")
      results.push({ name: "linear model", scores: scoresOf(outputsOf(linear, data.test, interpreter)) });
  }
  const name = baseline === undefined ? "linear model" : "network";
  return [...results, { name, scores: scoresOf(outputsOf(network, data.test, interpreter)) }];
};
