import type { Interpreter, Layer, SynchronousInterpreter } from "@gd/tensor";
import type { Evaluation } from "./evaluate/evaluate.js";
import type { AnyLoss } from "./fit.js";
import type { Norms } from "./inspect/norms.js";
import type { BestEpoch } from "./stopping/early-stopping.js";
import type { Training } from "./training.js";
import type { TrainingState } from "./training-state.js";

/** What training tells as it goes on. `training` is what goes on: ask it for its state, or for a prediction. */
export type TrainingEvent<
  M extends Layer = Layer,
  Validation extends Evaluation | undefined = Evaluation | undefined,
  L extends AnyLoss = AnyLoss,
  I extends Interpreter = SynchronousInterpreter,
> =
  | {
      readonly type: "step";
      /** Counts from 0. */
      readonly step: number;
      /** The epoch at hand, which counts from 1. */
      readonly epoch: number;
      /** Of the batch, before the step. */
      readonly loss: number;
      /** How large gradient, parameters and update are, where `norms` asks for it. */
      readonly norms: Norms | undefined;
      readonly training: Training<M, L, I>;
    }
  | {
      readonly type: "epoch";
      /** The epoch that has ended, which counts from 1. */
      readonly epoch: number;
      /** Mean over the examples of the epoch, of each before the step that learned from it: batches count by their size. */
      readonly loss: number;
      /** The loss and metrics after the epoch, where examples for validation are given. */
      readonly validation: Validation;
      /** Spent on the steps, without the validation. */
      readonly seconds: number;
      readonly training: Training<M, L, I>;
    }
  | {
      readonly type: "end";
      /** All epochs were taken, the signal came, or the validation got no better. */
      readonly reason: "epochs" | "aborted" | "early-stopping";
      /** Epochs completed. */
      readonly epoch: number;
      /** Where `earlyStopping` is asked for: the best epoch, whose `state` this is. */
      readonly best: BestEpoch | undefined;
      /** Where it ended, or the best epoch. */
      readonly state: TrainingState<M>;
      readonly training: Training<M, L, I>;
    };
