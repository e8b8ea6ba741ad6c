import {
  allocate,
  formatShape,
  fromElements,
  type Interpreter,
  type Layer,
  mapLeaves,
  type Parameters,
  type SynchronousInterpreter,
  sameShape,
  sizeOf,
} from "@gd/tensor";
import type { AnyLoss } from "../fit.js";
import { startOf } from "../start-of.js";
import { interpreterOf, type TrainingSetup } from "../training-setup.js";
import type { TrainingState } from "../training-state.js";
import { CheckpointError } from "./checkpoint-error.js";
import { type CheckpointHeader, SIGNATURE, savedTensors } from "./checkpoint-header.js";
import { crc32 } from "./crc32.js";

/**
 * Reads a training state back from the bytes of a checkpoint. A training that continues from it ends in the same bits as
 * one that was never interrupted.
 *
 * Throws  CheckpointError when the bytes are not a checkpoint, are damaged or incomplete, or belong to another model,
 *         optimizer or precision
 */
export const loadCheckpoint = <M extends Layer, I extends Interpreter = SynchronousInterpreter>(
  setup: Omit<TrainingSetup<M, AnyLoss, I>, "loss">,
  bytes: Uint8Array,
): TrainingState<M> => {
  const { header, elements } = parse(bytes);
  const { dtype } = interpreterOf(setup).ops;
  // A checkpoint without tensors has no precision.
  if (header.tensors.length > 0 && header.dtype !== dtype) {
    throw new CheckpointError(
      `the checkpoint is ${header.dtype} and the setup ${dtype}`,
      `pass an interpreter of ${header.dtype}`,
    );
  }
  const fresh = startOf(setup, undefined);
  expectFit(
    header.tensors,
    savedTensors(fresh).map(([path, { shape }]) => ({ path, shape })),
  );

  let next = 0;
  const restore = <P extends Parameters>(tree: P): P =>
    mapLeaves(tree, ({ shape }) => {
      const data = allocate(dtype, sizeOf(shape));
      new Uint8Array(data.buffer).set(elements.subarray(next, next + data.byteLength));
      next += data.byteLength;
      return fromElements(data, shape);
    });
  const { step, epoch, plateau } = header;
  return {
    parameters: restore(fresh.parameters),
    statistics: restore(fresh.statistics),
    optimizerState: restore(fresh.optimizerState),
    step,
    epoch,
    ...(plateau && {
      plateau: {
        rateFactor: Number(plateau.rateFactor),
        best: Number(plateau.best),
        waited: Number(plateau.waited),
        cooling: Number(plateau.cooling),
      },
    }),
  };
};

const DAMAGED = "take another copy of the file";

/** The header of a checkpoint and the bytes of its elements. */
const parse = (bytes: Uint8Array): { readonly header: CheckpointHeader; readonly elements: Uint8Array } => {
  const version = SIGNATURE.length - 1;
  if (!SIGNATURE.subarray(0, version).every((byte, i) => byte === bytes[i])) {
    throw new CheckpointError("the bytes are no checkpoint", "pass what saveCheckpoint returned");
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 4;
  if (end < SIGNATURE.length + 4 || view.getUint32(end, true) !== crc32(bytes.subarray(0, end))) {
    throw new CheckpointError("the checkpoint is damaged or incomplete, as its checksum is wrong", DAMAGED);
  }
  if (bytes[version] !== SIGNATURE[version]) {
    throw new CheckpointError(
      `the checkpoint has version ${bytes[version]} of the format, and this is version ${SIGNATURE[version]}`,
      "load it with the version of @gd/train that saved it",
    );
  }
  const start = SIGNATURE.length + 4;
  const headerEnd = start + view.getUint32(SIGNATURE.length, true);
  // The checksum is right, so this is the header that was saved.
  const header: CheckpointHeader = JSON.parse(new TextDecoder().decode(bytes.subarray(start, headerEnd)));
  return { header, elements: bytes.subarray(headerEnd, end) };
};

type Saved = CheckpointHeader["tensors"];

/** Throws CheckpointError unless the saved tensors are those of the model and the optimizer. */
const expectFit = (saved: Saved, wanted: Saved): void => {
  const text = (tensor: Saved[number] | undefined): string =>
    tensor === undefined ? "nothing more" : `${tensor.path} ${formatShape(tensor.shape)}`;
  for (let i = 0; i < Math.max(saved.length, wanted.length); i++) {
    const [has, needs] = [saved[i], wanted[i]];
    if (has !== undefined && has.path === needs?.path && sameShape(has.shape, needs.shape)) continue;
    throw new CheckpointError(
      `the setup has ${text(needs)} where the checkpoint has ${text(has)}`,
      "pass the model and the optimizer that it was saved with",
    );
  }
};
