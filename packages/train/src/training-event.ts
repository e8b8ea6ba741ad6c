import type { Parameters } from "@gd/tensor";
import type { BestEpoch } from "./early-stopping.js";
import type { Evaluation } from "./evaluate.js";
import type { Norms } from "./norms.js";
import type { TrainingState } from "./training-state.js";

/** What training tells as it goes on. `state` is where it stands; its parameters change with the next step. */
export type TrainingEvent<
  P extends Parameters = Parameters,
  S extends Parameters = Parameters,
  Validation extends Evaluation | undefined = Evaluation | undefined,
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
      readonly state: TrainingState<P, S>;
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
      readonly state: TrainingState<P, S>;
    }
  | {
      readonly type: "end";
      /** All epochs were taken, the signal came, or the validation got no better. */
      readonly reason: "epochs" | "aborted" | "early-stopping";
      /** Epochs completed. */
      readonly epoch: number;
      /** Where `earlyStopping` is asked for: the best epoch, whose `state` this is, a copy that nothing changes. */
      readonly best: BestEpoch | undefined;
      readonly state: TrainingState<P, S>;
    };
