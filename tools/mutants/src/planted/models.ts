import type { PlantedFault } from "./planted-fault.ts";

/** Faults of models: of what they are made of, of weights from elsewhere, and of what outputs mean. */
export const models: readonly PlantedFault[] = [
  {
    file: "prepare/prepare-table.ts",
    what: "features are learned of all rows",
    find: "fitFeatures(table, { rows: trained, ",
    replace: "fitFeatures(table, { ",
  },
  {
    file: "prepare/prepare-table.ts",
    what: "the target is learned of all rows",
    find: "fitTarget(table, name, { rows: trained, ",
    replace: "fitTarget(table, name, { rows: rowsWith(table, name), ",
  },
  {
    file: "prepare/prepare-table.ts",
    what: "tested with rows that were validated with",
    find: "test: dataOf(held)",
    replace: "test: dataOf(validated)",
  },
  {
    file: "prepare/prepare-table.ts",
    what: "the column that keeps rows together is a feature",
    find: "group === undefined ? [name] : [name, group]",
    replace: "[name]",
  },
  {
    file: "prepare/prepare-table.ts",
    what: "classes may have other shares in other parts",
    find: "isClass && time === undefined && group === undefined ? name : undefined",
    replace: "undefined",
  },
  {
    file: "prepare/parquet-dataset.ts",
    what: "rows are counted within the file in each group",
    find: "const row = places[i]! - starts[group]!;",
    replace: "const row = places[i]!;",
  },
  {
    file: "prepare/parquet-dataset.ts",
    what: "each group has rows from the first on in messages",
    find: "const firstRow = starts[group]! + 1;",
    replace: "const firstRow = 1;",
  },
  {
    file: "prepare/parquet-dataset.ts",
    what: "one group less is kept than are mixed",
    find: "kept.size > most",
    replace: "kept.size >= most",
  },
  {
    file: "prepare/parquet-dataset.ts",
    what: "numbers of one precision are given for another",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a program.
    find: "`${group} ${dtype}`",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a program.
    replace: "`${group}`",
  },
  {
    file: "prepare/parquet-dataset.ts",
    what: "a group that could not be read is never read again",
    find: "found.catch(() => kept.delete(key));",
    replace: "found.catch(() => {});",
  },
  {
    file: "prepare/parquet-dataset.ts",
    what: "the order mixes as many groups as it likes",
    find: "blockOrder(groups, random, { window })",
    replace: "blockOrder(groups, random)",
  },
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
    file: "file/skeleton.ts",
    what: "a parameter and a statistic have the same name",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a program.
    find: "taken.has(name) ? `statistics.${name}` : name",
    replace: "name",
  },
  {
    file: "predict/answerer.ts",
    what: "numbers stay standardized",
    find: "mean + deviation * outputs[0]!",
    replace: "outputs[0]!",
  },
  {
    file: "predict/answerer.ts",
    what: "mean and deviation are exchanged",
    find: "mean + deviation * outputs[0]!",
    replace: "deviation + mean * outputs[0]!",
  },
  {
    file: "predict/answerer.ts",
    what: "the least likely class",
    find: "Math.max(...probabilities)",
    replace: "Math.min(...probabilities)",
  },
  {
    file: "predict/answerer.ts",
    what: "the activation at the end of a nested model is not seen",
    find: "return lastActivation(last as Description);",
    replace: "return undefined;",
  },
  {
    file: "predict/probabilities-of.ts",
    what: "the sigmoid of a logit is that of the first class",
    find: "[sigmoid(-output!), sigmoid(output!)]",
    replace: "[sigmoid(output!), sigmoid(-output!)]",
  },
  {
    file: "predict/probabilities-of.ts",
    what: "a small probability is 1 − p of a large one",
    find: "sigmoid(-output!)",
    replace: "1 - sigmoid(output!)",
  },
  {
    file: "predict/probabilities-of.ts",
    what: "logarithms of probabilities are taken for probabilities",
    find: 'last === "softmax" || last === "sigmoid" ? outputs',
    replace: "last !== undefined ? outputs",
  },
  {
    file: "predict/probabilities-of.ts",
    what: "powers that overflow",
    find: "logits.map((logit) => (logit === largest ? 1 : exp(logit - largest)))",
    replace: "logits.map((logit) => exp(logit))",
  },
  {
    file: "predict/inputs-of.ts",
    what: "each batch has the first rows of a table",
    find: "(_, i) => start + i",
    replace: "(_, i) => i",
  },
  {
    file: "constructors/layers.ts",
    what: "ε and momentum are those by default",
    find: "batchNorm(features, options)",
    replace: "batchNorm(features)",
  },
  {
    file: "constructors/layers.ts",
    what: "a layer without a bias gets one",
    find: "linear(inputs, outputs, { ...drawn, bias: false })",
    replace: "linear(inputs, outputs, drawn)",
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
