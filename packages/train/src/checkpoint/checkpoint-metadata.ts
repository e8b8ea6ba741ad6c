/** The version of what a checkpoint's metadata say, and of how its tensors are named. */
export const FORMAT = "1";

/**
 * The names in the metadata of a checkpoint, which is a safetensors file. All but the format and the checksum are JSON. Those of
 * the model are as in the files of `@gd/models`, which reads it in a checkpoint too.
 */
export const METADATA = {
  format: "gd.format",
  /** The CRC-32 of the file. */
  checksum: "gd.checksum",
  /** The description of the model. Checkpoints of states that were made by hand have none. */
  architecture: "gd.architecture",
  /** The shape of an example. */
  input: "gd.input",
  /** The description of the optimizer. */
  optimizer: "gd.optimizer",
  /** Steps, epochs, the place within an epoch, and that on a plateau. */
  progress: "gd.progress",
} as const;
