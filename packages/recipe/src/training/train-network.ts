import type { AsyncDataset, Dataset } from "@gd/data";
import { meanSquaredError, softmaxCrossEntropy, type WeightableLoss, withWeights } from "@gd/losses";
import { adam } from "@gd/optim";
import type { ClassTarget } from "@gd/tables";
import type { Layer, Loss, SynchronousInterpreter } from "@gd/tensor";
import {
  createTraining,
  type StoppingState,
  type Training,
  type TrainingEvent,
  type TrainingState,
  train,
} from "@gd/train/core";
import type { RecipeConfig } from "../config.js";
import type { TrainingPlan } from "../plan/training-plan.js";
import type { TrainingRule } from "../plan/training-rule.js";
import { pause } from "./pause.js";

/** A network that has been trained. */
export interface TrainedNetwork {
  readonly model: Layer;
  /** After the best epoch. */
  readonly state: TrainingState;
  readonly best: number;
  readonly epochs: number;
  readonly reason: "epochs" | "aborted" | "early-stopping";
}

/** Where a training goes on. */
export interface Continuation {
  readonly state: TrainingState;
  readonly stopping: StoppingState | undefined;
}

/** Keeps how far a training has come. */
export interface KeepsCheckpoints {
  /** Takes note of where the early stopping is, after an epoch. */
  after(stopping: StoppingState | undefined): void;
  /** Is asked after each step and epoch. */
  saveIfDue(training: Training): Promise<void>;
  /** Saves the last state. */
  save(training: Training): Promise<void>;
}

/** Looks at each event of a training. */
interface Watching {
  see(event: TrainingEvent): void | Promise<void>;
}

/** What a network is trained with. */
export interface TrainingTools {
  /** Default: that of the plan. */
  readonly rule?: TrainingRule;
  readonly interpreter: SynchronousInterpreter;
  readonly signal: AbortSignal;
  readonly onEpoch?: (event: Extract<TrainingEvent, { type: "epoch" }>) => void;
  /** Default: it begins anew. */
  readonly start?: Continuation | undefined;
  /** Default: none are kept. */
  readonly checkpoints?: KeepsCheckpoints;
  /** Watches the training. Default: nobody does. */
  readonly doctor?: Watching;
}

/** The parts of a training as planned that its states depend on. */
export const setupOf = (
  model: Layer,
  { learningRate }: TrainingRule,
  { seed }: RecipeConfig,
  interpreter: SynchronousInterpreter,
) => ({
  model,
  optimizer: adam({ learningRate }),
  interpreter,
  seed,
});

/** The network as planned, before its training. */
export const untrained = (
  plan: TrainingPlan,
  config: RecipeConfig,
  interpreter: SynchronousInterpreter,
): TrainingState =>
  createTraining({ ...setupOf(plan.network, plan.rule, config, interpreter), loss: lossOf(plan, config) }).state();

/** The options of `train` for a network as planned. */
export const trainingOptions = (
  model: Layer,
  plan: TrainingPlan,
  config: RecipeConfig,
  { rule = plan.rule, interpreter, start }: Pick<TrainingTools, "rule" | "interpreter" | "start">,
) => {
  const { earlyStopping } = config;
  return {
    ...setupOf(model, rule, config, interpreter),
    loss: lossOf(plan, config),
    data: plan.data.training,
    validation: withPauses(plan.data.validation),
    batchSize: plan.batchSize,
    epochs: rule.epochs - (start?.state.epoch ?? 0),
    ...(earlyStopping === 0 ? {} : { earlyStopping: { patience: earlyStopping, initial: start?.stopping } }),
    ...(start === undefined ? {} : { state: start.state }),
  };
};

/** Trains a network as planned, until its validation no longer improves. */
export const trainNetwork = async (
  model: Layer,
  plan: TrainingPlan,
  config: RecipeConfig,
  { signal, onEpoch, checkpoints, doctor, ...tools }: TrainingTools,
): Promise<TrainedNetwork> => {
  const events = train({ ...trainingOptions(model, plan, config, tools), signal });
  for await (const event of events) {
    await doctor?.see(event);
    if (event.type === "epoch") {
      onEpoch?.(event);
      checkpoints?.after(event.stopping);
    }
    if (event.type !== "end") {
      await checkpoints?.saveIfDue(event.training);
      continue;
    }
    const { state, epoch, reason, best } = event;
    await checkpoints?.save(event.training);
    return { model, state, best: best?.epoch ?? epoch, epochs: epoch, reason };
  }
  throw new Error("a training has no end");
};

/** A dataset between whose batches signals are heard: a validation may take a while. */
const withPauses = (data: Dataset): AsyncDataset => ({
  size: data.size,
  inputShape: data.inputShape,
  targetShape: data.targetShape,
  ...(data.targets === undefined ? {} : { targets: data.targets }),
  async examples(places, dtype) {
    await pause();
    return data.examples(places, dtype);
  },
});

const lossOf = (plan: TrainingPlan, { classWeights, weight }: RecipeConfig): Loss => {
  const { target } = plan;
  const loss: WeightableLoss =
    target.kind === "number"
      ? meanSquaredError
      : classWeights === undefined
        ? softmaxCrossEntropy
        : softmaxCrossEntropy({ classWeights: balancedWeights(plan, target) });
  return weight === undefined ? loss : withWeights(loss);
};

/** For each class, rows / (classes · rows of the class): each counts the same. */
const balancedWeights = ({ targets: { training } }: TrainingPlan, { classes }: ClassTarget): readonly number[] => {
  const counts = new Float64Array(classes.length);
  for (const label of training.data) counts[label]!++;
  return Array.from(counts, (count) => training.data.length / (classes.length * count));
};
