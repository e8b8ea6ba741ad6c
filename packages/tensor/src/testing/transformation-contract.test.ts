import { describe, expect, test } from "vitest";
import { hasElements } from "../has-elements.js";
import type { GradientTransformation } from "../model/gradient-transformation.js";
import { type None, none } from "../parameters.js";
import type { Vector } from "../tensor.js";
import { toArray } from "../to-array.js";
import { failingCases } from "./failing-cases.js";
import { describeOptimizer, describeTransformation, transformationContract } from "./transformation-contract.js";

interface Velocity {
  readonly velocity: Vector;
  readonly [name: string]: Vector;
}

/** Gradient descent with momentum, right. */
const momentum: GradientTransformation<Velocity> = {
  name: "momentum",
  initialize: (ops, length) => ({ velocity: ops.fill([length], 0) }),
  update({ ops, gradient, state }) {
    const velocity = ops.subtract(ops.multiply(state.velocity, 0.5), ops.multiply(gradient, 0.1));
    return { update: velocity, state: { velocity } };
  },
};

interface LastGradients {
  readonly last: Vector;
  readonly secondLast: Vector;
  readonly [name: string]: Vector;
}

/** Descends along the last three gradients, right: its new state is tensors that it was given. */
const lastGradients: GradientTransformation<LastGradients> = {
  name: "lastGradients",
  initialize: (ops, length) => ({ last: ops.fill([length], 0), secondLast: ops.fill([length], 0) }),
  update({ ops, gradient, state: { last, secondLast } }) {
    const sum = ops.add(gradient, ops.add(last, secondLast));
    return { update: ops.multiply(sum, -0.05), state: { last: gradient, secondLast: last } };
  },
};

/** Gradient descent whose learning rate decays, right. */
const decaying: GradientTransformation<None> = {
  name: "decaying",
  coefficients: (step) => [0.1 * 0.9 ** step],
  initialize: () => none,
  update: ({ ops, gradient, coefficients: [rate] }) => ({
    update: ops.multiply(ops.scale(gradient, rate!), -1),
    state: none,
  }),
};

type Update = typeof momentum.update;
const failuresOf = (wrong: (right: Update) => Update): readonly string[] =>
  failingCases(transformationContract({ ...momentum, update: wrong(momentum.update) }, { descends: true }));

const FINITE = "updates are finite and as long as the gradient, the state keeps its tensors";
const GIVEN = "what it is given stays as it is";
const SAME = "equal inputs give equal bits, traced too";
const IN_PLACE = "applied in place it gives the same bits";
const COUNTING = "counting gives the same shapes";
const FLOAT32 = "float32 gives the same values";
const DESCENDS = "descends";

describeOptimizer(momentum);
describeOptimizer(lastGradients);
describeOptimizer(decaying);
describeTransformation({ ...momentum, name: "momentum as a transformation" });

describe("transformationContract", () => {
  test("has these cases", () => {
    const names = (descends: boolean) => transformationContract(momentum, { descends }).map(({ name }) => name);
    expect(names(true)).toEqual([FINITE, GIVEN, SAME, IN_PLACE, COUNTING, FLOAT32, DESCENDS]);
    expect(names(false)).toEqual([FINITE, GIVEN, SAME, IN_PLACE, COUNTING, FLOAT32]);
    expect(failuresOf((right) => right)).toEqual([]);
  });

  test("finds an update of another length", () => {
    const failures = failuresOf((right) => (input) => {
      const { update, state } = right(input);
      return { update: { ...update, data: update.data.slice(1) }, state };
    });
    expect(failures).toContain(FINITE);
  });

  test("finds a division by a gradient of 0", () => {
    const failures = failuresOf((right) => (input) => {
      const { update, state } = right(input);
      const { ops, gradient } = input;
      return { update: ops.multiply(update, ops.divide(gradient, gradient)), state };
    });
    expect(failures).toEqual([FINITE]);
  });

  test("finds a state that loses a tensor, or gains one", () => {
    const none = failuresOf((right) => (input) => ({ ...right(input), state: {} as Velocity }));
    expect(none).toContain(FINITE);
    const more = failuresOf((right) => (input) => {
      const { update, state } = right(input);
      return { update, state: { ...state, previous: input.gradient } };
    });
    expect(more).toEqual([FINITE, IN_PLACE]);
  });

  test.each(["gradient", "parameters"] as const)("finds a transformation that changes the %s", (given) => {
    const failures = failuresOf((right) => (input) => {
      const result = right(input);
      input[given].data.set(result.update.data);
      return result;
    });
    expect(failures).toContain(GIVEN);
  });

  test("finds a transformation that changes its old state", () => {
    const failures = failuresOf((right) => (input) => {
      const { update, state } = right(input);
      input.state.velocity.data.set(update.data);
      return { update, state };
    });
    expect(failures).toEqual([GIVEN]);
  });

  test("finds a state of its own that outlives a run", () => {
    let updates = 0;
    const failures = failuresOf((right) => (input) => {
      const { update, state } = right(input);
      return { update: input.ops.multiply(update, 1 + ++updates * 1e-12), state };
    });
    expect(failures).toEqual([SAME, IN_PLACE]);
  });

  test.each(["gradient", "parameters"] as const)("finds %s that are kept beside the state", (kept) => {
    let before: Vector | undefined;
    const keeping: typeof momentum = {
      ...momentum,
      initialize(ops, length) {
        before = undefined;
        return momentum.initialize(ops, length);
      },
      update(input) {
        const { update, state } = momentum.update(input);
        const { ops } = input;
        const change = ops.subtract(input[kept], before ?? input[kept]);
        before = input[kept];
        return { update: ops.add(update, ops.multiply(change, -0.01)), state };
      },
    };
    expect(failingCases(transformationContract(keeping, { descends: true }))).toEqual([IN_PLACE]);
  });

  test("finds a state that needs values to know its shape", () => {
    const failures = failuresOf((right) => (input) => {
      const { update, state } = right(input);
      return {
        update,
        state: hasElements(update) ? state : { velocity: input.ops.fill([0], 0) },
      };
    });
    expect(failures).toEqual([COUNTING]);
  });

  test("finds digits lost in float32", () => {
    const failures = failuresOf((right) => (input) => {
      const { update, state } = right(input);
      return { update: input.ops.subtract(input.ops.add(update, 1000), 1000), state };
    });
    expect(failures).toEqual([FLOAT32]);
  });

  test("gives a transformation the coefficients of each step", () => {
    const seen: number[] = [];
    const update: typeof decaying.update = (input) => {
      if (hasElements(input.gradient)) seen.push(...input.coefficients.map(toArray));
      return decaying.update(input);
    };
    const [first] = transformationContract({ ...decaying, update });
    first!.check();
    const steps = Array.from({ length: 20 }, (_, step) => 0.1 * 0.9 ** step);
    expect(seen).toEqual([...steps, ...steps]);
  });

  test("finds a wrong sign", () => {
    const failures = failuresOf((right) => (input) => {
      const { update, state } = right(input);
      return { update: input.ops.multiply(update, -1), state };
    });
    expect(failures).toEqual([DESCENDS]);
  });
});
