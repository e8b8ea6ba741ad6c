import { type Batch, createContext, defineLayer, linear, noStatistics, sequential, tensor, toArray } from "@gd/gd";
import { checkGradients, describeGradientCheck } from "@gd/tensor/testing";

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
      const backward = (g: Batch<readonly [Size]>) => {
        const dz = ops.multiply(ops.multiply(g, y), ops.subtract(1, s));
        return {
          inputGradient: ops.add(ops.multiply(g, s), ops.multiplyRow(dz, weight)),
          gradients: { weight: ops.sumRows(ops.multiply(dz, x)), bias: ops.sumRows(dz) },
        };
      };
      return { output: y, backward };
    },
  });

// Its derivatives against central differences; then it is a layer like any other.
console.log(describeGradientCheck(checkGradients(gate(3))));
const model = sequential(linear(2, 8), gate(8), linear(8, 1));
const context = createContext({ seed: 1 });
console.log(toArray(model.forward(context, model.initialize(context), tensor([[0.5, -1]])).output));
