import type { AnyDataset, Examples } from "@gd/data";
import {
  type Answer,
  type Bytes,
  expectBoolean,
  expectOptions,
  type Interpreter,
  type Layer,
  leaves,
  mapLeaves,
  type Report,
  type SynchronousInterpreter,
  settle,
  type Tensor,
  type Vector,
  whenRead,
} from "@gd/tensor";
import { type AnswerFor, answer, answerFor } from "./answer.js";
import { saveCheckpoint } from "./checkpoint/save-checkpoint.js";
import { type EvaluateOptions, type Evaluation, evaluateModel } from "./evaluate/evaluate.js";
import type { Metrics, NoMetrics } from "./evaluate/metric-for.js";
import { outputFunction } from "./evaluate/output-function.js";
import type { PredictionFor } from "./evaluate/predict.js";
import { examplesIn } from "./expect/examples-in.js";
import { expectSetup } from "./expect/expect-setup.js";
import type { AnyLoss, DataFor, ExamplesFor, InputFor } from "./fit.js";
import { inOrder } from "./in-order.js";
import { explainStep } from "./inspect/explain-step.js";
import { startOf } from "./start-of.js";
import type { Variables } from "./step/attempt-step.js";
import { batchCheck, placeOfTarget } from "./step/batch-check.js";
import { copyVariables } from "./step/copy-variables.js";
import { type StepInputs, stepFunction } from "./step/step-function.js";
import { stepNumbers } from "./step/step-numbers.js";
import { emptyResult, reportReader, type StepResult } from "./step/step-report.js";
import { type BatchesInMemory, stepsAhead } from "./step/steps-ahead.js";
import { viewsOf } from "./step/views-of.js";
import { contextOf, interpreterOf, type TrainingSetup } from "./training-setup.js";
import type { EpochPosition, TrainingStart, TrainingState } from "./training-state.js";

/** Options of `step` of a training. */
export interface StepOptions {
  /** Whether it is the last step of an epoch: `accumulateGradients` then makes an update of what it has. Default: false. */
  readonly last?: boolean;
}

/** A running training: parameters, statistics and the optimizer's state, which its steps change. */
export interface Training<
  M extends Layer = Layer,
  L extends AnyLoss = AnyLoss,
  I extends Interpreter = SynchronousInterpreter,
> {
  /** A frozen copy of the setup that it was created with. */
  readonly setup: TrainingSetup<M, L, I>;
  /**
   * One step on one batch: forward, loss, backward, update.
   *
   * Throws  NotFiniteError, before anything changes, when the loss, the update, the optimizer's new state or the statistics
   *         are not finite; what the loss throws for invalid targets
   */
  step<E extends Examples>(examples: E & ExamplesFor<M, L, E>, options?: StepOptions): Answer<I, StepResult>;
  /**
   * The loss and metrics over a dataset, as `evaluate` computes them. Wait for those of an `AsyncDataset` before the next step,
   * which waits for them, too.
   */
  evaluate<D extends AnyDataset, X extends Metrics = NoMetrics>(
    data: D & DataFor<M, D>,
    options?: EvaluateOptions<M, D, X>,
  ): AnswerFor<I, D, Evaluation<X>>;
  /** The model's output for a batch or a single example. */
  predict<T extends Tensor>(input: T & InputFor<M, T["shape"]>): Answer<I, PredictionFor<M, T>>;
  /** A snapshot, which stays as it is while the training continues. */
  state(): Answer<I, TrainingState<M>>;
  /** A snapshot as the bytes of a checkpoint. */
  save(): Answer<I, Bytes>;
}

/**
 * Creates a training to take steps of your own with; `train` takes them for you. Setup and start are copied: what you do
 * with them afterwards changes nothing, nor does the training change them.
 *
 * ```ts
 * const training = createTraining({ model, loss: meanSquaredError, optimizer: adam({ learningRate: 0.01 }) });
 * training.step({ input, target }).loss;
 * training.predict(input);
 * ```
 *
 * @param start a state to continue from. Default: fresh parameters, drawn from the seed.
 */
export const createTraining = <M extends Layer, L extends AnyLoss, I extends Interpreter = SynchronousInterpreter>(
  setup: TrainingSetup<M, L, I>,
  start?: TrainingStart<M>,
): Training<M, L, I> => {
  expectSetup("createTraining", setup, ["loss", "optimizer"]);
  const { controls: _, ...training } = controlTraining(setup, start, "createTraining(start)", start?.plateau);
  return training;
};

/** A frozen copy of a setup and of its list of penalties. */
const frozenCopy = <S extends Pick<TrainingSetup, "regularization">>(setup: S): S => {
  const { regularization } = setup;
  const penalties = Array.isArray(regularization) ? { regularization: Object.freeze([...regularization]) } : {};
  return Object.freeze({ ...setup, ...penalties });
};

/** What errors of `train` call the data and the metrics of a validation. */
const VALIDATION = { data: "train(validation)", metrics: "train(metrics)" };

const isLast = (options: StepOptions): boolean => {
  const { last = false } = expectOptions("training.step", options, ["last"]);
  expectBoolean("training.step(last)", last);
  return last;
};

/** The examples of a step, of any shapes. */
interface StepExamples {
  readonly input: Tensor;
  readonly target: Tensor;
}

/** The part of a training that is for `train` alone. */
export interface Controls<M extends Layer> {
  readonly step: number;
  epoch: number;
  /** Where in the next epoch the training is; undefined at its beginning. */
  position(): EpochPosition | undefined;
  plateau: TrainingState<M>["plateau"];
  /** The evaluation of examples for validation. */
  validate(data: AnyDataset, metrics: Metrics | undefined): Evaluation | Promise<Evaluation>;
  /** The batches of the epoch, if their examples lie in memory and their targets are known to be valid. */
  batches: BatchesInMemory | undefined;
  /** How many steps have been taken ahead. */
  readonly ahead: number;
  /** The step on the next of them, if it has been taken ahead and is there at once. The next such result overwrites it. */
  taken(batch: number): StepResult | undefined;
  /** The step on it, if steps can be taken ahead. The next such result overwrites it. */
  takeAhead(batch: number): StepResult | undefined | Promise<StepResult | undefined>;
  /** A step on examples whose targets are known to be valid, which may be the last ones of an epoch. */
  take(examples: StepExamples, isLast: boolean): StepResult | Promise<StepResult>;
}

/** A training with its controls. */
export const controlTraining = <M extends Layer, L extends AnyLoss, I extends Interpreter>(
  given: TrainingSetup<M, L, I>,
  start: TrainingStart<M> | undefined,
  placeOfStart: string,
  plateau: TrainingState<M>["plateau"],
): Training<M, L, I> & { readonly controls: Controls<M> } => {
  const setup = frozenCopy(given);
  const { model, loss, optimizer, regularization, norms = false } = setup;
  const interpreter = interpreterOf(setup);
  const { ops } = interpreter;
  const context = contextOf(setup);
  const state: TrainingState = startOf(setup, start, placeOfStart);
  const { description } = state;

  const tensors = leaves(state.parameters).map(([, leaf]) => ops.from(leaf));
  const vector: Vector = interpreter.variable(ops.concatenate(tensors));
  const variableLike = (leaf: Tensor): Tensor => interpreter.variable(ops.from(leaf));
  const variables: Variables = {
    vector,
    parameters: viewsOf(state.parameters, (first, { shape }) => ops.slice(vector, first, shape)),
    statistics: mapLeaves(state.statistics, variableLike),
    optimizerState: mapLeaves(state.optimizerState, variableLike),
  };
  // Targets are checked against the loss where they come in; here, it is a loss of any.
  const parts = setup as object as Omit<TrainingSetup, "interpreter">;
  const numbers = stepNumbers(parts, ops.dtype, plateau !== undefined);
  const run = stepFunction(interpreter, context, parts, variables, numbers);
  const running = { interpreter, context, setup: parts };
  const read = reportReader(regularization !== undefined, norms ? variables.parameters : undefined);
  const { stepsPerUpdate = 1 } = optimizer;
  let step = state.step;
  /** The number of a step; the last one of an epoch is where the optimizer makes its next update. */
  const numberOf = (next: number, isLast: boolean): number =>
    isLast ? next + stepsPerUpdate - 1 - (next % stepsPerUpdate) : next;
  const ahead = stepsAhead({
    interpreter,
    run,
    variables: [vector, ...leaves([variables.statistics, variables.optimizerState]).map(([, leaf]) => leaf)],
    numbers: numbers.vector,
    writeNumbers(later, batch, into, start) {
      const at = numberOf(step + later, batch === controls.batches?.last);
      numbers.write(at, controls.plateau?.rateFactor, into, start);
      return at;
    },
  });

  function* copyState(): Generator<unknown, TrainingState<M>, never> {
    const { epoch, plateau: place } = controls;
    const position = controls.position();
    const counts = {
      step,
      epoch,
      ...(position === undefined ? {} : { position }),
      ...(place === undefined ? {} : { plateau: place }),
      description,
    };
    const { vector: _, ...trees } = yield* copyVariables(interpreter, variables);
    const state = { ...trees, ...counts };
    // The trees have the names and shapes that the model gave them.
    return state as TrainingState<M>;
  }

  const expectBatch = batchCheck(model, loss);
  const place = placeOfTarget(loss);
  let outputs: readonly number[] = [];
  const expectTarget = (target: Tensor): void => {
    const [batch = 1] = target.shape;
    if (outputs[0] !== batch) outputs = [batch, ...model.outputShape];
    loss.expectTarget?.(place, target as never, outputs);
  };
  const finish = (report: Report, examples: StepExamples, at: number): StepResult | Promise<StepResult> => {
    if (report === undefined) {
      expectTarget(examples.target);
      return settle(explainStep(running, variables, numbers, examples, at));
    }
    step = at + 1;
    return read(report, 0, report.length, examplesIn(examples.input.shape, model), emptyResult());
  };
  // Steps of small networks make as few objects as possible: memory that is written for the first time takes its time.
  const inputs: [...StepInputs] = [vector, vector, numbers.vector];
  const resultAhead = emptyResult();
  /** Takes a step on examples, after a check of those that are not like earlier ones. */
  const takeAt = (at: number, examples: StepExamples, check?: typeof expectBatch): StepResult | Promise<StepResult> => {
    ahead.settle();
    numbers.write(at, controls.plateau?.rateFactor);
    // Nobody has looked at them yet: they may be anything.
    inputs[0] = examples?.input;
    inputs[1] = examples?.target;
    let report = run.again(inputs);
    if (report === null) {
      check?.(examples);
      report = run([...inputs], at);
    }
    // Not `whenRead`, which would make a function in each step: most reports are there at once.
    if (report instanceof Promise) return report.then((later) => finish(later, examples, at));
    return finish(report, examples, at);
  };
  const takeAhead = (batch: number): StepResult | undefined => {
    const batches = controls.batches!;
    const place = ahead.take(batches, batch);
    if (place < 0) return undefined;
    step = numberOf(step, batch === batches.last) + 1;
    return read(ahead.reports, place * ahead.width, (place + 1) * ahead.width, batches.batchSize, resultAhead);
  };
  const takeChecked = (at: number, examples: StepExamples): StepResult | Promise<StepResult> => {
    if (loss.invalidTargetsGiveNaN) return takeAt(at, examples, expectBatch);
    expectBatch(examples);
    expectTarget(examples.target);
    return takeAt(at, examples);
  };
  const stepWith = (examples: StepExamples, options: StepOptions) => {
    expectBatch(examples);
    return isLast(options) ? takeLastStep : takeStep;
  };
  const takeStep = (examples: StepExamples) => takeChecked(step, examples);
  const takeLastStep = (examples: StepExamples) => takeChecked(numberOf(step, true), examples);
  const takeKnown = (examples: StepExamples) => takeAt(step, examples);
  const takeLastKnown = (examples: StepExamples) => takeAt(numberOf(step, true), examples);
  const readState = () => settle(copyState());
  const outputOf = outputFunction(running, variables);
  // Where memory is elsewhere, no answer falls into the middle of a step.
  const { ask, isIdle } = inOrder();
  /** For what looks at the variables. */
  const look = <T>(work: () => T | Promise<T>): T | Promise<T> =>
    ask(() => {
      ahead.settle();
      return work();
    }, undefined);
  const controls: Controls<M> = {
    get step() {
      return step;
    },
    epoch: state.epoch,
    position: () => state.position,
    plateau,
    validate: (data, metrics) =>
      look(() => settle(evaluateModel(running, { ...variables, step }, data, { metrics }, VALIDATION))),
    batches: undefined,
    get ahead() {
      return ahead.left;
    },
    taken: (batch) => (ahead.left > 0 && isIdle() ? takeAhead(batch) : undefined),
    takeAhead: (batch) => ask(takeAhead, batch),
    take: (examples, isLast) => ask(isLast ? takeLastKnown : takeKnown, examples),
  };
  return {
    setup,
    controls,
    step: (examples, options) => answer(ask(options === undefined ? takeStep : stepWith(examples, options), examples)),
    evaluate: (data, options) =>
      answerFor(look(() => settle(evaluateModel(running, { ...variables, step }, data, options)))),
    predict: (input) => answer(look(() => outputOf(input, step)) as never),
    state: () => answer(look(readState)),
    save: () => answer(whenRead(look(readState), saveCheckpoint)),
  };
};
