import type { Dataset } from "@gd/data";
import type { Features, Target } from "@gd/tables";
import type { Layer, Tensor, Vector } from "@gd/tensor";
import type { RecipeConfig } from "../config.js";
import type { DividedExamples, Parts } from "./parts.js";
import { linearRule, networkRule, type TrainingRule } from "./training-rule.js";

/** What is to be trained. All that is learned from examples is learned from those of the training alone. */
export interface TrainingPlan {
  /** What is trained on: the name of the file or the folder, and how many examples it has. */
  readonly source: { readonly name: string; readonly size: number };
  /** What an example is called. */
  readonly thing: "row" | "image";
  readonly target: Target;
  /** How rows become numbers; images have none. */
  readonly features: Features | undefined;
  readonly rows: DividedExamples;
  /** Labels, or standardized numbers. */
  readonly targets: Parts<Tensor>;
  /** How much each example counts, where a column says so. */
  readonly weights: Parts<Vector> | undefined;
  /** What is trained with. Its targets carry weights where a column has them. */
  readonly data: Parts<Dataset>;
  readonly network: Layer;
  /** A single layer on the same numbers, which a network should beat; undefined where it is the network. */
  readonly baseline: Layer | undefined;
  readonly batchSize: number;
  /** How the network is trained. */
  readonly rule: TrainingRule;
  /** What was decided by looking, as sentences. */
  readonly notes: readonly string[];
}

/** How many examples are in a step, and for how long and how fast the network is trained. */
export const pace = (examples: number, config: RecipeConfig): Pick<TrainingPlan, "batchSize" | "rule"> => {
  const batchSize = config.batchSize ?? batchSizeFor(examples);
  const rule = config.model === "linear" ? linearRule(Math.ceil(examples / batchSize), config) : networkRule(config);
  return { batchSize, rule };
};

/** Larger batches make better use of the machine, and few examples need many steps. */
const batchSizeFor = (examples: number): number => (examples < 10_000 ? 32 : examples < 100_000 ? 128 : 256);
