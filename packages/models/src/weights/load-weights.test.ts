import {
  batchNorm,
  batchNorm2d,
  conv2d,
  embedding,
  flatten,
  layerNorm,
  linear,
  maxPool2d,
  relu,
  residual,
  sequential,
  tanh,
} from "@gd/layers";
import { writeSafetensors } from "@gd/safetensors";
import {
  createContext,
  fromElements,
  type Layer,
  leaves,
  type Parameters,
  rowMajor,
  type Shape,
  tensor,
} from "@gd/tensor";
import { compareTrees, SAME_BITS } from "@gd/tensor/testing";
import { predict } from "@gd/train";
import { expect, test } from "vitest";
import { saveModel } from "../file/save-model.js";
import { ModelError } from "../model-error.js";
import { type LoadWeightsOptions, loadWeights } from "./load-weights.js";

type Arrays = Readonly<Record<string, readonly number[]>>;
const counted = (shape: readonly number[], start = 1) => ({
  dtype: "F32" as const,
  shape,
  data: Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, (_, i) =>
    Math.sin(start + i),
  ),
});
/** A file with tensors of these shapes. */
const file = (shapes: Arrays) =>
  writeSafetensors(
    Object.fromEntries(Object.entries(shapes).map(([name, shape], i) => [name, counted(shape, 100 * i)] as const)),
  );
const fresh = (model: Layer) => {
  const context = createContext({ seed: 3 });
  return { parameters: model.initialize(context), statistics: model.initializeStatistics(context) };
};

const weights = <P extends Parameters, S extends Parameters>(
  model: Layer<Shape, Shape, P, S>,
  bytes: Uint8Array,
  options?: LoadWeightsOptions,
) => loadWeights(model, bytes, options).state;

const perceptron = sequential(linear(2, 3), relu, linear(3, 1));
const torch = { "0.weight": [3, 2], "0.bias": [3], "2.weight": [1, 3], "2.bias": [1] };

test("weights of our own file fit a model in code, and no other one", () => {
  const state = fresh(perceptron);
  const bytes = saveModel({ model: perceptron, state });
  const {
    state: { parameters, statistics },
    unused,
  } = loadWeights(perceptron, bytes);
  compareTrees("parameters", parameters, state.parameters, SAME_BITS);
  expect([statistics, unused]).toEqual([state.statistics, []]);
  const other = sequential(linear(2, 3), tanh, linear(3, 1));
  expect(() => loadWeights(other, bytes, { name: "xor.safetensors" })).toThrow(
    new ModelError({
      place: "xor.safetensors, in sequential › 1,",
      problem: "has relu, where the model has tanh",
      advice: "To take its weights all the same, pass { rename: (name) => name }.",
    }),
  );
  compareTrees("parameters", weights(other, bytes, { rename: (name) => name }).parameters, state.parameters, SAME_BITS);
});

test("PyTorch's linear layers lie the other way", () => {
  const { parameters } = weights(perceptron, file(torch), { from: "pytorch" });
  const [first] = parameters;
  expect(first.weight.shape).toEqual([2, 3]);
  const { data } = counted([3, 2], 0);
  // W[input, output] is theirs at [output, input].
  expect([...rowMajor(first.weight)]).toEqual([0, 2, 4, 1, 3, 5].map((i) => data[i]));
  expect([...first.bias.data]).toEqual([...counted([3], 100).data]);
  const single = loadWeights(linear(2, 3), file({ weight: [3, 2], bias: [3] }), { from: "pytorch" });
  expect(single.state.parameters.weight).toEqual(first.weight);
});

test("names are renamed by beginnings, by whole names, or by a function", () => {
  const named = { "net.fc1.weight": [3, 2], "net.fc1.bias": [3], head: [1, 3], "net.fc10.bias": [1], extra: [7] };
  const expected = loadWeights(perceptron, file(torch), { from: "pytorch" });
  const byName = loadWeights(perceptron, file(named), {
    from: "pytorch",
    rename: { "net.fc1": "0", head: "2.linear.weight", "net.fc10.bias": "2.bias", net: "other" },
  });
  expect(byName).toEqual({ ...expected, unused: ["extra"] });
  const names: Readonly<Record<string, string>> = { head: "2.weight", "net.fc10.bias": "2.bias" };
  const rename = (name: string) => names[name] ?? name.replace("net.fc1", "0");
  expect(loadWeights(perceptron, file(named), { from: "pytorch", rename })).toEqual(byName);
  expect(() => loadWeights(perceptron, file(named), { rename: () => "same" })).toThrow(
    "the file: its tensors net.fc1.weight and net.fc1.bias both become same.",
  );
});

test.each<[rename: Readonly<Record<string, string>>, advice: string]>([
  [{ "net.fc1": "0", "net.fc2": "2" }, "Did you mean net.fc1?"],
  [{ "ent.fc1": "0" }, "Did you mean net.fc1?"],
  [{ "net.fc": "0" }, "Did you mean net.fc1?"],
  [{ "net.fc1.": "0" }, "Did you mean net.fc1?"],
  [{ "": "0" }, "Its names are net.fc1.weight, net.fc1.bias, head.weight, head.bias."],
  [{ classifier: "2" }, "Its names are net.fc1.weight, net.fc1.bias, head.weight, head.bias."],
])("a name to rename that the file does not have is refused: %j", (rename, advice) => {
  const bytes = file({ "net.fc1.weight": [3, 2], "net.fc1.bias": [3], "head.weight": [1, 3], "head.bias": [1] });
  const load = () => loadWeights(perceptron, bytes, { from: "pytorch", rename, name: "net.safetensors" });
  expect(load).toThrow(ModelError);
  const [wrong] = Object.keys(rename).filter((name) => name !== "net.fc1" || rename["net.fc2"] === undefined);
  expect(load).toThrow(
    `net.safetensors has no tensor whose name is or begins with ${JSON.stringify(wrong)}, which rename has. ${advice}`,
  );
});

test("a normalization has other names there, and its statistics are beside them", () => {
  const model = sequential(linear(2, 3), batchNorm(3), layerNorm(3), residual(sequential(linear(3, 3), batchNorm(3))));
  const bytes = writeSafetensors({
    ...Object.fromEntries(
      Object.entries({
        "0.weight": [3, 2],
        "0.bias": [3],
        "1.weight": [3],
        "1.bias": [3],
        "1.running_mean": [3],
        "1.running_var": [3],
        "2.weight": [3],
        "2.bias": [3],
        "3.0.weight": [3, 3],
        "3.0.bias": [3],
        "3.1.weight": [3],
        "3.1.bias": [3],
        "3.1.running_mean": [3],
        "3.1.running_var": [3],
      }).map(([name, shape], i) => [name, counted(shape, 100 * i)]),
    ),
    "1.num_batches_tracked": { dtype: "I64", shape: [], data: BigInt64Array.of(5n) },
  });
  const {
    state: { parameters, statistics },
    unused,
  } = loadWeights(model, bytes, { from: "pytorch" });
  expect(unused).toEqual(["1.num_batches_tracked"]);
  expect(parameters[1].scale.data).toEqual(counted([3], 200).data);
  expect(parameters[2].shift.data).toEqual(counted([3], 700).data);
  expect(statistics[1].variance.data).toEqual(counted([3], 500).data);
  expect(leaves(statistics).map(([path]) => path)).toEqual(["1.mean", "1.variance", "3.1.mean", "3.1.variance"]);
});

test("a table of labels is as it is", () => {
  const { parameters } = weights(embedding(4, 2), file({ weight: [4, 2] }), { from: "pytorch" });
  expect(parameters.table.data).toEqual(counted([4, 2], 0).data);
});

/** nn.Conv2d without padding, on an image [channel][row][column]. */
const convolve = (image: number[][][], weight: Float32Array, bias: Float32Array, [out, inputs, size]: number[]) =>
  Array.from({ length: out! }, (_, f) =>
    Array.from({ length: image[0]!.length - size! + 1 }, (_, i) =>
      Array.from({ length: image[0]![0]!.length - size! + 1 }, (_, j) => {
        let sum = bias[f]!;
        for (let c = 0; c < inputs!; c++) {
          for (let k = 0; k < size!; k++) {
            for (let l = 0; l < size!; l++) {
              sum += image[c]![i + k]![j + l]! * weight[((f * inputs! + c) * size! + k) * size! + l]!;
            }
          }
        }
        return sum;
      }),
    ),
  );

test("a network of convolutions answers what PyTorch's does, which flattens channel by channel", () => {
  const model = sequential(
    conv2d(2, 3, { size: 2 }).at([4, 5, 2]),
    batchNorm2d(3),
    relu,
    flatten(36),
    batchNorm(36),
    linear(36, 2),
  );
  const shapes = {
    "0.weight": [3, 2, 2, 2],
    "0.bias": [3],
    "1.weight": [3],
    "1.bias": [3],
    "1.running_mean": [3],
    "1.running_var": [3],
    "4.weight": [36],
    "4.bias": [36],
    "4.running_mean": [36],
    "4.running_var": [36],
    "5.weight": [2, 36],
    "5.bias": [2],
  };
  const arrays = Object.fromEntries(Object.entries(shapes).map(([name, shape], i) => [name, counted(shape, 100 * i)]));
  for (const name of ["1.running_var", "4.running_var"]) {
    const { data } = arrays[name]!;
    data.set(data.map((x) => 1 + x * x));
  }
  const state = weights(model, writeSafetensors(arrays), { from: "pytorch" });

  const image = [0, 1].map((c) => [0, 1, 2, 3].map((i) => [0, 1, 2, 3, 4].map((j) => Math.cos(7 * c + 5 * i + j))));
  const of = (name: string) => arrays[name]!.data;
  const normalized = (x: number, module: number, i: number) =>
    ((x - of(`${module}.running_mean`)[i]!) / Math.sqrt(of(`${module}.running_var`)[i]! + 1e-5)) *
      of(`${module}.weight`)[i]! +
    of(`${module}.bias`)[i]!;
  const flat = convolve(image, of("0.weight"), of("0.bias"), [3, 2, 2])
    .flatMap((rows, channel) => rows.flat().map((x) => Math.max(0, normalized(x, 1, channel))))
    .map((x, i) => normalized(x, 4, i));
  const expected = [0, 1].map((output) =>
    flat.reduce((sum, x, i) => sum + x * of("5.weight")[36 * output + i]!, of("5.bias")[output]!),
  );
  const ours = [0, 1, 2, 3].map((i) => [0, 1, 2, 3, 4].map((j) => [0, 1].map((c) => image[c]![i]![j]!)));
  const { data } = predict({ model }, state as never, tensor(ours) as never) as { readonly data: Float32Array };
  // In float32.
  expected.forEach((value, i) => void expect(data[i]).toBeCloseTo(value, 4));
});

test("half of the precision becomes float32, and all of float64 stays", () => {
  const bytes = (dtype: "F64" | "F32") => {
    const data = dtype === "F64" ? Float64Array.of(0.1, 0.2) : Float32Array.of(0.1, 0.2);
    return writeSafetensors({
      weight: { dtype, shape: [2, 1], data },
      bias: { dtype: "F64", shape: [1], data: Float64Array.of(0.3) },
    } as never);
  };
  expect(loadWeights(linear(2, 1), bytes("F64")).state.parameters.weight).toEqual(
    fromElements(Float64Array.of(0.1, 0.2), [2, 1]),
  );
  const mixed = weights(linear(2, 1), bytes("F32")).parameters;
  expect([mixed.weight.dtype, mixed.bias.dtype]).toEqual(["float32", "float32"]);
});

test.each<[what: string, shapes: Arrays, options: LoadWeightsOptions, message: string]>([
  [
    "a name that is missing",
    { "0.weight": [3, 2], "0.bias": [3], "fc.weight": [1, 3], "fc.bias": [1] },
    { from: "pytorch" },
    "the file has no tensor 2.linear.weight, or 2.weight, of shape [1, 3], which the model asks for. " +
      "Not used: fc.weight [1, 3], fc.bias [1]. Say by rename which is which.",
  ],
  [
    "another shape",
    { ...torch, "2.weight": [2, 3] },
    { from: "pytorch" },
    "the file has a tensor 2.weight of shape [2, 3], where the model asks for [1, 3]. All that it has was used.",
  ],
  [
    "the other way",
    { "0.linear.weight": [3, 2], "0.linear.bias": [3], "2.linear.weight": [1, 3], "2.linear.bias": [1] },
    {},
    'the file has a tensor 0.linear.weight of shape [3, 2], where the model asks for [2, 3]. Weights of PyTorch lie the other way: pass { from: "pytorch" }.',
  ],
])("%s is said", (_, shapes, options, message) => {
  expect(() => loadWeights(perceptron, file(shapes), options)).toThrow(message);
});

test("a pool and images that are flattened at once keep their places", () => {
  const model = sequential(maxPool2d({ size: 2 }).at([4, 4, 3]), flatten(12), linear(12, 1, { bias: false }));
  const { parameters } = weights(model, file({ "2.weight": [1, 12] }), { from: "pytorch" });
  const { data } = counted([12], 0);
  // Ours is [position, channel], theirs [channel, position].
  expect([...parameters[2].weight.data]).toEqual(
    Array.from({ length: 12 }, (_, i) => data[(i % 3) * 4 + Math.floor(i / 3)]),
  );
});
