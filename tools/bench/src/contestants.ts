import { execPath } from "node:process";
import { operationsOf } from "./operations.ts";
import { numpy, type PythonLibrary, pytorch, scikitLearn, withoutChoices } from "./python-libraries.ts";
import type { Task } from "./task.ts";

/** One of those measured, and how its process is started. */
export interface Contestant {
  readonly name: string;
  /** The package whose version the report states. */
  readonly library?: string;
  readonly command: readonly [program: string, ...given: string[]];
  /** Variables that its process has beside those of the benchmark, or has not where they are undefined. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Set where it measures what the processor can do. */
  readonly isPeak?: true;
  /** Set where a round has to be the whole workload, as of an epoch that begins with a shuffle of all examples. */
  readonly isWhole?: true;
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
/** Has glibc keep memory for the next step, rather than give it back to the system, which then fills it with zeros again. */
const keepingMemory = {
  MALLOC_MMAP_THRESHOLD_: "1000000000",
  MALLOC_TRIM_THRESHOLD_: "4000000000",
  MALLOC_TOP_PAD_: "100000000",
} as const;

/** A library of Python on so many threads, started by the Python that has it; skipped where none has it. */
const inPython = (
  name: string,
  library: PythonLibrary | undefined,
  file: string,
  threads: "1" | "2",
  environment: Readonly<Record<string, string>> = {},
): Contestant => ({
  name: threads === "1" ? name : `${name}, ${threads} threads`,
  command: [library?.python ?? "python3", `${import.meta.dirname}/competitors/${file}`],
  environment: {
    OMP_NUM_THREADS: threads,
    OPENBLAS_NUM_THREADS: threads,
    ...keepingMemory,
    ...withoutChoices,
    ...environment,
  },
  skips: (task) => {
    if (library === undefined) return "no Python has it";
    return threads !== "1" && task.kind === "inference" ? "outputs are measured on one thread" : undefined;
  },
});

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

const inNumPy = (threads: "1" | "2") => inPython("NumPy", numpy, "numpy_competitor.py", threads);
const inPyTorch = (threads: "1" | "2") => inPython("PyTorch", pytorch, "pytorch_competitor.py", threads);

/** In the order of the others, or in its own as `fit` takes them by default, as the whole epoch of ours does. */
const inScikitLearn = (order: "given" | "own"): Contestant => {
  const name = order === "own" ? "scikit-learn, a whole epoch" : "scikit-learn";
  const inLibrary = inPython(name, scikitLearn, "scikit_learn_competitor.py", "1", { ORDER: order });
  return {
    ...inLibrary,
    skips: (task) =>
      task.kind === "network" && task.output === "softmax"
        ? inLibrary.skips?.(task)
        : "its networks are for labels and relu here",
    differs: (task) => {
      if (order === "own") return "it shuffles the examples and gathers them, batch by batch";
      const isAdam = task.kind === "network" && task.output === "softmax" && task.optimizer === "adam";
      return isAdam ? "its Adam adds ε to √v before v is corrected for its bias" : undefined;
    },
    ...(order === "own" ? { isWhole: true } : {}),
  };
};

/** The contestant that the ratios of times refer to. */
export const ours = "ours, exact";
/** The contestant that losses are compared with. */
export const reference = "plain loops, float64";

export const contestants: readonly Contestant[] = [
  { name: ours, command: inNode("ours:exact") },
  { name: "ours, exact, default", command: inNode("ours:default") },
  { name: "ours, fast", command: inNode("ours:fast") },
  { name: "ours, exact, wide", command: inNode("ours:exact-wide") },
  { name: "ours, exact, 2 threads", command: inNode("ours:exact-2") },
  { name: "ours, fast, wide, 2 threads", command: inNode("ours:fast-wide-2") },
  {
    name: "ours, reference",
    command: inNode("ours:reference"),
    skips: (task) => (operationsOf(task) > 5e7 ? "it takes too long" : undefined),
  },
  {
    name: "ours, exact, a whole epoch",
    command: inNode("our-epoch:exact"),
    isWhole: true,
    skips: (task) =>
      task.kind === "network" && task.output === "softmax" ? undefined : "it is for networks with labels alone",
    differs: () => "`train` shuffles the examples and gathers them, batch by batch: digits from bytes",
  },
  {
    name: "ours, exact, by `train`",
    command: inNode("our-train:exact"),
    skips: (task) =>
      task.kind === "network" && task.output === "sigmoid" ? undefined : "it is for networks with squared error alone",
  },
  {
    name: "ours, exact, by `train`, events of epochs alone",
    command: inNode("our-epochs:exact"),
    skips: (task) =>
      task.kind === "network" && task.output === "sigmoid" ? undefined : "it is for networks with squared error alone",
  },
  { name: "ours, exact, by `predictor`", command: inNode("our-predictor:exact") },
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
    skips: (task) => {
      if (task.kind === "product" && task.dtype === "float64" && task.size > 1024) return "a product takes it minutes";
      return task.kind === "convolution" && operationsOf(task) > 1e9 ? "a step takes it 25 seconds" : undefined;
    },
  },
  { name: "ONNX Runtime", library: "onnxruntime-node", command: inNode("onnx-runtime") },
  inNumPy("1"),
  inNumPy("2"),
  inPyTorch("1"),
  inPyTorch("2"),
  inScikitLearn("given"),
  inScikitLearn("own"),
  peak("multiply and add"),
  peak("fused"),
];
