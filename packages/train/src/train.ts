import { type AnyDataset, copyExamplesOf, epochOrder } from "@gd/data";
import { type Interpreter, type Layer, type SynchronousInterpreter, settle, waitFor } from "@gd/tensor";
import { batchesAhead } from "./batches-ahead.js";
import { combineBatches } from "./evaluate/combine-batches.js";
import type { Evaluation } from "./evaluate/evaluate.js";
import type { Metrics, NoMetrics } from "./evaluate/metric-for.js";
import { type Computation, eventStream } from "./event-stream.js";
import { dataOfEpoch } from "./expect/data-of-epoch.js";
import { expectExamples } from "./expect/expect-examples.js";
import { expectTrainOptions } from "./expect/expect-train-options.js";
import type { AnyLoss, DataFor, LossFor } from "./fit.js";
import { now } from "./now.js";
import { pause } from "./pause.js";
import { expectSameEpoch, positionAt } from "./position-in-epoch.js";
import type { StepResult } from "./step/step-report.js";
import { watchBest } from "./stopping/early-stopping.js";
import type { TrainOptions } from "./train-options.js";
import { controlTraining } from "./training.js";
import type { TrainingEvent } from "./training-event.js";
import { contextOf, type TrainingSetup } from "./training-setup.js";

/** Milliseconds for which training blocks the event loop at most, unless a single step takes longer. */
const LONGEST_BLOCK = 25;
/** Of steps that are there at once, the clock is looked at after so many: it costs as much as one of them. */
const CLOCK = 8;

/**
 * Trains a model on a dataset: a stream of events, the last of which has the type `end`. The training pauses until the next
 * event is asked for, `break` ends it, and so does a signal.
 *
 * Equal options give equal bits. A training that continues from a state gives the bits of one long run, also from the middle
 * of an epoch: it takes the batches that are left. Random numbers come from the streams `order/1`, `order/2`, … for the
 * examples of each epoch; layers draw by their path and the number of the step.
 *
 * Examples that take a while, those of an `AsyncDataset`, are asked for one batch ahead. An error of them ends the training.
 * When the stream has ended, also by `break`, nothing is asked for any more.
 *
 * Throws  NotFiniteError when a value is NaN or infinite; before the first step, what the loss throws for invalid targets
 */
export function train<
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
): AsyncGenerator<TrainingEvent<M, V extends AnyDataset ? Evaluation<X> : undefined, L, I>, void, undefined>;
// The sizes in the signature above are checked at run time: here, model and data may have any.
export function train(options: TrainOptions): AsyncGenerator<TrainingEvent, void, undefined> {
  return eventStream(eventsOf(options));
}

/** The events of a training. */
function* eventsOf(options: TrainOptions): Computation<TrainingEvent> {
  const { targetsAreValid, batchCount, stopping, falling } = yield* waitFor(
    settle(expectTrainOptions("train", options)),
  );
  const { data, validation, metrics, batchSize = 32, epochs = 1, signal, state } = options;
  const { shuffle = true, replacement = false, dropLast = false, stepEvents = true } = options;
  const { model, loss, optimizer, regularization, norms, interpreter, seed, observe } = options;
  // Those of later epochs may be others.
  const targetsAreKnown = targetsAreValid && data.at === undefined;
  const setup = { model, loss, optimizer, regularization, norms, interpreter, seed, observe };
  const plateau = state?.plateau ?? falling?.initial;
  const { controls, ...training } = controlTraining(setup as TrainingSetup, state, "train(state)", plateau);
  const order = { batchCount, batchSize, shuffle, replacement, seed: seed ?? 0 };
  expectSameEpoch(controls.position(), order);
  const best = stopping && watchBest(training, stopping);
  const { random, ops } = contextOf(options);
  const last = controls.epoch + epochs;
  let unblocked = now();
  const isLate = (): boolean => now() - unblocked > LONGEST_BLOCK;

  function* end(reason: "epochs" | "aborted" | "early-stopping"): Generator<Promise<unknown>, TrainingEvent, never> {
    const state = best?.now().state ?? (yield* waitFor(training.state()));
    return { type: "end", reason, epoch: controls.epoch, best: best?.now().best, state, training };
  }

  while (controls.epoch < last && !best?.isOver()) {
    const epoch = controls.epoch + 1;
    let seconds = 0;
    const before = controls.position() ?? { batches: 0, loss: 0, penalty: 0, weight: 0 };
    let batch = before.batches;
    const losses = combineBatches(loss.reduction, { total: before.loss, weight: before.weight });
    const penalties = combineBatches("mean", { total: before.penalty, weight: before.weight });
    controls.position = () => positionAt(batch, { order, losses, penalties });
    const source = dataOfEpoch(data, epoch, model);
    const drawn = shuffle || replacement ? { random: random.stream(`order/${epoch}`) } : {};
    const places = epochOrder(source, { batchSize, replacement, dropLast, ...drawn });
    const examplesOf = (batch: number) =>
      source.examples(places.subarray(batch * batchSize, (batch + 1) * batchSize), ops.dtype);
    const copy = targetsAreKnown ? copyExamplesOf(source) : undefined;
    const { inputShape, targetShape } = source;
    controls.batches = copy && { copy, order: places, batchSize, last: batchCount - 1, inputShape, targetShape };
    const ahead = batchesAhead(inTurn(examplesOf, batch, batchCount));
    const count = ({ loss, penalty, weight }: StepResult): void => {
      losses.add(loss - penalty, weight);
      penalties.add(penalty, weight);
    };
    const eventOf = ({ loss, norms }: StepResult): TrainingEvent => ({
      type: "step",
      step: controls.step - 1,
      epoch,
      loss,
      norms,
      training,
    });
    /** The next step, if it has been taken ahead. */
    const takeThere = (): StepResult | undefined => {
      const taken = controls.taken(batch);
      if (taken !== undefined) {
        batch++;
        count(taken);
      }
      return taken;
    };
    /** Its event. */
    const nextThere = (): TrainingEvent | undefined => {
      if (signal?.aborted || (controls.ahead % CLOCK === 0 && isLate())) return undefined;
      const taken = takeThere();
      return taken && eventOf(taken);
    };
    try {
      for (;;) {
        if (stepEvents && copy !== undefined) yield nextThere;
        while (!stepEvents && takeThere() !== undefined);
        if (batch === batchCount) break;
        const next = copy === undefined ? ahead.next() : undefined;
        const waited = next instanceof Promise ? yield* waitFor(next) : next;
        if (isLate()) {
          yield* waitFor(pause());
          unblocked = now();
        }
        if (signal?.aborted) {
          yield yield* end("aborted");
          return;
        }
        let start = now();
        const place = batch++;
        const told = copy === undefined ? undefined : controls.takeAhead(place);
        let taken = told instanceof Promise ? yield* waitFor(told) : told;
        if (taken === undefined) {
          const examples = waited === undefined ? examplesOf(place) : waited.value;
          expectExamples("train(data)", examples);
          start = now();
          const last = batch === batchCount;
          const step = targetsAreKnown ? controls.take(examples, last) : training.step(examples, { last });
          taken = step instanceof Promise ? yield* waitFor(step) : step;
        }
        seconds += (now() - start) / 1000;
        count(taken);
        if (stepEvents) yield eventOf(taken);
      }
    } finally {
      yield* waitFor(ahead.end());
    }
    controls.epoch = epoch;
    controls.position = () => undefined;
    const evaluation = validation && (yield* waitFor(controls.validate(validation, metrics)));
    if (falling !== undefined && controls.plateau !== undefined && evaluation !== undefined) {
      controls.plateau = falling.next(controls.plateau, evaluation);
    }
    if (best !== undefined && evaluation !== undefined) yield* waitFor(best.see(epoch, evaluation));
    const stopping = best?.now();
    const mean = losses.result() + penalties.result();
    yield { type: "epoch", epoch, loss: mean, validation: evaluation, seconds, stopping, training };
  }
  best?.expectFound();
  yield yield* end(best?.isOver() ? "early-stopping" : "epochs");
}

/** What a function returns for each number from `from` on and before `end`. */
function* inTurn<T>(of: (number: number) => T, from: number, end: number): Generator<T, void> {
  for (let number = from; number < end; number++) yield of(number);
}
