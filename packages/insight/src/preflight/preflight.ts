import { type AnyDataset, batches, type Examples } from "@gd/data";
import { expectSize, type Interpreter, type Layer, randomStreams, type SynchronousInterpreter } from "@gd/tensor";
import {
  type AnyLoss,
  type DataFor,
  type LossFor,
  type Metrics,
  type NoMetrics,
  type TrainingState,
  type TrainOptions,
  train,
} from "@gd/train";
import { type AnyOptions, completed } from "../measure/any-setup.js";
import type { Checked } from "./check.js";
import { checks } from "./checks.js";
import type { Finding } from "./finding.js";

/** What a preflight has seen. */
export interface Preflight {
  /** Each check that says something about such a setup, in the order in which they were made. */
  readonly checks: readonly Checked[];
  /** What is wrong: those of all checks. */
  readonly findings: readonly Finding[];
}

/** Batches that the checks look at. */
const BATCHES = 4;

/**
 * Looks at a setup before it is trained, in seconds on a handful of batches, for what makes trainings fail. Takes the options
 * of `train`, changes nothing, and trains nothing but copies.
 *
 * ```ts
 * const { findings } = await preflight(options);
 * for (const { seen, why, change } of findings) console.log(seen, why, change);
 * ```
 */
export function preflight<
  M extends Layer,
  L extends AnyLoss,
  D extends AnyDataset,
  V extends AnyDataset | undefined = undefined,
  X extends Metrics = NoMetrics,
  I extends Interpreter = SynchronousInterpreter,
>(
  options: TrainOptions<M, L, D, V, X, I> & {
    readonly data: DataFor<M, D>;
    readonly loss: LossFor<L, M, D["targetShape"]>;
    readonly validation?: V extends AnyDataset ? DataFor<M, V> & LossFor<L, M, V["targetShape"]> : undefined;
  },
): Promise<Preflight>;
// The sizes in the signature above are checked at run time: here, model and data may have any.
export async function preflight(options: AnyOptions): Promise<Preflight> {
  const state = await startOf(options);
  const setup = completed(options);
  const bench = { setup, state, batches: await someBatches(setup) };
  const made: Checked[] = [];
  for (const check of checks) {
    const checked = await check(bench);
    if (checked !== undefined) made.push(checked);
  }
  return { checks: made, findings: made.flatMap(({ findings }) => findings) };
}

/** The state before the first step. Throws what `train` throws for options that make no sense. */
const startOf = async (options: AnyOptions): Promise<TrainingState> => {
  const { epochs } = Object(options);
  if (epochs !== undefined) expectSize("preflight(epochs)", epochs, 0);
  for await (const event of train(Object(options) === options ? { ...options, epochs: 0 } : options)) {
    if (event.type === "end") return event.state;
  }
  throw new Error("A training of no epochs ends.");
};

/** The first batches of a random order. */
const someBatches = async ({
  data,
  batchSize,
  interpreter,
  seed,
}: ReturnType<typeof completed>): Promise<readonly Examples[]> => {
  const random = randomStreams(seed).stream("preflight");
  const taken: Examples[] = [];
  for (const promised of batches(data, { batchSize, dtype: interpreter.ops.dtype, random })) {
    taken.push(await promised);
    if (taken.length === BATCHES) break;
  }
  return taken;
};
