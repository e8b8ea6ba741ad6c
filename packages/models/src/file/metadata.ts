/** The version of the format of model files. */
export const FORMAT = "1";

/** The names in the metadata of a model's file. All but the format and the checksum are JSON. */
export const METADATA = {
  format: "gd.format",
  checksum: "gd.checksum",
  /** The description of the model. */
  architecture: "gd.architecture",
  /** The shape of an example. */
  input: "gd.input",
  features: "gd.features",
  target: "gd.target",
  training: "gd.training",
} as const;

/** What else a training's own file has: tensors of its optimizer. */
export const OPTIMIZER = "optimizer.";
