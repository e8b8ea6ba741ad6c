// Steps per second of the Playground and of TensorFlow Playground, side by side in one run: a network 2-8-8-8-1 of tanh with
// squared error, on batches of 10 of the same 200 points. After a build of the packages:
// `node scripts/compare-with-tensorflow-playground.mjs nn.ts`, with src/nn.ts of https://github.com/tensorflow/playground.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { dataset } from "@gd/data";
import { linear, stack, tanh } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { fromElements } from "@gd/tensor";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { train } from "@gd/train";
import { runnerImport } from "vite";

const [given] = process.argv.slice(2);
if (given === undefined) throw new Error("Name the file nn.ts of TensorFlow Playground.");
const load = async (file) => (await runnerImport(file, { configFile: false, logLevel: "error" })).module;
// pnpm runs this in its own folder, and says where it was called.
const theirs = await load(resolve(process.env.INIT_CWD ?? process.cwd(), given));
const { madeData } = await load(fileURLToPath(new URL("../src/rooms/playground/data/made-data.ts", import.meta.url)));

const SIZES = [2, 8, 8, 8, 1];
const BATCH = 10;
const RATE = 0.03;
const MILLISECONDS = 2000;
const ROUNDS = 7;

const { points } = madeData("circles", { size: 200, noise: 0.05, seed: 1 });
const targets = points.targets.map((target) => (target > 0 ? 1 : -1));

/** Takes epochs until the time is over, and returns steps per second. */
const timed = async (epoch) => {
  let steps = 0;
  const start = performance.now();
  while (performance.now() - start < MILLISECONDS) steps += await epoch();
  return (1000 * steps) / (performance.now() - start);
};

/** As `oneStep` of its playground.ts. */
const tensorflowPlayground = () => {
  const { TANH } = theirs.Activations;
  const network = theirs.buildNetwork(SIZES, TANH, TANH, null, ["x", "y"]);
  const examples = Array.from(targets, (target, i) => [[points.places[2 * i], points.places[2 * i + 1]], target]);
  const error = theirs.Errors.SQUARE;
  return {
    epoch() {
      examples.forEach(([input, target], i) => {
        theirs.forwardProp(network, input);
        theirs.backProp(network, target, error);
        if ((i + 1) % BATCH === 0) theirs.updateWeights(network, RATE, 0);
      });
      return examples.length / BATCH;
    },
    loss: () =>
      examples.reduce(
        (sum, [input, target]) => sum + error.error(theirs.forwardProp(network, input), target) / examples.length,
        0,
      ),
  };
};

const ours = () => {
  const layers = SIZES.slice(1).flatMap((size, i) => [linear(SIZES[i], size), tanh]);
  const data = dataset(fromElements(points.places, [targets.length, 2]), fromElements(targets, [targets.length, 1]));
  const events = train({
    model: stack(layers),
    // Half of it is what the other network descends on.
    loss: meanSquaredError,
    optimizer: gradientDescent({ learningRate: RATE / 2 }),
    data,
    batchSize: BATCH,
    epochs: 1e9,
    seed: 1,
    interpreter: wasmInterpreter(),
  });
  let loss = Number.NaN;
  return {
    async epoch() {
      for (;;) {
        const { value: event } = await events.next();
        if (event.type !== "epoch") continue;
        loss = event.loss / 2;
        return targets.length / BATCH;
      }
    },
    loss: () => loss,
  };
};

const runs = { "TensorFlow Playground": tensorflowPlayground(), "this Playground": ours() };
const speeds = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, { epoch }] of Object.entries(runs)) speeds[name].push(await timed(epoch));
}
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
for (const [name, values] of Object.entries(speeds)) {
  const [least, most] = [Math.min(...values), Math.max(...values)].map(Math.round);
  console.log(
    `${name}: ${Math.round(median(values))} steps/s (${least} to ${most}), loss ${runs[name].loss().toExponential(1)}`,
  );
}
const [other, own] = Object.values(speeds).map(median);
console.log(`ratio ${(own / other).toFixed(1)}`);
