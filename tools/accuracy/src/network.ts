import { imageDataset, type LabelledImages } from "@gd/data";
import { accuracy } from "@gd/losses";
import { cosineDecay, type Schedule } from "@gd/optim";
import type { GradientTransformation, Layer, Ops, Parameters } from "@gd/tensor";
import { evaluate, type TrainingSetup, type TrainingState, train, weightsHash } from "@gd/train";

/** A network, and how it is trained. */
interface NetworkOptions<In extends readonly number[], P extends Parameters, S extends Parameters> {
  /** `784-128-10` */
  readonly name: string;
  /** What it is trained with, for the table. */
  readonly how: string;
  /** What is expected of it: the least mean accuracy, and who says so. */
  readonly goal: { readonly accuracy: number; readonly source?: string };
  readonly model: Layer<In, readonly [10], P, S>;
  readonly loss: TrainingSetup<In, readonly [10], readonly [], P, S>["loss"];
  readonly optimizer: (learningRate: Schedule) => GradientTransformation;
  /** At the first step; it falls to 0 along a cosine. */
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
}

/** How a training ended. */
export interface Outcome {
  readonly accuracy: number;
  readonly seconds: number;
  /** The first digits of the SHA-256 of the weights. */
  readonly hash: string;
}

export interface Network {
  readonly name: string;
  readonly how: string;
  readonly goal: { readonly accuracy: number; readonly source?: string };
  readonly epochs: number;
  /** Trains on the first images, and looks at the others once, at the end. */
  run(ops: Ops, seed: number, training: LabelledImages, test: LabelledImages): Promise<Outcome>;
}

export const network = <In extends readonly number[], P extends Parameters, S extends Parameters>({
  model,
  optimizer,
  learningRate,
  batchSize,
  epochs,
  ...described
}: NetworkOptions<In, P, S>): Network => ({
  ...described,
  epochs,
  async run(ops, seed, training, test) {
    const data = imageDataset(training, model.inputShape);
    const steps = epochs * Math.ceil(data.size / batchSize);
    const setup = {
      model,
      loss: described.loss,
      optimizer: optimizer(cosineDecay({ learningRate, steps })),
      ops,
      seed,
    };
    const start = performance.now();
    let state: TrainingState<P, S> | undefined;
    for await (const event of train({ ...setup, data, batchSize, epochs })) state = event.state;
    const seconds = (performance.now() - start) / 1000;
    const measured = evaluate(setup, state!, imageDataset(test, model.inputShape), { metrics: { accuracy } });
    return { accuracy: measured.accuracy, seconds, hash: (await weightsHash(state!.parameters)).slice(0, 12) };
  },
});
