import { linear, sequential, sigmoid } from "@gd/layers";
import { residualSumOfSquares } from "@gd/losses";
import { gradientDescent, adam } from "@gd/optim";
import { referenceOps, tensor } from "@gd/tensor";
const { initializeTraining, trainStep } = await import(process.argv[2]);
const model = sequential(linear(2, 3), sigmoid, linear(3, 3), sigmoid, linear(3, 2), sigmoid);
for (const given of [{ ops: referenceOps({ dtype: "float64" }) }, {}]) {
  const dtype = given.ops?.dtype ?? "float32";
  const setup = { model, loss: residualSumOfSquares, optimizer: gradientDescent({ learningRate: 0.01 }), ...given };
  const examples = { input: tensor([[0.2, 0.3]], { dtype }), target: tensor([[0.3, 0.67]], { dtype }) };
  let state = initializeTraining(setup);
  const n = 20000;
  for (let i = 0; i < n; i++) state = trainStep(setup, state, examples).state;
  const times = [1,2,3,4,5].map(() => { const t = performance.now(); for (let i = 0; i < n; i++) state = trainStep(setup, state, examples).state; return (performance.now() - t) * 1000 / n; });
  console.log(process.argv[2], dtype, given.ops ? "ops given" : "ops by default", Math.min(...times).toFixed(1), "µs", [...state.vector.data].slice(0,2));
}
