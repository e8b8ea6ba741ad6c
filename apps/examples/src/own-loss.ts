import { adam, type Batch, type Context, dataset, fromElements, linear, randomStreams, tensor, train } from "@gd/gd";
import { checkGradients, describeGradientCheck } from "@gd/tensor/testing";

// The mean of max(q · e, (q − 1) · e) with e = target − output, which is least where a share q of all targets is below the output.
type Column = Batch<readonly [1]>;
const pinball = (q: number) => ({
  name: `pinball(${q})`,
  evaluate({ ops }: Context, output: Column, target: Column) {
    const [n] = output.shape;
    const e = ops.subtract(target, output);
    return {
      value: ops.divide(ops.sum(ops.maximum(ops.multiply(e, q), ops.multiply(e, q - 1))), n),
      backward: () => ops.divide(ops.where(e, -q, 1 - q), n),
    };
  },
});

// Its derivative against central differences.
const example = {
  output: tensor([[1], [2], [4]], { dtype: "float64" }),
  target: tensor([[2], [1.5], [7]], { dtype: "float64" }),
};
console.log(describeGradientCheck(checkGradients(pinball(0.9), example)));

// How long will a delivery hardly take longer than? Its time grows with the distance, and so does how much it varies.
const { uniform, standardNormal } = randomStreams(1).stream("deliveries");
const distances = Float32Array.from({ length: 1000 }, uniform);
const times = distances.map((x) => 1 + 2 * x + 0.5 * (0.2 + x) * standardNormal());
const data = dataset(fromElements(distances, [1000, 1]), fromElements(times, [1000, 1]));
const setup = { model: linear(1, 1), loss: pinball(0.9), optimizer: adam({ learningRate: 0.02 }), seed: 1 };
for await (const event of train({ ...setup, data, epochs: 30 })) {
  if (event.type !== "end") continue;
  const limits = event.training.predict(fromElements(distances, [1000, 1])).data;
  console.log(
    `${times.filter((time, i) => time <= limits[i]!).length} of 1000 stay below their limit, where 900 should`,
  );
}
