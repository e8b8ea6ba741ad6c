import { createContext, format, gradientDescent, linear, meanSquaredError, sequential, sigmoid, tensor } from "@gd/gd";

// One step of training by hand, as a notebook would show it: each value has a name, and can be looked at.
const context = createContext({ seed: 1 });
const [hidden, output] = [linear(2, 2), linear(2, 1)];
const model = sequential(hidden, sigmoid, output);
const parameters = model.initialize(context);
const [x, t] = [tensor([[0.5, -1]]), tensor([[1]])];

const forward = model.forward(context, parameters, x);
console.log("y       ", format(forward.output));
const loss = meanSquaredError.evaluate(context, forward.output, t);
console.log("L       ", format(loss.value));
const { inputGradient, gradients } = forward.backward(loss.backward());
console.log("∂L/∂x   ", format(inputGradient));
console.log("∂L/∂W1  ", format(gradients[0].weight).replace("\n", "\n         "));

// θ ← θ − 0.1 · ∂L/∂θ, for the bias of the output: the update is added.
const { ops } = context;
const { bias } = parameters[2];
const optimizer = gradientDescent({ learningRate: 0.1 });
const state = optimizer.initialize(ops, 1);
const rate = ops.fill([], 0.1);
const { update } = optimizer.update({
  ops,
  gradient: gradients[2].bias,
  parameters: bias,
  state,
  coefficients: [rate],
});
console.log("b2      ", format(bias), "→", format(ops.add(ops.reshape(update, [1]), bias)));
