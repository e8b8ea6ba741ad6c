import type { Target } from "@gd/tables";

/** What a graph answers with. */
export interface Answers {
  /** What the model's outputs mean: one of some classes, or a number, which the graph gives in its own units. */
  readonly target?: Target | undefined;
  /** The classes without a target, in the order of the outputs. The graph then answers with the name of the class, too. */
  readonly classes?: readonly string[] | undefined;
  /** Whether outputs are logits, of which the graph makes probabilities. Default: whether there are classes. */
  readonly softmax?: boolean | undefined;
}

/** What the outputs of a graph are called. */
export const answerNames: readonly string[] = ["output", "probabilities", "label"];
