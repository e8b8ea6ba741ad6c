import type { Interpreter, Layer, SynchronousInterpreter } from "@gd/tensor";
import type { Evaluation } from "./evaluate/evaluate.js";
import type { AnyLoss } from "./fit.js";
import type { Norms } from "./inspect/norms.js";
import type { BestEpoch, StoppingState } from "./stopping/early-stopping.js";
import type { Training } from "./training.js";
import type { TrainingState } from "./training-state.js";

/** An event of `train`. Its `training` is the running one: ask it for its state or a prediction. */
export type TrainingEvent<
  M extends Layer = Layer,
  Validation extends Evaluation | undefined = Evaluation | undefined,
  L extends AnyLoss = AnyLoss,
  I extends Interpreter = SynchronousInterpreter,
> =
  | {
      readonly type: "step";
      /** Counts from 0. Where `accumulateGradients` ends a group with the epoch, it counts the steps left out of the group. */
      readonly step: number;
      /** The current epoch. Counts from 1. */
      readonly epoch: number;
      /** Of the batch, before the step. */
      readonly loss: number;
      /** Of gradient, parameters and update, if `norms` asks for them. */
      readonly norms: Norms | undefined;
      readonly training: Training<M, L, I>;
    }
  | {
      readonly type: "epoch";
      /** The epoch that has ended. Counts from 1. */
      readonly epoch: number;
      /**
       * The loss over the examples of the epoch, each before the step that it was part of: combined as `evaluate` does, so
       * that it is the loss of the validation where these are the same and the rate is 0.
       */
      readonly loss: number;
      /** The loss and metrics after the epoch, if there are examples for validation. */
      readonly validation: Validation;
      /** Time spent on the steps, without the validation and without waiting for examples. */
      readonly seconds: number;
      /** How far the early stopping is, if there is one. With it as `initial`, another training goes on in the same way. */
      readonly stopping: StoppingState | undefined;
      readonly training: Training<M, L, I>;
    }
  | {
      readonly type: "end";
      /** Why it ended: after all epochs, by the signal, or because the validation no longer improved. */
      readonly reason: "epochs" | "aborted" | "early-stopping";
      /** Epochs completed. */
      readonly epoch: number;
      /** The best epoch, if there is `earlyStopping`. */
      readonly best: BestEpoch | undefined;
      /** The state after the best epoch if there is `earlyStopping`, else the last one. */
      readonly state: TrainingState<M>;
      readonly training: Training<M, L, I>;
    };
