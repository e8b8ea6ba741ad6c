import { type MinimizeStep, minimizeSteps, type Stop } from "@gd/optim";
import {
  coefficientsAt,
  fromElements,
  type GradientTransformation,
  leaves,
  type Parameters,
  randomStreams,
  referenceOps,
  type SynchronousInterpreter,
} from "@gd/tensor";
import type { RegressionData } from "./regression-data.js";
import { leastSquares } from "./regression-objective.js";
import { NOTEBOOK_RULE, type RegressionRule } from "./regression-rule.js";
import { isStochastic, type RacerName, VARIANTS } from "./regression-variant.js";

/** Where a variant stands before an iteration. */
export interface RegressionIteration {
  /** Counts from 0, as in the notebook. */
  readonly iteration: number;
  /** ½ Σ (y − ŷ)² over all rows. */
  readonly cost: number;
  readonly weights: readonly number[];
}

/** How a variant ended. */
export interface RegressionFigures {
  /** The last iteration. */
  readonly iteration: number;
  /** Before the last iteration: this is what the notebook prints. */
  readonly cost: number;
  /** After the last iteration. */
  readonly weights: readonly number[];
  /** Whether the cost changed by at most 0.1 in the last iteration. */
  readonly converged: boolean;
}

/** What a variant descends with. */
export interface Descent {
  /** In float64. */
  readonly interpreter: SynchronousInterpreter;
  /** Of the batches that are drawn. */
  readonly seed: number;
  /** Default: the notebook's numbers. */
  readonly rule?: Partial<RegressionRule>;
}

/** What the rule does where a variant stands. */
export interface RuleAtWork extends RegressionIteration {
  /** Over the rows that this iteration uses. */
  readonly gradient: readonly number[];
  readonly learningRate: number;
  /** What the rule remembers, by name: the velocity, or the running mean and variance of gradients. */
  readonly memory: Readonly<Record<string, readonly number[]>>;
  readonly nextMemory: Readonly<Record<string, readonly number[]>>;
  readonly nextWeights: readonly number[];
}

/** A descent that carries on from where it is when its rule changes. */
export interface RegressionRacer {
  now(): RegressionIteration;
  /** Takes an iteration. Returns false once the descent has stopped. */
  step(): boolean;
  /** Adopts a rule. Where the descent has stopped at finite numbers, a change of what it reads lets it carry on. */
  change(rule: RegressionRule): void;
  /** Why it has stopped, once it has. */
  stop(): Stop | undefined;
  figures(): RegressionFigures;
  ruleAtWork(): RuleAtWork;
}

const reference = /* @__PURE__ */ referenceOps({ dtype: "float64" });

/**
 * A variant that starts at weights of 0 and stops when the cost over all rows changes by at most 0.1 in an iteration.
 */
export const regressionRacer = (
  data: RegressionData,
  name: RacerName,
  { interpreter, seed, rule: chosen }: Descent,
): RegressionRacer => {
  const variant = VARIANTS[name];
  let rule: RegressionRule = { ...NOTEBOOK_RULE, ...chosen };
  const start = (): RegressionIteration => ({ iteration: 0, cost: Number.NaN, weights: [0, 0, 0, 0, 0] });
  let now = start();
  let before = now;
  let gradient: readonly number[] = [];
  let memory: Parameters | undefined;
  // Of a step under way, which may turn out not to be finite.
  const newest: { gradient: readonly number[]; memory: Parameters | undefined } = { gradient, memory };
  let stop: Stop | undefined;
  let steps: Generator<MinimizeStep, Stop, void>;

  // minimizeSteps counts from 0 wherever it starts: the iterations before that are added here.
  const rememberingFrom = (first: number): GradientTransformation => ({
    name,
    coefficients: (step) => variant.optimizer(rule).coefficients?.(first + step) ?? [],
    initialize(ops, length) {
      newest.memory = memory ?? variant.optimizer(rule).initialize(ops, length);
      return newest.memory;
    },
    update(input) {
      const next = variant.optimizer(rule).update(input);
      newest.memory = next.state;
      return next;
    },
  });

  let objective = leastSquares(data, interpreter);
  const descend = (): void => {
    if (now.iteration === 0) {
      now = start();
      before = now;
      memory = undefined;
      if (isStochastic(variant)) {
        objective = leastSquares(data, interpreter, { random: randomStreams(seed).stream(name), rule: () => rule });
      }
    }
    const first = now.iteration;
    stop = undefined;
    steps = minimizeSteps(
      (point, step) => {
        const evaluated = objective(point, step);
        newest.gradient = Array.from(evaluated.gradient);
        return evaluated;
      },
      now.weights,
      {
        optimizer: rememberingFrom(first),
        stop: { valueChange: 0.1, maximumSteps: Math.max(0, variant.maximumIterations - first) },
      },
    );
    const next = steps.next();
    if (next.done) stop = next.value;
    else arriveAt({ ...now, cost: next.value.value });
  };
  const arriveAt = (place: RegressionIteration): void => {
    now = place;
    ({ gradient, memory } = newest);
  };
  descend();

  return {
    now: () => now,
    step() {
      if (stop !== undefined) return false;
      const next = steps.next();
      if (next.done) {
        stop = next.value;
        return false;
      }
      const { value, point } = next.value;
      before = now;
      arriveAt({ iteration: before.iteration + 1, cost: value, weights: [...point] });
      return true;
    },
    change(changed) {
      const concerned = variant.reads.some((name) => changed[name] !== rule[name]);
      rule = changed;
      if (concerned && stop?.stoppedBy !== "not-finite") descend();
    },
    stop: () => stop,
    figures: () => ({
      iteration: before.iteration,
      cost: before.cost,
      weights: now.weights,
      converged: stop?.stoppedBy === "value-change",
    }),
    ruleAtWork() {
      const parameters = fromElements(Float64Array.from(now.weights), [now.weights.length]);
      const optimizer = variant.optimizer(rule);
      const state = memory ?? optimizer.initialize(reference, now.weights.length);
      const next = optimizer.update({
        ops: reference,
        gradient: fromElements(Float64Array.from(gradient), [gradient.length]),
        state,
        parameters,
        coefficients: coefficientsAt(optimizer, reference, now.iteration),
      });
      return {
        ...now,
        gradient,
        learningRate: variant.rate(rule, now.iteration),
        memory: byName(state),
        nextMemory: byName(next.state),
        nextWeights: [...reference.add(parameters, next.update).data],
      };
    },
  };
};

const byName = (memory: Parameters): Readonly<Record<string, readonly number[]>> =>
  Object.fromEntries(leaves(memory).map(([path, { data }]) => [path.split(".").at(-1)!, [...data]]));
