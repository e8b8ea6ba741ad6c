import { expectBoolean } from "../expect/expect.js";
import { expectOptions } from "../expect/expect-options.js";
import { expectTransformation } from "../expect/expect-parts.js";
import { counting } from "../interpreter/counting.js";
import { referenceInterpreter, referenceOps } from "../interpreter/reference/reference-interpreter.js";
import { traced } from "../interpreter/traced.js";
import { coefficientsAt } from "../model/coefficients.js";
import type { GradientTransformation } from "../model/gradient-transformation.js";
import type { Ops } from "../operations/ops.js";
import { leaves, mapLeaves, type Parameters } from "../parameters.js";
import { randomStreams } from "../random/random-streams.js";
import type { Vector } from "../tensor.js";
import { toArray } from "../to-array.js";
import { compareTensors, compareTrees, FLOAT32, SAME_BITS } from "./compare-tensors.js";
import { assertContract, type ContractCase, describeContract } from "./contract.js";
import { randomTensor } from "./random-tensor.js";

const LENGTH = 7;
const STEPS = 20;

/**
 * What every gradient transformation must guarantee: updates have the length of the gradient and are finite, even for a
 * gradient of 0; nothing that it receives changes; equal inputs give equal bits; the state keeps its tensors, and
 * nothing else is remembered from step to step; all interpreters agree. An optimizer must also descend: twenty steps on
 * ½‖θ − c‖² lower it.
 */
export const transformationContract = (
  transformation: GradientTransformation,
  options: { readonly descends?: boolean } = {},
): readonly ContractCase[] => {
  expectTransformation("transformationContract(transformation)", transformation);
  const { descends = false } = expectOptions("transformationContract", options, ["descends"]);
  expectBoolean("transformationContract(descends)", descends);
  const interpreter = referenceInterpreter({ dtype: "float64" });
  const float64 = interpreter.ops;
  const random = randomStreams("contract").stream("transformation");
  const start: Vector = randomTensor(random, [LENGTH]);
  const centre: Vector = randomTensor(random, [LENGTH]);

  /** θ and the updates of some steps on ½‖θ − c‖², whose gradient is θ − c. */
  const run = (ops: Ops, gradientOf = (theta: Vector): Vector => ops.subtract(theta, ops.from(centre))) => {
    let parameters = ops.from(start);
    let state = transformation.initialize(ops, LENGTH);
    const updates: Vector[] = [];
    for (let step = 0; step < STEPS; step++) {
      const coefficients = coefficientsAt(transformation, ops, step);
      const next = transformation.update({ ops, gradient: gradientOf(parameters), state, parameters, coefficients });
      state = next.state;
      parameters = ops.add(parameters, next.update);
      updates.push(next.update);
    }
    return { parameters, updates, state };
  };
  /** The same as in training, which changes θ and the state in place and reuses the gradient's memory. */
  const runInPlace = () => {
    const [parameters, gradient] = [interpreter.variable(start), interpreter.variable(start)];
    const state = mapLeaves(transformation.initialize(float64, LENGTH), interpreter.variable);
    for (let step = 0; step < STEPS; step++) {
      interpreter.assign(gradient, float64.subtract(parameters, centre));
      const coefficients = coefficientsAt(transformation, float64, step);
      const next = transformation.update({ ops: float64, gradient, state, parameters, coefficients });
      // A tensor of the new state may be one that changes now, such as the gradient: all are copied first.
      const newState = leaves(next.state).map(([, leaf]) => interpreter.variable(leaf));
      interpreter.increase(parameters, next.update);
      leaves(state).forEach(([, leaf], i) => void interpreter.assign(leaf, newState[i]!));
    }
    return { parameters, state };
  };
  const distance = (theta: Vector): number => {
    const apart = float64.subtract(theta, centre);
    return toArray(float64.sum(float64.multiply(apart, apart)));
  };
  const paths = (tree: Parameters): string =>
    leaves(tree)
      .map(([path, { shape }]) => `${path}[${shape}]`)
      .join(" ");

  return [
    {
      name: "updates are finite and as long as the gradient, the state keeps its tensors",
      check() {
        for (const { updates, state } of [run(float64), run(float64, () => float64.fill([LENGTH], 0))]) {
          updates.forEach((update, step) => {
            const fine =
              update.shape.length === 1 && update.data.length === LENGTH && update.data.every(Number.isFinite);
            assertContract(fine, () => `the update of step ${step} is [${update.data}]`);
          });
          const initial = transformation.initialize(float64, LENGTH);
          assertContract(paths(state) === paths(initial), () => `state ${paths(state)}, initially ${paths(initial)}`);
        }
      },
    },
    {
      name: "what it is given stays as it is",
      check() {
        const { state } = run(float64);
        const given = { gradient: centre, parameters: start, state };
        const before = mapLeaves(given, interpreter.variable);
        const coefficients = coefficientsAt(transformation, float64, STEPS);
        transformation.update({ ops: float64, ...given, coefficients });
        compareTrees("after an update", given, before, SAME_BITS);
      },
    },
    {
      name: "equal inputs give equal bits, traced too",
      check() {
        compareTrees("a second run", run(float64), run(float64), SAME_BITS);
        compareTrees("traced", run(traced(float64, () => {})), run(float64), SAME_BITS);
      },
    },
    {
      name: "applied in place it gives the same bits",
      check() {
        const { parameters, state } = run(float64);
        compareTrees("in place", runInPlace(), { parameters, state }, SAME_BITS);
      },
    },
    {
      name: "counting gives the same shapes",
      check() {
        const shapes = (ops: Ops): string => {
          const { updates, state } = run(ops);
          return paths({ update: updates.at(-1)!, state });
        };
        const [counted, computed] = [shapes(counting({ dtype: "float64" }).ops), shapes(float64)];
        assertContract(counted === computed, () => `${counted}, expected ${computed}`);
      },
    },
    {
      name: "float32 gives the same values",
      check() {
        const narrow = run(referenceOps({ dtype: "float32" })).updates[0]!;
        compareTensors("the first update", narrow, run(float64).updates[0]!, FLOAT32);
      },
    },
    ...(descends
      ? [
          {
            name: "descends",
            check() {
              const [before, after] = [distance(start), distance(run(float64).parameters)];
              assertContract(after < before, () => `½‖θ − c‖² went from ${before / 2} to ${after / 2}`);
            },
          },
        ]
      : []),
  ];
};

/** The contract of gradient transformations as tests. */
export const describeTransformation = (transformation: GradientTransformation): void => {
  const contract = transformationContract(transformation);
  describeContract(transformation.name, contract);
};

/** The contract of gradient transformations that descend, as tests. */
export const describeOptimizer = (optimizer: GradientTransformation): void => {
  const contract = transformationContract(optimizer, { descends: true });
  describeContract(optimizer.name, contract);
};
