import { fromElements, type SynchronousInterpreter, type Tensor } from "@gd/tensor";
import { linearModel } from "./network.js";
import { outputsOf } from "./outputs-of.js";
import type { TrainingPlan } from "./plan-training.js";
import { classScores, mostFrequentClass, numberScores, type Scores } from "./scores.js";
import type { TrainConfig } from "./train-config.js";
import { type TrainedNetwork, trainNetwork } from "./train-network.js";

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
  const { target, data, inputs, outputs, targets } = plan;
  const { interpreter } = tools;
  const scoresOf = (outputs: Tensor): Scores =>
    target.kind === "class" ? classScores(outputs as never, targets.test) : numberScores(target, outputs, targets.test);
  const rows = data.test.size;
  const simplest: Result =
    target.kind === "class"
      ? { name: "most frequent class", scores: scoresOf(mostFrequentClass(target, targets.training, rows)) }
      : { name: "the mean", scores: scoresOf(fromElements(new Float32Array(rows), [rows, 1])) };
  const results = [simplest];
  if (config.model !== "linear" && !tools.signal.aborted) {
    const linear = await trainNetwork(linearModel(inputs, outputs), plan, config, { ...tools, onEpoch: () => {} });
    results.push({ name: "linear model", scores: scoresOf(outputsOf(linear, data.test, interpreter)) });
  }
  const name = config.model === "linear" ? "linear model" : "network";
  return [...results, { name, scores: scoresOf(outputsOf(network, data.test, interpreter)) }];
};
