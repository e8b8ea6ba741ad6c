import { execPath } from "node:process";
import { numpyVersion, python, pytorchVersion, scikitLearnVersion } from "./python-version.ts";
import type { Task } from "./task.ts";

/** One of those measured, and how its process is started. */
export interface Contestant {
  readonly name: string;
  /** The package whose version the report states. */
  readonly library?: string;
  readonly command: readonly [program: string, ...given: string[]];
  readonly environment?: Readonly<Record<string, string>>;
  /** Set where it measures what the processor can do. */
  readonly isPeak?: true;
  /** Why it does not take part in a task. Its competitor may refuse further ones. */
  readonly skips?: (task: Task) => string | undefined;
  /** What a reader of its figures has to know. */
  readonly remark?: (task: Task) => string | undefined;
  /** Why its loss cannot be compared with the others'. */
  readonly differs?: (task: Task) => string | undefined;
}

const inNode = (key: string): Contestant["command"] => [
  execPath,
  "--no-warnings",
  `${import.meta.dirname}/child.ts`,
  key,
];
const inPython = (file: string): Contestant["command"] => [python, `${import.meta.dirname}/competitors/${file}`];

/** The processor itself: as many multiplications and additions, in registers. It computes nothing, so it has no loss. */
const peak = (mode: string): Contestant => ({
  name: `peak of 128 bits, ${mode}`,
  command: inNode(`peak:${mode}`),
  isPeak: true,
  differs: () => "it computes nothing",
});

/** W2 with a user's layers: what it costs to run their code in each step. */
const ownLayers = (mode: "repeatable" | "not repeatable"): Contestant => ({
  name: `ours, exact, layers of one's own, ${mode}`,
  command: inNode(`our-layers:${mode}`),
  skips: (task) =>
    task.kind === "network" && task.output === "sigmoid" && task.gain === 1 ? undefined : "it is for W2 alone",
});

const brain = (version: "1" | "2"): Contestant => ({
  name: `brain.js ${version}`,
  library: version === "1" ? "brain.js" : "brain.js-2",
  command: inNode(`brain.js:${version}`),
  differs: (task) =>
    task.kind === "network" && task.output === "softmax"
      ? "sigmoids and squared error, one example a step: it has no cross-entropy and no batches"
      : undefined,
});

const numpy = (threads: string): Contestant => ({
  name: threads === "1" ? "NumPy" : `NumPy, ${threads} threads`,
  command: inPython("numpy_competitor.py"),
  environment: { OPENBLAS_NUM_THREADS: threads },
  skips: (task) => {
    if (task.kind === "convolution") return "it has no convolutions";
    return numpyVersion === undefined ? `${python} is missing, or has no NumPy` : undefined;
  },
});

const pytorch = (threads: string): Contestant => ({
  name: threads === "1" ? "PyTorch" : `PyTorch, ${threads} threads`,
  command: inPython("pytorch_competitor.py"),
  environment: { OMP_NUM_THREADS: threads, OPENBLAS_NUM_THREADS: threads, MKL_NUM_THREADS: threads },
  skips: () => (pytorchVersion === undefined ? `${python} is missing, or has no PyTorch` : undefined),
});

/** In the order of the others, or in its own as `fit` takes them by default, as the whole epoch of ours does. */
const scikitLearn = (threads: string, order: "given" | "own" = "given"): Contestant => ({
  name: `scikit-learn${threads === "1" ? "" : `, ${threads} threads`}${order === "own" ? ", a whole epoch" : ""}`,
  command: inPython("scikit_learn_competitor.py"),
  environment: { OMP_NUM_THREADS: threads, OPENBLAS_NUM_THREADS: threads, ORDER: order },
  skips: (task) => {
    if (task.kind !== "network" || task.output !== "softmax") return "its networks are for labels and relu here";
    return scikitLearnVersion === undefined ? `${python} is missing, or has no scikit-learn` : undefined;
  },
  ...(order === "own" ? { differs: () => "it shuffles the examples and gathers them, batch by batch" } : {}),
});

/** The contestant that the ratios of times refer to. */
export const ours = "ours, exact";
/** The contestant that losses are compared with. */
export const reference = "plain loops, float64";

export const contestants: readonly Contestant[] = [
  { name: ours, command: inNode("ours:exact") },
  { name: "ours, fast", command: inNode("ours:fast") },
  { name: "ours, exact, 2 threads", command: inNode("ours:exact-2") },
  { name: "ours, fast, wide, 2 threads", command: inNode("ours:fast-wide-2") },
  {
    name: "ours, reference",
    command: inNode("ours:reference"),
    skips: (task) => (task.kind === "product" && task.size > 512 ? "it takes too long" : undefined),
  },
  {
    name: "ours, exact, a whole epoch",
    command: inNode("our-epoch:exact"),
    skips: (task) =>
      task.kind === "network" && task.output === "softmax" ? undefined : "it is for networks with labels alone",
    differs: () => "`train` shuffles the examples and gathers them, batch by batch: digits from bytes",
  },
  ownLayers("repeatable"),
  ownLayers("not repeatable"),
  { name: "plain loops, float32", command: inNode("plain:float32") },
  { name: reference, command: inNode("plain:float64") },
  brain("1"),
  brain("2"),
  {
    name: "TensorFlow.js, wasm",
    library: "@tensorflow/tfjs-backend-wasm",
    command: inNode("tfjs"),
    remark: (task) => (task.kind === "regression" ? "in float32: it has no float64" : undefined),
  },
  {
    name: "jax-js, wasm, jit",
    library: "@jax-js/jax",
    command: inNode("jax-js"),
    skips: (task) =>
      task.kind === "product" && task.dtype === "float64" && task.size > 1024
        ? "a product takes it minutes"
        : undefined,
  },
  numpy("1"),
  numpy("2"),
  pytorch("1"),
  pytorch("2"),
  scikitLearn("1"),
  scikitLearn("2"),
  scikitLearn("1", "own"),
  peak("multiply and add"),
  peak("fused"),
];
