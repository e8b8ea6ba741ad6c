import { descriptionOf, type Loss } from "@gd/tensor";
import type { AnyLoss } from "@gd/train";

/** What a model is asked for: one of several classes, several truths, or numbers. */
export type Task = "classes" | "truths" | "numbers";

/** What a loss asks for. One of somebody's own asks for numbers, unless it says which activation it applies. */
export const taskOf = (loss: AnyLoss): Task => {
  if (loss.activation === "softmax") return "classes";
  if (loss.activation === "sigmoid") return "truths";
  const type = typeOf(loss);
  if (type === "softmaxCrossEntropy") return "classes";
  return type === "sigmoidCrossEntropy" || type === "hinge" ? "truths" : "numbers";
};

/** The type of a loss, within weights. */
export const typeOf = (loss: Pick<Loss, "name" | "description">): string => {
  let description: unknown = descriptionOf(loss);
  for (;;) {
    const { type, name, loss: inner } = Object(description);
    if (inner === undefined) return type === "own" ? name : type;
    description = inner;
  }
};
