import { DTypeError, rowMajor } from "@gd/tensor";
import { expectStored } from "../step/tensors-like.js";
import type { TrainingState } from "../training-state.js";
import { type CheckpointHeader, SIGNATURE, savedTensors } from "./checkpoint-header.js";
import { crc32 } from "./crc32.js";

/**
 * Turns a training state into bytes, to be written to a file: parameters, statistics, the optimizer's state and the
 * progress of the training. `loadCheckpoint` returns the same state, bit for bit.
 *
 * ```ts
 * await writeFile("model.checkpoint", training.save());
 * const training = createTraining(setup, loadCheckpoint(setup, await readFile("model.checkpoint")));
 * ```
 */
export const saveCheckpoint = (state: TrainingState): Uint8Array<ArrayBuffer> => {
  const { parameters, statistics, optimizerState, step, epoch, plateau } = state;
  expectStored("saveCheckpoint(state)", { parameters, statistics, optimizerState });
  const tensors = savedTensors(state);
  const dtype = tensors[0]?.[1].dtype ?? "float32";
  for (const [path, tensor] of tensors) {
    if (tensor.dtype !== dtype) throw new DTypeError(`saveCheckpoint(state): ${path}`, dtype, tensor.dtype);
  }
  const header: CheckpointHeader = {
    dtype,
    tensors: tensors.map(([path, { shape }]) => ({ path, shape })),
    step,
    epoch,
    ...(plateau && {
      plateau: {
        rateFactor: String(plateau.rateFactor),
        best: String(plateau.best),
        waited: String(plateau.waited),
        cooling: String(plateau.cooling),
      },
    }),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const parts = [
    SIGNATURE,
    bytesOf(Uint32Array.of(text.length)),
    text,
    ...tensors.map(([, tensor]) => bytesOf(rowMajor(tensor))),
  ];
  const length = parts.reduce((total, part) => total + part.length, 0);
  const bytes = new Uint8Array(length + 4);
  let place = 0;
  for (const part of parts) {
    bytes.set(part, place);
    place += part.length;
  }
  bytes.set(bytesOf(Uint32Array.of(crc32(bytes.subarray(0, length)))), length);
  return bytes;
};

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
