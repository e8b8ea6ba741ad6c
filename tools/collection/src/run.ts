import type { AnyOptions } from "@gd/insight";
import { adam } from "@gd/optim";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { type NetworkOptions, network } from "./network.ts";
import type { Task } from "./task.ts";

/** A training of the collection. */
export interface Run {
  readonly name: string;
  /** What is planted; undefined for a healthy one. */
  readonly cause: string | undefined;
  /** Who describes the mistake, if somebody else does. */
  readonly source: string | undefined;
  readonly options: AnyOptions;
}

/** One for all, on one thread: these networks are small. */
const interpreter = wasmInterpreter({ dtype: "float32" });

/** Steps that the trainings of the collection take, about. */
const STEPS = 400;

/** A training that learns its task, as it is or with changes. */
export const training = (task: Task, changes: Partial<AnyOptions> = {}, options: NetworkOptions = {}): AnyOptions => {
  const { data, validation, loss, seed } = task;
  const { batchSize = 32 } = changes;
  return {
    model: network(task, options),
    loss,
    interpreter,
    optimizer: adam({ learningRate: 0.01 }),
    data,
    validation,
    batchSize,
    epochs: Math.max(6, Math.round((STEPS * 32) / data.size)),
    seed,
    ...changes,
  };
};
