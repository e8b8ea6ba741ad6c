import type { PlateauState } from "@gd/optim";
import { type DType, leaves, type Shape, type Tensor } from "@gd/tensor";
import type { StateDescription } from "../state/state-description.js";
import type { TrainingState } from "../training-state.js";

/**
 * The header of a checkpoint, which is JSON in ASCII. A checkpoint is the eight bytes of `SIGNATURE`, the length of the header
 * (32 bits), the header, the elements of all tensors in order, and the checksum of all that (32 bits). Numbers are
 * little-endian, as in the memory of every machine that runs JavaScript today.
 */
export interface CheckpointHeader {
  readonly dtype: DType;
  readonly tensors: readonly { readonly path: string; readonly shape: Shape }[];
  readonly step: number;
  readonly epoch: number;
  /** As strings, because JSON has no infinity. */
  readonly plateau?: { readonly [Name in keyof PlateauState]: string };
  /** What made the state. Checkpoints of states that were made by hand do not have it. */
  readonly description?: StateDescription;
}

/** It begins outside of ASCII, so that nothing takes the file for text, and ends with the version of the format. */
export const SIGNATURE = Uint8Array.of(0x89, 0x67, 0x64, 0x63, 0x6b, 0x70, 0x74, 1);

/** The length of the longest header, in bytes: for more than ten thousand tensors. */
export const LONGEST_HEADER = 2 ** 20;

/** The tensors of a state with their paths, in the order in which their elements are saved. */
export const savedTensors = ({
  parameters,
  statistics,
  optimizerState,
}: TrainingState): readonly (readonly [path: string, tensor: Tensor])[] =>
  leaves({ parameters, statistics, optimizerState });
