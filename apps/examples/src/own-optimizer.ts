import {
  accuracy,
  chain,
  cosineDecay,
  type GradientTransformation,
  linear,
  randomStreams,
  relu,
  repeatable,
  scaleByLearningRate,
  sequential,
  softmaxCrossEntropy,
  spirals,
  train,
  type Vector,
} from "@gd/gd";

// Signum: m ← βm + (1 − β)g, θ ← θ − rate · sign(m). `repeatable` promises the same operations in every step.
const signOfMean = (decay: number) =>
  repeatable<GradientTransformation<{ readonly mean: Vector }>>({
    name: "signOfMean",
    initialize: (ops, length) => ({ mean: ops.fill([length], 0) }),
    update({ ops, gradient, state }) {
      const mean = ops.add(ops.multiply(state.mean, decay), ops.multiply(gradient, 1 - decay));
      return { update: ops.where(mean, 1, ops.where(ops.subtract(0, mean), -1, mean)), state: { mean } };
    },
  });

const data = spirals({ random: randomStreams(1).stream("points"), size: 600, classes: 3 });
const model = sequential(linear(2, 32), relu, linear(32, 32), relu, linear(32, 3));
const setup = {
  model,
  loss: softmaxCrossEntropy,
  optimizer: chain(signOfMean(0.9), scaleByLearningRate(cosineDecay({ learningRate: 0.005, steps: 600 }))),
  seed: 1,
};
for await (const event of train({ ...setup, data, epochs: 30 })) {
  if (event.type !== "end") continue;
  console.log(
    `${(100 * event.training.evaluate(data, { metrics: { accuracy } }).accuracy).toFixed(1)} % of 600 points`,
  );
}
