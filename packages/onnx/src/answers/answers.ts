import type { NumberTarget } from "@gd/tables";

/** What a graph answers with, beside what the model does. */
export interface Answers {
  /** Whether a softmax follows, for a model that was trained on logits. Default: false. */
  readonly softmax?: boolean | undefined;
  /** The names of the outputs, in order: the graph also answers with the name of the largest one. */
  readonly classes?: readonly string[] | undefined;
  /** What the numbers were standardized by that the model was trained on: the graph answers in their own units. */
  readonly target?: NumberTarget | undefined;
}

/** What the outputs of a graph are called. */
export const answerNames: readonly string[] = ["output", "probabilities", "label"];
