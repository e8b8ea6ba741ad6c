import { batchNorm, linear, sequential, tanh } from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { adam } from "@gd/optim";
import { type RandomStream, referenceInterpreter, tensor } from "@gd/tensor";
import { CheckpointError, createTraining, loadCheckpoint, saveCheckpoint } from "@gd/train";
import { pick } from "../pick.ts";
import type { Reader } from "../reader.ts";
import { changeMetadata, repairChecksum } from "./described-files.ts";
import { changeHeader, headerEnd } from "./safetensors-files.ts";

const setup = {
  model: sequential(linear(2, 3), batchNorm(3), tanh, linear(3, 2)),
  loss: softmaxCrossEntropy,
  optimizer: adam({ learningRate: 0.1 }),
  interpreter: referenceInterpreter({ dtype: "float64" }),
};

const training = createTraining(setup);
const fresh = training.save();
const float64 = { dtype: "float64" } as const;
training.step({
  input: tensor(
    [
      [1, 2],
      [3, 5],
    ],
    float64,
  ),
  target: tensor([0, 1], float64),
});
const plateau = { rateFactor: 0.5, best: Number.POSITIVE_INFINITY, waited: 1, cooling: 2 };
const order = { batchCount: 3, batchSize: 4, shuffle: true, replacement: false, seed: 0 };
const position = { batches: 1, ...order, loss: 1.5, penalty: 0.25, weight: 4 };
const trained = saveCheckpoint({ ...training.state(), position, plateau });

const elementsOf = (file: Uint8Array): Buffer => Buffer.from(file.subarray(headerEnd(file)));

/** One of the elements is a number that no training leaves, or another. */
const changeElement = (file: Uint8Array, random: RandomStream): Uint8Array => {
  const start = headerEnd(file);
  const count = Math.floor((file.length - start) / 8);
  if (count < 1) return file;
  const changed = new Uint8Array(file);
  const number = pick([Number.NaN, Number.POSITIVE_INFINITY, -0, 5e-324, -Number.MAX_VALUE], random);
  new DataView(changed.buffer).setFloat64(start + 8 * random.integer(count), number, true);
  return changed;
};

export const loadCheckpointReader: Reader = {
  name: "loadCheckpoint",
  examples: [fresh, trained],
  changes: [changeHeader, changeMetadata, changeMetadata, changeElement],
  repair: repairChecksum,
  read(file) {
    const state = loadCheckpoint(setup, file);
    const going = createTraining(setup, state).save();
    if (!elementsOf(going).equals(elementsOf(file))) throw new Error("the training has another state");
  },
  errors: [CheckpointError],
};
