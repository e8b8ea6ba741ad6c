import type { AsyncDataset, Dataset } from "@gd/data";
import type { Doctor } from "@gd/insight";
import { meanSquaredError, softmaxCrossEntropy, type WeightableLoss, withWeights } from "@gd/losses";
import { adam } from "@gd/optim";
import type { ClassTarget } from "@gd/tables";
import type { Layer, Loss, SynchronousInterpreter } from "@gd/tensor";
import { createTraining, type TrainingEvent, type TrainingState, train } from "@gd/train";
import { pause } from "../pause.js";
import type { Checkpoints, Continuation } from "./checkpoints.js";
import type { TrainConfig } from "./train-config.js";
import type { TrainingPlan } from "./training-plan.js";
import type { TrainingRule } from "./training-rule.js";

/** A network that has been trained. */
export interface TrainedNetwork {
  readonly model: Layer;
  /** After the best epoch. */
  readonly state: TrainingState;
  readonly best: number;
  readonly epochs: number;
  readonly reason: "epochs" | "aborted" | "early-stopping";
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
  readonly checkpoints?: Checkpoints;
  /** Watches the training. Default: nobody does. */
  readonly doctor?: Doctor;
}

/** The parts of a training as planned that its states depend on. */
export const setupOf = (
  model: Layer,
  { learningRate }: TrainingRule,
  { seed }: TrainConfig,
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
  config: TrainConfig,
  interpreter: SynchronousInterpreter,
): TrainingState =>
  createTraining({ ...setupOf(plan.network, plan.rule, config, interpreter), loss: lossOf(plan, config) }).state();

/** The options of `train` for a network as planned. */
export const trainingOptions = (
  model: Layer,
  plan: TrainingPlan,
  config: TrainConfig,
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
  config: TrainConfig,
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

const lossOf = (plan: TrainingPlan, { classWeights, weight }: TrainConfig): Loss => {
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
