import { type Description, descriptionOf } from "@gd/tensor";
import type { AnySetup } from "../../measure/any-setup.js";
import { isDescribed } from "../../measure/is-described.js";
import { typesOf } from "../../measure/layers-of.js";
import { rateOf } from "../../measure/rate.js";
import { type Task, taskOf, typeOf } from "../../measure/task.js";

/** What a setup says of itself. */
export interface SetupFigures {
  readonly task: Task;
  /** The type of the loss. */
  readonly loss: string;
  /** The types of the layers, in order. */
  readonly layers: readonly string[];
  /** Whether the model can be made anew of its description. */
  readonly isDescribed: boolean;
  readonly optimizer: Description;
  readonly rate: number | undefined;
  readonly batchSize: number;
  /** The number of training examples. */
  readonly examples: number;
  /** Of `earlyStopping`. */
  readonly patience: number | undefined;
  readonly hasPenalty: boolean;
  readonly hasValidation: boolean;
}

/** Looks at a setup. */
export const setupFigures = (setup: AnySetup): SetupFigures => {
  const { model, loss, optimizer, batchSize, data, earlyStopping, regularization, validation } = setup;
  return {
    task: taskOf(loss),
    loss: typeOf(loss),
    layers: typesOf(model),
    isDescribed: isDescribed(descriptionOf(model)),
    optimizer: descriptionOf(optimizer),
    rate: rateOf(optimizer),
    batchSize,
    examples: data.size,
    patience: earlyStopping?.patience,
    hasPenalty: regularization !== undefined,
    hasValidation: validation !== undefined,
  };
};
