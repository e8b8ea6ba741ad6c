import { meanSquaredError, softmaxCrossEntropy, type WeightableLoss, withWeights } from "@gd/losses";
import { adam } from "@gd/optim";
import type { ClassTarget } from "@gd/tables";
import type { Layer, Loss, SynchronousInterpreter } from "@gd/tensor";
import { type TrainingEvent, type TrainingState, train } from "@gd/train";
import type { TrainingPlan } from "./plan-training.js";
import type { TrainConfig } from "./train-config.js";

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
  readonly interpreter: SynchronousInterpreter;
  readonly signal: AbortSignal;
  readonly onEpoch: (event: Extract<TrainingEvent, { type: "epoch" }>) => void;
}

/** Trains a network as planned, until its validation no longer improves. */
export const trainNetwork = async (
  model: Layer,
  plan: TrainingPlan,
  config: TrainConfig,
  { interpreter, signal, onEpoch }: TrainingTools,
): Promise<TrainedNetwork> => {
  const { epochs, learningRate, earlyStopping, seed } = config;
  const events = train({
    model,
    loss: lossOf(plan, config),
    optimizer: adam({ learningRate }),
    interpreter,
    seed,
    data: plan.data.training,
    validation: plan.data.validation,
    batchSize: plan.batchSize,
    epochs,
    ...(earlyStopping === 0 ? {} : { earlyStopping: { patience: earlyStopping } }),
    signal,
  });
  for await (const event of events) {
    if (event.type === "epoch") onEpoch(event);
    if (event.type !== "end") continue;
    const { state, epoch, reason, best } = event;
    return { model, state, best: best?.epoch ?? epoch, epochs: epoch, reason };
  }
  throw new Error("a training has no end");
};

const lossOf = (plan: TrainingPlan, { classWeights, weight }: TrainConfig): Loss => {
  const { target } = plan;
  const loss =
    target.kind === "number"
      ? meanSquaredError
      : classWeights === undefined
        ? softmaxCrossEntropy
        : softmaxCrossEntropy({ classWeights: balancedWeights(plan, target) });
  return (weight === undefined ? loss : withWeights(loss as WeightableLoss)) as Loss;
};

/** For each class, rows / (classes · rows of the class): each counts the same. */
const balancedWeights = ({ targets: { training } }: TrainingPlan, { classes }: ClassTarget): readonly number[] => {
  const counts = new Float64Array(classes.length);
  for (const label of training.data) counts[label]!++;
  return Array.from(counts, (count) => training.data.length / (classes.length * count));
};
