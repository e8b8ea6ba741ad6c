import {
  ArgumentError,
  DTypeError,
  expectArgument,
  expectParameters,
  firstDifference,
  rowMajor,
  type Tensor,
} from "@gd/tensor";
import { expectProgress } from "../state/expect-progress.js";
import { expectState } from "../state/expect-state.js";
import { expectStored } from "../state/stored-tensors-like.js";
import { STATE_TREES } from "../state/wrong-element.js";
import type { TrainingState } from "../training-state.js";
import { type CheckpointHeader, LONGEST_HEADER, SIGNATURE, savedTensors } from "./checkpoint-header.js";
import { crc32 } from "./crc32.js";

const PLACE = "saveCheckpoint(state)";

/**
 * Turns a training state into bytes, to be written to a file: parameters, statistics, the optimizer's state, the progress of
 * the training, and what made it. `loadCheckpoint` returns the same state, bit for bit.
 *
 * ```ts
 * await writeFile("model.checkpoint", training.save());
 * const training = createTraining(setup, loadCheckpoint(setup, await readFile("model.checkpoint")));
 * ```
 *
 * Throws  ArgumentError for a state that could not be loaded: one that lacks something, or has numbers that there cannot be,
 *         such as NaN or a negative variance
 */
export const saveCheckpoint = (state: TrainingState): Uint8Array<ArrayBuffer> => {
  expectState(PLACE, state);
  const { parameters, statistics, optimizerState, step = null, epoch = null, plateau } = state;
  expectParameters(PLACE, { parameters, statistics, optimizerState });
  for (const tree of STATE_TREES) {
    expectStored(`${PLACE}, in the ${tree}`, tree, state[tree]);
  }
  expectProgress(PLACE, { step, epoch, plateau });
  const tensors = savedTensors(state);
  const header = asciiOf(JSON.stringify(headerOf(state, tensors)));
  expectArgument(header.length <= LONGEST_HEADER, {
    place: `${PLACE}, in the names of its tensors and layers,`,
    expected: `at most ${LONGEST_HEADER} bytes`,
    received: header.length,
  });
  const parts = [
    SIGNATURE,
    bytesOf(Uint32Array.of(header.length)),
    header,
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

const headerOf = (
  { step, epoch, plateau, description }: TrainingState,
  tensors: readonly (readonly [path: string, tensor: Tensor])[],
): CheckpointHeader => {
  const dtype = tensors[0]?.[1].dtype ?? "float32";
  for (const [path, tensor] of tensors) {
    if (tensor.dtype !== dtype) throw new DTypeError(`${PLACE}: ${path}`, dtype, tensor.dtype);
  }
  if (description !== undefined) expectData(description);
  return {
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
    ...(description && { description }),
  };
};

/** Throws unless what made the state is data that JSON keeps: otherwise the checkpoint could not be loaded. */
const expectData = (description: NonNullable<TrainingState["description"]>): void => {
  for (const part of ["model", "optimizer"] as const) {
    const own = description?.[part];
    const isDescription = typeof own === "object" && own !== null && typeof own.type === "string";
    const difference = isDescription && firstDifference(own, throughJson(own), `the ${part}`);
    if (difference === undefined) continue;
    throw new ArgumentError({
      place: `${PLACE}, in the description of ${difference ? difference.place : `the ${part}`},`,
      expected: isDescription ? "data that JSON keeps" : 'an object with a type, such as { type: "linear" }',
      received: difference ? difference.own : own,
    });
  }
};

const throughJson = (value: unknown): unknown => {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch {
    return undefined;
  }
};

/** JSON as bytes, with the letters of all languages but English as \u00fc. `TextEncoder` is not everywhere. */
const asciiOf = (json: string): Uint8Array => {
  const ascii = json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return Uint8Array.from({ length: ascii.length }, (_, i) => ascii.charCodeAt(i));
};

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
