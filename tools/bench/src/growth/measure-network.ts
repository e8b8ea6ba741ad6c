// One network in a process of its own: its sizes and its batch come as arguments.
import { linear, relu, stack } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { fromElements, randomStreams } from "@gd/tensor";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { createTraining } from "@gd/train";

/** Seconds of the warm-up, and of each round. */
const [WARM_UP, ROUND] = [0.3, 0.15];
const ROUNDS = 5;

const [sizes, batch]: [readonly number[], number] = JSON.parse(process.argv[2]!);
const layers = sizes.slice(1).flatMap((outputs, i) => [relu, linear(sizes[i]!, outputs)]);
const { standardNormal } = randomStreams("growth").stream("examples");
const rows = (width: number) =>
  fromElements(Float32Array.from({ length: batch * width }, standardNormal), [batch, width]);
const examples = { input: rows(sizes[0]!), target: rows(sizes.at(-1)!) };
const training = createTraining({
  model: stack(layers.slice(1)),
  loss: meanSquaredError,
  optimizer: gradientDescent({ learningRate: 0.001 }),
  interpreter: wasmInterpreter({ threads: 1 }),
});

/** Takes steps until so many seconds have passed, and at least so many. Returns the seconds that each took. */
const secondsAStep = (seconds: number, atLeast: number): number => {
  const start = performance.now();
  let steps = 0;
  let passed = 0;
  do {
    training.step(examples);
    steps++;
    passed = (performance.now() - start) / 1000;
  } while (passed < seconds || steps < atLeast);
  return passed / steps;
};

// The second is noted, and the third the first from a plan.
secondsAStep(WARM_UP, 4);
const seconds = Array.from({ length: ROUNDS }, () => secondsAStep(ROUND, 1));
console.log(JSON.stringify({ seconds, kibibytes: process.resourceUsage().maxRSS }));
