import { crc32 } from "node:zlib";
import { batchNorm, linear, sequential, tanh } from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { adam } from "@gd/optim";
import { type RandomStream, referenceInterpreter, tensor } from "@gd/tensor";
import { CheckpointError, createTraining, loadCheckpoint, saveCheckpoint } from "@gd/train";
import { joined } from "../joined.ts";
import { pick } from "../pick.ts";
import type { Reader } from "../reader.ts";
import { changedJson } from "./changed-json.ts";

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
const trained = saveCheckpoint({ ...training.state(), plateau });

// A checkpoint is a signature of eight bytes, the length of the header, the header in JSON, the elements and a checksum.
const HEADER = 12;
const headerEnd = (file: Uint8Array): number =>
  HEADER + (file.length < HEADER ? 0 : new DataView(file.buffer, file.byteOffset).getUint32(8, true));

const elementsOf = (file: Uint8Array): Buffer => Buffer.from(file.subarray(headerEnd(file), -4));

/** The same with another header, of which the length is right. */
const changeHeader = (file: Uint8Array, random: RandomStream): Uint8Array => {
  const text = changedJson(Buffer.from(file.subarray(HEADER, headerEnd(file))).toString("latin1"), random);
  const length = new Uint8Array(Uint32Array.of(text.length).buffer);
  return joined(file.subarray(0, 8), length, Buffer.from(text, "latin1"), file.subarray(headerEnd(file)));
};

/** One of the elements is a number that no training leaves, or another. */
const changeElement = (file: Uint8Array, random: RandomStream): Uint8Array => {
  const start = headerEnd(file);
  const count = Math.floor((file.length - 4 - start) / 8);
  if (count < 1) return file;
  const changed = new Uint8Array(file);
  const number = pick([Number.NaN, Number.POSITIVE_INFINITY, -0, 5e-324, -Number.MAX_VALUE], random);
  new DataView(changed.buffer).setFloat64(start + 8 * random.integer(count), number, true);
  return changed;
};

export const loadCheckpointReader: Reader = {
  name: "loadCheckpoint",
  examples: [fresh, trained],
  changes: [changeHeader, changeHeader, changeElement],
  repair(file) {
    const content = file.subarray(0, Math.max(0, file.length - 4));
    return joined(content, new Uint8Array(Uint32Array.of(crc32(content)).buffer));
  },
  read(file) {
    const state = loadCheckpoint(setup, file);
    const going = createTraining(setup, state).save();
    if (!elementsOf(going).equals(elementsOf(file))) throw new Error("the training has another state");
  },
  errors: [CheckpointError],
};
