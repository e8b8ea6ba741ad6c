import { imageDataset, type LabelledImages } from "@gd/data";
import { accuracy } from "@gd/losses";
import { cosineDecay, type Schedule } from "@gd/optim";
import type { Batch, GradientTransformation, Layer, Loss, Shape, SynchronousInterpreter, Vector } from "@gd/tensor";
import { train, weightsHash } from "@gd/train";

/** A network, and how it is trained. */
interface NetworkOptions {
  /** `784-128-10` */
  readonly name: string;
  /** How it is trained, for the table. */
  readonly how: string;
  /** The mean accuracy that it has to reach, and where that figure is from. */
  readonly goal: { readonly accuracy: number; readonly source?: string };
  readonly model: Layer<Shape, readonly [10]>;
  readonly loss: Loss<Batch<readonly [10]>, Vector>;
  readonly optimizer: (learningRate: Schedule) => GradientTransformation;
  /** Of the first step; it falls to 0 along a cosine. */
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
}

/** The result of one training. */
export interface Outcome {
  readonly accuracy: number;
  readonly seconds: number;
  /** The first digits of the SHA-256 of the weights. */
  readonly hash: string;
}

export interface Network extends Pick<NetworkOptions, "name" | "how" | "goal" | "epochs"> {
  /** Trains on the first images, and measures the accuracy on the others once, at the end. */
  run(
    interpreter: SynchronousInterpreter,
    seed: number,
    training: LabelledImages,
    test: LabelledImages,
  ): Promise<Outcome>;
}

export const network = ({ model, loss, optimizer, learningRate, batchSize, ...options }: NetworkOptions): Network => ({
  ...options,
  async run(interpreter, seed, training, test) {
    const { epochs } = options;
    const data = imageDataset(training, model.inputShape);
    const steps = epochs * Math.ceil(data.size / batchSize);
    const schedule = cosineDecay({ learningRate, steps });
    const setup = { model, loss, optimizer: optimizer(schedule), interpreter, seed };
    const start = performance.now();
    for await (const event of train({ ...setup, data, batchSize, epochs })) {
      if (event.type !== "end") continue;
      const seconds = (performance.now() - start) / 1000;
      const measured = event.training.evaluate(imageDataset(test, model.inputShape), { metrics: { accuracy } });
      const hash = await weightsHash(event.state.parameters);
      return { accuracy: measured.accuracy, seconds, hash: hash.slice(0, 12) };
    }
    throw new Error("the training ended without an event of type end");
  },
});
