import { crc32 } from "node:zlib";
import { batchNorm, linear, sequential, tanh } from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { adam } from "@gd/optim";
import { type RandomStream, referenceInterpreter, tensor } from "@gd/tensor";
import { CheckpointError, createTraining, loadCheckpoint, saveCheckpoint } from "@gd/train";
import { pick } from "../pick.ts";
import type { Reader } from "../reader.ts";
import { changedJson } from "./changed-json.ts";
import { changeHeader, headerEnd, headerOf, withHeader } from "./safetensors-files.ts";

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

const elementsOf = (file: Uint8Array): Buffer => Buffer.from(file.subarray(headerEnd(file)));

/** Something in one of the texts of the metadata, which are JSON, is something else. */
const changeMetadata = (file: Uint8Array, random: RandomStream): Uint8Array => {
  const header = headerOf(file);
  const places = [...header.matchAll(/(?<=:)"\{.*?[^\\]"(?=[,}])/g)];
  const at = places[random.integer(places.length + 1)];
  if (at === undefined) return file;
  let text: string;
  try {
    text = JSON.parse(at[0]);
  } catch {
    return file;
  }
  const changed = JSON.stringify(changedJson(text, random));
  return withHeader(file, header.slice(0, at.index) + changed + header.slice(at.index + at[0].length));
};

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

/** Where a header has its checksum, if it is as it was written. */
const CHECKSUM = '{"__metadata__":{"gd.checksum":"';
const DIGITS = 8;

export const loadCheckpointReader: Reader = {
  name: "loadCheckpoint",
  examples: [fresh, trained],
  changes: [changeHeader, changeMetadata, changeMetadata, changeElement],
  repair(file) {
    const place = 8 + CHECKSUM.length;
    if (!headerOf(file).startsWith(CHECKSUM) || place + DIGITS > file.length) return file;
    const repaired = Buffer.from(file);
    repaired.write("0".repeat(DIGITS), place);
    repaired.write(crc32(repaired).toString(16).padStart(DIGITS, "0"), place);
    return new Uint8Array(repaired);
  },
  read(file) {
    const state = loadCheckpoint(setup, file);
    const going = createTraining(setup, state).save();
    if (!elementsOf(going).equals(elementsOf(file))) throw new Error("the training has another state");
  },
  errors: [CheckpointError],
};
