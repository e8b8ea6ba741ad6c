import {
  ArgumentError,
  expectArgument,
  expectBoolean,
  expectFunction,
  expectInterpreter,
  expectLayer,
  expectLoss,
  expectOneOf,
  expectOps,
  expectOptimizer,
  expectOptions,
  expectSize,
  expectSizes,
} from "@gd/tensor";
import { expectRegularization } from "../regularize/expect-regularization.js";
import type { TrainingSetup } from "../training-setup.js";
import { expectLogits } from "./expect-logits.js";

/** The options of `train` that are no part of a setup, which may share an object with them. */
const OF_TRAIN = [
  "data",
  "validation",
  "metrics",
  "batchSize",
  "epochs",
  "shuffle",
  "replacement",
  "dropLast",
  "stepEvents",
  "earlyStopping",
  "onPlateau",
  "state",
  "signal",
] as const;

/** The options of `train`. */
export const TRAIN_OPTIONS = [
  "model",
  "loss",
  "optimizer",
  "regularization",
  "norms",
  "interpreter",
  "seed",
  "observe",
  ...OF_TRAIN,
] as const;

/** A setup, whatever is missing, and what else may be there. */
type AnySetup = Partial<TrainingSetup> & { readonly [Name in (typeof OF_TRAIN)[number]]?: unknown };

/** Throws unless a setup has a model, the other parts that are needed, and nothing that it cannot have. */
export const expectSetup = (place: string, setup: object, needed: readonly ("loss" | "optimizer")[]): void => {
  // The names of all options would say little of what is missing.
  const isObject = Object.prototype.toString.call(setup) === "[object Object]";
  const expected = `an object with ${["model", ...needed].join(", ").replace(/, (?=\w+$)/, " and ")}`;
  expectArgument(isObject, { place: `${place}(options)`, expected, received: setup });
  const { model, loss, optimizer, ...rest } = expectOptions<AnySetup, typeof TRAIN_OPTIONS>(
    place,
    setup,
    TRAIN_OPTIONS,
  );
  expectLayer(`${place}(model)`, model);
  expectSizes(`${place}(model.inputShape)`, model.inputShape);
  expectSizes(`${place}(model.outputShape)`, model.outputShape);
  if (needed.includes("loss")) {
    expectLoss(`${place}(loss)`, loss);
    if (loss.reduction !== undefined) expectOneOf(`${place}(loss.reduction)`, loss.reduction, ["mean", "sum"]);
    expectLogits(place, model, loss);
  }
  if (needed.includes("optimizer")) {
    expectOptimizer(`${place}(optimizer)`, optimizer);
    const { stepsPerUpdate } = optimizer;
    if (stepsPerUpdate !== undefined) expectSize(`${place}(optimizer.stepsPerUpdate)`, stepsPerUpdate);
  }
  const { regularization, norms, interpreter, seed, observe } = rest;
  if (regularization !== undefined) expectRegularization(place, regularization);
  if (norms !== undefined) expectBoolean(`${place}(norms)`, norms);
  if (observe !== undefined) expectFunction(`${place}(observe)`, observe);
  expectInterpreter(`${place}(interpreter)`, interpreter);
  expectOps(`${place}(interpreter.ops)`, interpreter.ops);
  if (seed === undefined || typeof seed === "string" || Number.isFinite(seed)) return;
  throw new ArgumentError({ place: `${place}(seed)`, expected: "a finite number or a string", received: seed });
};
