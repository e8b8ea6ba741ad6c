import type { PlantedFault } from "../planted-fault.ts";

/** Faults of weights from elsewhere, and of model files. */
export const files: readonly PlantedFault[] = [
  {
    file: "weights/pytorch-tensors.ts",
    what: "weights of linear layers are not transposed",
    find: "(element % outputs) * inputs + placeOf(Math.floor(element / outputs))",
    replace: "element",
  },
  {
    file: "weights/pytorch-tensors.ts",
    what: "images are taken for flattened as we do it",
    find: "moved ? (input % channels) * positions + Math.floor(input / channels) : input",
    replace: "input",
  },
  {
    file: "weights/pytorch-tensors.ts",
    what: "position and channel are exchanged",
    find: "(input % channels) * positions + Math.floor(input / channels)",
    replace: "(input % positions) * channels + Math.floor(input / positions)",
  },
  {
    file: "weights/pytorch-tensors.ts",
    what: "kernels [outputs, rows, columns, inputs]",
    find: "(filter * channelsIn + channel) * rows * columns + position",
    replace: "(filter * rows * columns + position) * channelsIn + channel",
  },
  {
    file: "weights/pytorch-tensors.ts",
    what: "a normalization behind flattened images has their elements in our order",
    find: "ofInputs && moved ? placeOf : undefined",
    replace: "undefined",
  },
  {
    file: "weights/pytorch-tensors.ts",
    what: "an activation makes one forget that there were images",
    find: "  return { channels, flattened };\n};",
    replace: "  return { channels, flattened: undefined };\n};",
  },
  {
    file: "weights/pytorch-tensors.ts",
    what: "branches side by side have the channels of the last one",
    find: "sum + output.channels",
    replace: "output.channels",
  },
  {
    file: "weights/pytorch-tensors.ts",
    what: "mean and variance are exchanged",
    find: '"running_mean",\n  "batchNorm.variance": "running_var"',
    replace: '"running_var",\n  "batchNorm.variance": "running_mean"',
  },
  {
    file: "weights/load-weights.ts",
    what: "weights of float32 become float64",
    find: 'exact && all.length > 0 ? "float64" : "float32"',
    replace: '"float64"',
  },
  {
    file: "weights/load-weights.ts",
    what: "the shortest beginning that fits is renamed",
    find: "other.length - one.length",
    replace: "one.length - other.length",
  },
  {
    file: "weights/load-weights.ts",
    what: "a beginning may end within a name",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a program.
    find: "name.startsWith(`${begin}.`)",
    replace: "name.startsWith(begin)",
  },
  {
    file: "file/read-model-file.ts",
    what: "the checksum is not looked at",
    find: "  if (checksum) asModelFile(name, () => parseSafetensors(bytes, { ...options, checksum: METADATA.checksum }));\n",
    replace: "",
  },
  {
    file: "file/read-model-file.ts",
    what: "any version of the format is read",
    find: "if (format !== FORMAT)",
    replace: "if (format === undefined)",
  },
  {
    file: "file/read-model-file.ts",
    what: "tensors may have other shapes",
    find: "has !== undefined && sameShape(has.shape, shape)",
    replace: "has !== undefined",
  },
  {
    file: "file/read-model-file.ts",
    what: "tensors that no layer takes are left behind",
    find: "if (other === undefined) return;",
    replace: "return;",
  },
  {
    file: "file/save-model.ts",
    what: "a state of another model of the same shapes is saved",
    find: "if (difference === undefined) return;",
    replace: "return;",
  },
  {
    file: "file/save-model.ts",
    what: "weights that are not finite are saved",
    find: "if (wrong === undefined) return [wanted.name, has[1]];",
    replace: "return [wanted.name, has[1]];",
  },
  {
    file: "file/weights-of.ts",
    what: "weights that are not finite are loaded",
    find: "if (wrong === undefined) {",
    replace: "if (wrong === undefined || data.length > 0) {",
  },
  {
    file: "file/skeleton.ts",
    what: "a parameter and a statistic have the same name",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a program.
    find: "taken.has(name) ? `statistics.${name}` : name",
    replace: "name",
  },
  {
    file: "node/write-file-safely.ts",
    what: "the file is written over the old one",
    find: 'await open(temporary, "wx", old?.mode)',
    replace: 'await open(target, "w", old?.mode)',
  },
  {
    file: "node/write-file-safely.ts",
    what: "the temporary file is left where writing fails",
    find: "    await unlink(temporary).catch(() => {});\n",
    replace: "",
  },
  {
    file: "node/write-file-safely.ts",
    what: "a link is replaced, and not the file that it leads to",
    find: "await realpath(path).catch(unlessMissing(path))",
    replace: "path",
  },
];
