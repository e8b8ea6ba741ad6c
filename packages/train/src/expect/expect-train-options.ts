import { ArgumentError, expectArgument, expectBoolean, expectSize } from "@gd/tensor";
import { type StoppingRule, stoppingRule } from "../stopping/early-stopping.js";
import { type PlateauRule, plateauRule } from "../stopping/plateau-rule.js";
import type { TrainOptions } from "../train-options.js";
import { interpreterOf } from "../training-setup.js";
import { expectData } from "./expect-data.js";
import { expectMetricTargets } from "./expect-metric-targets.js";
import { expectMetrics } from "./expect-metrics.js";
import { expectSetup } from "./expect-setup.js";
import { expectTargets } from "./expect-targets.js";

/** What is known of a training before it begins. */
export interface TrainPlan {
  /** Whether all targets are known to be valid. */
  readonly targetsAreValid: boolean;
  /** The number of batches in an epoch. */
  readonly batchCount: number;
  /** When to stop early. */
  readonly stopping: StoppingRule | undefined;
  /** How the learning rate falls on a plateau. */
  readonly falling: PlateauRule | undefined;
}

/** Throws when options of `train`, or of a function that trains, are invalid: better before hours of training than after. */
export function* expectTrainOptions(place: string, options: TrainOptions): Generator<unknown, TrainPlan, never> {
  expectSetup(place, options, ["loss", "optimizer"]);
  const { model, optimizer, data, validation, metrics, earlyStopping, onPlateau, signal } = options;
  const { epochs = 1, batchSize = 32, dropLast = false, replacement = false } = options;
  const { shuffle = true, stepEvents = true } = options;
  expectData(`${place}(data)`, data, model);
  if (validation !== undefined) expectData(`${place}(validation)`, validation, model);
  expectSize(`${place}(epochs)`, epochs, 0);
  expectSize(`${place}(batchSize)`, batchSize);
  for (const [name, value] of Object.entries({ shuffle, dropLast, replacement, stepEvents })) {
    expectBoolean(`${place}(${name})`, value);
  }
  if (signal !== undefined) {
    const advice = "new AbortController().signal is one.";
    const isSignal = typeof Object(signal).aborted === "boolean";
    expectArgument(isSignal, { place: `${place}(signal)`, expected: "a signal", received: signal, advice });
  }
  if (dropLast && !replacement && data.size < batchSize) {
    throw new ArgumentError({
      place: `${place}(batchSize)`,
      expected: `at most ${data.size}, the number of examples, where a smaller batch is dropped`,
      received: batchSize,
      advice: "There would be no batch left.",
    });
  }
  const batchCount = (dropLast && !replacement ? Math.floor : Math.ceil)(data.size / batchSize);
  const { stepsPerUpdate = 1 } = optimizer;
  if (stepsPerUpdate > batchCount) {
    throw new ArgumentError({
      place: `${place}(optimizer)`,
      expected: `no more steps to an update than an epoch has batches, ${batchCount}`,
      received: stepsPerUpdate,
      advice: "An update comes with the end of an epoch at the latest: accumulate fewer, or take smaller batches.",
    });
  }
  if (metrics !== undefined) {
    expectMetrics(`${place}(metrics)`, metrics, options);
    const names = Object.keys(metrics);
    expectArgument(validation !== undefined || names.length === 0, {
      place: `${place}(validation)`,
      expected: `a dataset to compute ${names.join(", ")} of`,
      received: validation,
      advice:
        "Metrics are of the validation: hold out examples of the data by split of @gd/data, or by prepareTable with validation: 0.2; or leave out metrics.",
    });
  }
  const stopping = earlyStopping === undefined ? undefined : stoppingRule(earlyStopping, options);
  const falling = onPlateau === undefined ? undefined : plateauRule(onPlateau, options);
  const { dtype } = interpreterOf(options).ops;
  const targetsAreValid = yield* expectTargets(`${place}(data)`, options, data, dtype);
  if (validation !== undefined) {
    yield* expectTargets(`${place}(validation)`, options, validation, dtype);
    yield* expectMetricTargets(`${place}(metrics)`, { model, metrics: metrics ?? {} }, validation, dtype);
  }
  return { targetsAreValid, batchCount, stopping, falling };
}
