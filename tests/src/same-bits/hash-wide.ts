import { dataset } from "@gd/data";
import {
  batchNorm2d,
  conv2d,
  flatten,
  layerNorm,
  linear,
  maxPool2d,
  relu,
  sequential,
  sigmoid,
  tanh,
} from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { adam } from "@gd/optim";
import {
  type DType,
  fromElements,
  type Parameters,
  randomStreams,
  referenceInterpreter,
  type Shape,
  type SynchronousInterpreter,
  sizeOf,
} from "@gd/tensor";
import { wasmInterpreter, wideIsSupported } from "@gd/tensor-wasm";
import { train, weightsHash } from "@gd/train";

const EXAMPLES = 240;

/**
 * The SHA-256 of the weights of networks for whose products V8 optimizes blocks of all sizes, and of one for images, in
 * both precisions.
 */
export const hashNetworks = async (create: CreateInterpreter = referenceInterpreter): Promise<string> =>
  weightsHash([
    await trainedDense(create({ dtype: "float32" })),
    await trainedDense(create({ dtype: "float64" })),
    await trainedConvolutional(create({ dtype: "float32" })),
  ]);

/** The same with vectors of 256 bits, or nothing where the engine has none. */
export const hashWide = async (): Promise<string | undefined> =>
  wideIsSupported() ? hashNetworks((options) => wasmInterpreter({ ...options, wide: true })) : undefined;

type CreateInterpreter = (options: { readonly dtype: DType }) => SynchronousInterpreter;

const dense = sequential(linear(300, 75), tanh, layerNorm(75), linear(75, 34), sigmoid({ gain: 1.5 }), linear(34, 7));
const convolutional = sequential(
  conv2d(2, 6, { size: 3, padding: "same" }).at([12, 12, 2]),
  batchNorm2d(6),
  relu,
  maxPool2d({ size: 2 }),
  flatten(216),
  linear(216, 7),
);

const commonOptions = (interpreter: SynchronousInterpreter) => ({
  loss: softmaxCrossEntropy,
  optimizer: adam({ learningRate: 0.01 }),
  interpreter,
  batchSize: 53,
  epochs: 10,
  seed: "wide",
});

const drawnData = <const S extends Shape>(...shape: S) => {
  const random = randomStreams("wide").stream("inputs");
  const all = [EXAMPLES, ...shape] as const;
  const inputs = Float64Array.from({ length: sizeOf(all) }, () => random.standardNormal());
  const labels = Float64Array.from({ length: EXAMPLES }, (_, i) => i % 7);
  return dataset(fromElements(inputs, all), fromElements(labels, [EXAMPLES]));
};

const trainedDense = async (interpreter: SynchronousInterpreter): Promise<Parameters> => {
  const run = train({ model: dense, data: drawnData(300), ...commonOptions(interpreter) });
  for await (const event of run) if (event.type === "end") return event.state.parameters;
  throw new Error("the training ended without an event of type end");
};

const trainedConvolutional = async (interpreter: SynchronousInterpreter): Promise<Parameters> => {
  const run = train({ model: convolutional, data: drawnData(12, 12, 2), ...commonOptions(interpreter) });
  for await (const event of run) if (event.type === "end") return event.state.parameters;
  throw new Error("the training ended without an event of type end");
};
