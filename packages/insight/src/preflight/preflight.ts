import type { AnyDataset, Examples } from "@gd/data";
import { type Interpreter, type Layer, randomStreams, type SynchronousInterpreter } from "@gd/tensor";
import type { AnyLoss, DataFor, LossFor, Metrics, NoMetrics, TrainOptions } from "@gd/train";
import { type AnyOptions, completed } from "../measure/any-setup.js";
import { examplesAt } from "../measure/parts-of.js";
import { sampleOf } from "../measure/sample.js";
import { startOf } from "../measure/start-of.js";
import type { Checked } from "./check.js";
import { checks } from "./checks.js";
import type { Finding } from "./finding.js";
import { expectNames, type PreflightNames } from "./preflight-names.js";
import { stepSeconds } from "./step-seconds.js";

/** What a preflight has seen. */
export interface Preflight {
  /** Each check that says something about such a setup, in the order in which they were made. */
  readonly checks: readonly Checked[];
  /** What is wrong: those of all checks. */
  readonly findings: readonly Finding[];
}

/** Batches that the checks train with: more where they are so small that a few examples would stand for all. */
const BATCHES = 4;
const BATCHED = 64;
/** Examples that they look at. */
const EXAMPLES = 4096;

/**
 * Looks at a setup before it is trained, in seconds on a handful of batches, for what makes trainings fail. Takes the options
 * of `train`, changes nothing, and trains nothing but copies. A check that would train for more than 10 seconds is not judged.
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
  names?: PreflightNames,
): Promise<Preflight>;
// The sizes in the signature above are checked at run time: here, model and data may have any.
export async function preflight(options: AnyOptions, names: PreflightNames = {}): Promise<Preflight> {
  const state = await startOf("preflight", options);
  const setup = completed(options);
  const known = expectNames(names, setup.model);
  const { interpreter, seed } = setup;
  const random = randomStreams(seed).stream("preflight");
  const { dtype } = interpreter.ops;
  const data = setup.data.at?.(1) ?? setup.data;
  const sample = await sampleOf(data, EXAMPLES, random, dtype);
  const validation = setup.validation && (await sampleOf(setup.validation, EXAMPLES, random, dtype));
  const looked = { setup, state, sample, validation, names: known, batches: batchesOf(sample, setup.batchSize) };
  const bench = { ...looked, stepSeconds: (await stepSeconds(looked)) ?? 0 };
  const made: Checked[] = [];
  for (const check of checks) {
    const checked = await check(bench);
    if (checked !== undefined) made.push(checked);
  }
  return { checks: made, findings: made.flatMap(({ findings }) => findings) };
}

/** The first batches of a sample. */
const batchesOf = (sample: Examples, batchSize: number): readonly Examples[] => {
  const [size = 0] = sample.input.shape;
  const places = Array.from({ length: size }, (_, i) => i);
  const enough = Math.max(BATCHES, Math.ceil(BATCHED / batchSize));
  const count = Math.min(enough, Math.max(1, Math.floor(size / batchSize)));
  return Array.from({ length: count }, (_, i) => examplesAt(sample, places.slice(i * batchSize, (i + 1) * batchSize)));
};
