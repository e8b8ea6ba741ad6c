import { rowMajor } from "@gd/tensor";
import { type CheckpointHeader, SIGNATURE, savedBuffers, savedTensors } from "./checkpoint-header.js";
import { crc32 } from "./crc32.js";
import type { TrainingState } from "./training-state.js";

/**
 * A training state as bytes, to write to a file and go on from later: parameters, statistics, the optimizer's state, and
 * how far the training has come. `loadCheckpoint` gives the same state, bit for bit.
 *
 * ```ts
 * await writeFile("model.checkpoint", saveCheckpoint(state));
 * const state = loadCheckpoint(setup, await readFile("model.checkpoint"));
 * ```
 */
export const saveCheckpoint = (state: TrainingState): Uint8Array<ArrayBuffer> => {
  const { step, epoch, plateau } = state;
  const header: CheckpointHeader = {
    dtype: state.vector.dtype,
    tensors: savedTensors(state),
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
    ...savedBuffers(state).map((buffer) => bytesOf(rowMajor(buffer))),
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
