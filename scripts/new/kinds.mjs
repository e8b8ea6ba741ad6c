/**
 * What is new about a kind of part: files made of templates, lines for files that there are, and what remains to be done
 * by hand.
 *
 * @typedef {{ readonly name: string, readonly file: string, readonly type: string }} Names
 * @typedef {{ readonly path: string, readonly after: string, readonly line: string }} Insertion a line among those that follow
 *   `after`, by the order of their names
 * @typedef {{
 *   readonly packageName: string,
 *   readonly files: Readonly<Record<string, string>>,
 *   readonly insertions: readonly Insertion[],
 *   readonly test: string,
 *   readonly remains: readonly string[],
 * }} Kind
 */

const described = "describe it in the package's README";

/** @type {Readonly<Record<string, (names: Names) => Kind>>} */
export const kinds = {
  layer: ({ name, file }) => ({
    packageName: "layers",
    files: { [`packages/layers/src/activations/${file}.ts`]: "layer" },
    insertions: [
      {
        path: "packages/layers/src/index.ts",
        after: "",
        line: `export { ${name} } from "./activations/${file}.js";`,
      },
      {
        path: "packages/layers/src/contracts.test.ts",
        after: "// One line for each layer.",
        line: `describeLayer(layers.${name}.at([4]));`,
      },
      {
        path: "tests/src/arguments/examples/layers.ts",
        after: "export const layers: Examples = {",
        line: `  ${name}: activation,`,
      },
    ],
    test: "src/contracts.test.ts",
    remains: [
      described,
      "packages/models/src/constructors/layers.ts: how it is made of its description",
      "packages/models/src/predict/steps: its formula, for answers without a gradient",
      "packages/onnx/src/layers: how it is written in ONNX",
    ],
  }),
  loss: ({ name, file }) => ({
    packageName: "losses",
    files: {
      [`packages/losses/src/losses/${file}.ts`]: "loss",
      [`packages/losses/src/losses/${file}.test.ts`]: "loss.test",
    },
    insertions: [
      { path: "packages/losses/src/index.ts", after: "", line: `export { ${name} } from "./losses/${file}.js";` },
      {
        path: "tests/src/arguments/examples/losses.ts",
        after: "export const losses: Examples = {",
        line: `  ${name}: { methods: lossOn(column, column) },`,
      },
    ],
    test: `src/losses/${file}.test.ts`,
    remains: [described, "packages/models/src/constructors/losses.ts: how it is made of its description"],
  }),
  optimizer: ({ name, file, type }) => ({
    packageName: "optim",
    files: {
      [`packages/optim/src/optimizers/${file}.ts`]: "optimizer",
      [`packages/optim/src/optimizers/${file}.test.ts`]: "optimizer.test",
    },
    insertions: [
      {
        path: "packages/optim/src/index.ts",
        after: "",
        line: `export { type ${type}Options, ${name} } from "./optimizers/${file}.js";`,
      },
      {
        path: "tests/src/arguments/examples/optim.ts",
        after: "export const optim: Examples = {",
        line: `  ${name}: optimizer({ learningRate: 0.5, meanDecay: 0.9 }),`,
      },
    ],
    test: `src/optimizers/${file}.test.ts`,
    remains: [described, "packages/models/src/constructors/optimizers.ts: how it is made of its description"],
  }),
};
