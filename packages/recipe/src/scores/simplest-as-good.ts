import type { RecipeConfig } from "../config.js";
import type { Result } from "./compare-with-baselines.js";
import { trainingFailed } from "./training-failed.js";

/** A sentence where what was trained is no better than the simplest answer; undefined where it is. */
export const simplestAsGood = (results: readonly Result[], { classWeights }: RecipeConfig): string | undefined => {
  const [{ name, scores: simplest } = NOTHING, trained = NOTHING] = [results[0], results.at(-1)];
  const { scores } = trained;
  if (scores.kind === "number" && simplest.kind === "number") {
    if (scores.rootMeanSquaredError < simplest.rootMeanSquaredError) return undefined;
    return `The ${trained.name} is no better than answering ${name} every time${reason(results)}`;
  }
  if (scores.kind !== "class" || simplest.kind !== "class" || scores.accuracy > simplest.accuracy) return undefined;
  return classWeights === undefined
    ? `The ${trained.name} is no better than answering the ${name} every time${reason(results)}`
    : `The ${trained.name} is no more often right than answering the ${name} every time. Where classes count the same, macro F1 says more.`;
};

const reason = (results: readonly Result[]): string =>
  trainingFailed(results)
    ? ", though a linear model is: it is the training that failed."
    : ": the columns may say nothing about the target.";

const NOTHING: Result = {
  name: "",
  scores: { kind: "number", rSquared: 0, rootMeanSquaredError: 0, meanAbsoluteError: 0 },
};
