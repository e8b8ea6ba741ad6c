import { ArgumentError, exp, type GradientTransformation, ShapeError, type Vector } from "@gd/tensor";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adam } from "../optimizers/adam.js";
import { gradientDescent } from "../optimizers/gradient-descent.js";
import { momentum } from "../optimizers/momentum.js";
import { nesterov } from "../optimizers/nesterov.js";
import { stepDecay } from "../schedules/step-decay.js";
import { clipByNorm } from "../transformations/clip-by-norm.js";
import type { LineSearch } from "./line-search.js";
import { minimize } from "./minimize.js";
import { minimizeSteps } from "./minimize-steps.js";
import type { Objective } from "./objective.js";

/** ½x² of one variable: with rate r, each step multiplies x by 1 − r. */
const parabola: Objective = ([x = 0]) => ({ value: (x * x) / 2, gradient: [x] });
const half = gradientDescent({ learningRate: 0.5 });

/** (1 − x)² + 100(y − x²)², least at [1, 1]. */
const rosenbrock: Objective = ([x = 0, y = 0]) => ({
  value: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
  gradient: [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
});

describe("finds the minimum", () => {
  test.each([
    momentum({ learningRate: 0.001, momentum: 0.9 }),
    momentum({ learningRate: 0.001, momentum: 0.9, form: "rate-inside" }),
    nesterov({ learningRate: 0.001, momentum: 0.9 }),
    adam({ learningRate: 0.02 }),
  ])("of Rosenbrock's valley, $name", (optimizer) => {
    const result = minimize(rosenbrock, [-1.2, 1], { optimizer });
    expect(result.stoppedBy).toBe("gradient-norm");
    // The smallest curvature there is about 0.4: a gradient of 1e-6 is at most 2.5e-6 from the minimum.
    expect(Math.hypot(result.point[0]! - 1, result.point[1]! - 1)).toBeLessThan(2.6e-6);
    expect(result.value).toBeLessThan(1e-11);
  });

  test("of a bowl, from anywhere", () => {
    const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, (a, b, start) => {
        const bowl: Objective = ([x = 0, y = 0]) => ({
          value: (x - a) ** 2 + 4 * (y - b) ** 2,
          gradient: [2 * (x - a), 8 * (y - b)],
        });
        const { point } = minimize(bowl, [start, -start], { optimizer: gradientDescent({ learningRate: 0.1 }) });
        expect(Math.hypot(point[0]! - a, point[1]! - b)).toBeLessThan(1e-6);
      }),
    );
  });
});

describe("stops", () => {
  test("by the gradient norm, where it is at most the limit", () => {
    const result = minimize(parabola, [8], { optimizer: half, stop: { gradientNorm: 1 } });
    expect(result).toMatchObject({ point: Float64Array.of(1), value: 0.5, steps: 3, stoppedBy: "gradient-norm" });
    expect(result.reason).toBe("gradient norm 1 ≤ 1 after 3 steps");
  });

  test("at once, where the start is good enough", () => {
    const result = minimize(parabola, [0], { optimizer: half });
    expect(result).toMatchObject({ steps: 0, reason: "gradient norm 0 ≤ 1e-6 after 0 steps" });
  });

  test("by the change of the value, one step after the iteration that the value belongs to", () => {
    const result = minimize(parabola, [8], { optimizer: half, stop: { valueChange: 1.5 } });
    // Values 32, 8, 2, 0.5: the third step is the first to change it by at most 1.5.
    expect(result).toMatchObject({ point: Float64Array.of(1), value: 0.5, steps: 3, stoppedBy: "value-change" });
    expect(result.reason).toBe("value change 1.5 ≤ 1.5 after 3 steps");
    expect(result.history[result.steps - 1]).toEqual({ step: 2, value: 2, gradientNorm: 2 });
  });

  test("after the maximum of steps", () => {
    const result = minimize(parabola, [8], { optimizer: half, stop: { maximumSteps: 2 } });
    expect(result).toMatchObject({ point: Float64Array.of(2), value: 2, steps: 2, stoppedBy: "maximum-steps" });
    expect(result.reason).toBe("maximum of 2 steps reached with gradient norm 2");
  });

  test("after 10,000 steps by default", () => {
    const result = minimize(parabola, [8], { optimizer: gradientDescent({ learningRate: 0 }), stop: {} });
    expect(result.steps).toBe(10_000);
    expect(result.reason).toBe("maximum of 10,000 steps reached with gradient norm 8");
  });
});

describe("stops where something is not finite, at the last point before it", () => {
  const diverging = gradientDescent({ learningRate: 1e200 });

  test("a value", () => {
    const result = minimize(parabola, [8], { optimizer: diverging });
    expect(result).toMatchObject({ point: Float64Array.of(8), value: 32, steps: 0, stoppedBy: "not-finite" });
    expect(result.reason).toBe("the value is Infinity after 1 step: a lower learning rate may help");
    expect(result.history).toHaveLength(1);
  });

  test("a coordinate of the gradient", () => {
    const broken: Objective = ([x = 0]) => ({ value: x, gradient: [1, x < 1 ? Number.NaN : 0] });
    const result = minimize(broken, [2, 5], { optimizer: half });
    expect(result).toMatchObject({ point: Float64Array.of(1, 5), steps: 2, stoppedBy: "not-finite" });
    expect(result.reason).toMatch(/^coordinate 1 of the gradient is NaN after 3 steps/);
  });

  test("a coordinate of the point, which the objective is not asked for", () => {
    const steep: Objective = ([x = 0]) => {
      expect(x).toBe(0);
      return { value: x, gradient: [-1e300] };
    };
    const result = minimize(steep, [0], { optimizer: diverging });
    expect(result.reason).toMatch(/^coordinate 0 of the point is Infinity after 1 step/);
    expect(result.steps).toBe(0);
  });

  test("the start", () => {
    const result = minimize(parabola, [Number.NaN], { optimizer: half });
    expect(result).toMatchObject({ steps: 0, value: Number.NaN, stoppedBy: "not-finite", history: [] });
    expect(result.reason).toMatch(/^coordinate 0 of the point is NaN after 0 steps/);
  });
});

describe("refuses", () => {
  test("a gradient that is not as long as the point", () => {
    const short: Objective = () => ({ value: 0, gradient: [1] });
    const call = () => minimize(short, [1, 2], { optimizer: half });
    expect(call).toThrow(ShapeError);
    expect(call).toThrow(
      [
        "in minimize, step 0",
        "  expects   gradient [2]",
        "  received           [1]",
        "  axis 0: 1 ≠ 2",
        "  the objective returns the derivative with respect to each coordinate of the point",
      ].join("\n"),
    );
  });

  test.each<[string, unknown, string]>([
    ["no function", { value: 0, gradient: [0] }, "minimize(objective) expects a function, but received { value, grad"],
    ["one that returns nothing", () => undefined, "but received undefined."],
    ["one that returns a number", ([x = 0]: Float64Array) => x * x, "but received 64."],
    ["no value", () => ({ gradient: [0] }), "but received { gradient }."],
    ["no number", () => ({ value: "0", gradient: [0] }), "but received { value, gradient }."],
    ["no gradient", () => ({ value: 0 }), "but received { value }."],
    ["a gradient that is no list", () => ({ value: 0, gradient: 0 }), "but received { value, gradient }."],
    ["gradients that are no numbers", () => ({ value: 0, gradient: ["0"] }), "but received { value, gradient }."],
    ["a promise", async () => ({ value: 0, gradient: [0] }), "but received a Promise. Nothing waits for a promise"],
  ])("as objective %s", (_, objective, message) => {
    const call = () => minimize(objective as Objective, [8], { optimizer: half });
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(message);
    if (typeof objective === "function") {
      expect(call).toThrow("minimize(objective), of what that returns, expects { value, gradient } with a number and");
    }
  });

  test.each([
    [undefined],
    [null],
    [8],
    ["8"],
    [{}],
    [["8"]],
    [[8, undefined]],
    [BigInt64Array.of(8n)],
    [{ length: 1e12 }],
    [{ length: -1 }],
  ])("the start %o", (start) => {
    expect(() => minimize(parabola, start as never, { optimizer: half })).toThrow(
      "minimize(start) expects a list of numbers",
    );
  });

  test("nothing of no variables", () => {
    expect(minimize(() => ({ value: 3, gradient: [] }), [], { optimizer: half })).toMatchObject({ steps: 0, value: 3 });
  });

  test("takes any kind of list", () => {
    for (const start of [[8], Float32Array.of(8), { length: 1, 0: 8 }]) {
      expect(minimize(parabola, start, { optimizer: half, stop: { maximumSteps: 0 } }).point).toEqual(
        Float64Array.of(8),
      );
    }
  });

  test("an optimizer that is none, or returns none", () => {
    const call = (optimizer: unknown) => () => minimize(parabola, [8], { optimizer: optimizer as typeof half });
    expect(call(gradientDescent)).toThrow(
      "minimize(optimizer) expects an optimizer, but received the function gradientDescent. If it makes one, call it: gradientDescent(…).",
    );
    expect(call(clipByNorm(1))).toThrow(
      'minimize(optimizer) expects an optimizer, whose updates descend, but received "clipByNorm". It passes on a gradient,',
    );
    expect(call({ ...clipByNorm(1), descends: undefined })).not.toThrow();
    expect(call({ ...half, update: () => undefined })).toThrow(
      "gradientDescent, in what its update returns, expects {",
    );
    expect(call({ ...half, lineSearch: 3 })).toThrow("minimize(lineSearch) expects a line search, but received 3.");
  });

  test("what a line search of one's own tries and does not return", () => {
    const searching = (search: LineSearch["search"]) => () =>
      minimize(parabola, [8], { optimizer: half, lineSearch: { name: "own", search } });
    expect(searching((_start, at) => at("1" as never))).toThrow("own.search, for what it tries, expects a length, but");
    expect(searching(() => 3 as never)).toThrow(
      "own.search, for what it returns, expects one of its trials, or undefined",
    );
  });

  test("what it does at the call, not at the first step", () => {
    expect(() => minimizeSteps(parabola, [8], { optimizer: half, stop: { steps: 3 } } as never)).toThrow(
      'minimizeSteps.stop(options) expects no option but gradientNorm, valueChange and maximumSteps, but received "steps"',
    );
  });

  test.each([
    [{ gradientNorm: -1 }, "minimize(stop.gradientNorm) expects a finite number ≥ 0, but received -1."],
    [{ valueChange: Number.NaN }, "minimize(stop.valueChange) expects a finite number ≥ 0, but received NaN."],
    [{ maximumSteps: 1.5 }, "minimize(stop.maximumSteps) expects a whole number ≥ 0, but received 1.5."],
  ])("the rule %o", (stop, message) => {
    const call = () => minimize(parabola, [1], { optimizer: half, stop });
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(message);
  });
});

test("asks the objective once for each point, with the step, and keeps its points to itself", () => {
  const asked: number[][] = [];
  const start = [8];
  const meddling: Objective = (point, step) => {
    asked.push([step, point[0]!]);
    const evaluation = parabola(point, step);
    point.fill(Number.NaN);
    return evaluation;
  };
  const { history } = minimize(meddling, start, { optimizer: half, stop: { maximumSteps: 2 }, keepPoints: true });
  expect(asked).toEqual([
    [0, 8],
    [1, 4],
    [2, 2],
  ]);
  expect(start).toEqual([8]);
  expect(history).toEqual([
    { step: 0, value: 32, gradientNorm: 8, point: Float64Array.of(8) },
    { step: 1, value: 8, gradientNorm: 4, point: Float64Array.of(4) },
    { step: 2, value: 2, gradientNorm: 2, point: Float64Array.of(2) },
  ]);
});

test("an objective may reuse the memory of its gradient, which a transformation may keep", () => {
  const late: GradientTransformation<{ readonly before: Vector }> = {
    name: "minus the gradient of the step before",
    initialize: (ops, length) => ({ before: ops.fill([length], 0) }),
    update: ({ ops, gradient, state }) => ({ update: ops.subtract(0, state.before), state: { before: gradient } }),
  };
  const gradient = new Float64Array(1);
  const frugal: Objective = ([x = 0]) => {
    gradient[0] = x / 2;
    return { value: (x * x) / 4, gradient };
  };
  const { history } = minimize(frugal, [8], { optimizer: late, stop: { maximumSteps: 3 }, keepPoints: true });
  expect(history.map(({ point }) => point![0])).toEqual([8, 8, 4, 0]);
});

test("a schedule counts the steps from 0", () => {
  const halving = gradientDescent({ learningRate: stepDecay({ learningRate: 0.5, every: 1, factor: 0.5 }) });
  const { history } = minimize(parabola, [8], { optimizer: halving, stop: { maximumSteps: 3 }, keepPoints: true });
  expect(history.map(({ point }) => point![0])).toEqual([8, 4, 3, 2.625]);
});

describe("linear regression, as in a plain loop", () => {
  // y = 1 + 2x − 3z + a little that is not linear, on a grid.
  const rows = Array.from({ length: 200 }, (_, i) => {
    const [x, z] = [(i % 20) / 20, Math.floor(i / 20) / 10];
    return { features: [1, x, z], target: 1 + 2 * x - 3 * z + 0.3 * exp(-x * z) };
  });
  const errorsAt = (weights: ArrayLike<number>) =>
    rows.map(({ features, target }) => features.reduce((sum, x, j) => sum + x * weights[j]!, 0) - target);
  const costAt = (weights: ArrayLike<number>) => errorsAt(weights).reduce((sum, error) => sum + error * error, 0) / 2;
  const gradientAt = (weights: ArrayLike<number>, used: (row: number) => boolean) => {
    const errors = errorsAt(weights).map((error, row) => (used(row) ? error : 0));
    const count = errors.filter((_, row) => used(row)).length;
    return [0, 1, 2].map((j) => errors.reduce((sum, error, row) => sum + error * rows[row]!.features[j]!, 0) / count);
  };

  /** Descends until the cost changes by at most `limit`; returns the last iteration whose cost is known to differ. */
  const plainLoop = (learningRate: number, limit: number) => {
    let weights = [0, 0, 0];
    for (let iteration = 0; ; iteration++) {
      const cost = costAt(weights);
      const gradient = gradientAt(weights, () => true);
      weights = weights.map((weight, j) => weight - learningRate * gradient[j]!);
      if (Math.abs(costAt(weights) - cost) <= limit) return { iteration, cost, weights };
    }
  };

  test("gradient descent stops where the loop does, bit for bit", () => {
    const { iteration, cost, weights } = plainLoop(0.396, 1e-4);
    const result = minimize((point) => ({ value: costAt(point), gradient: gradientAt(point, () => true) }), [0, 0, 0], {
      optimizer: gradientDescent({ learningRate: 0.396 }),
      stop: { valueChange: 1e-4 },
    });
    expect(iteration).toBeGreaterThan(50);
    expect(result.steps - 1).toBe(iteration);
    expect(result.history[iteration]!.value).toBe(cost);
    expect([...result.point]).toEqual(weights);
  });

  test("a stochastic gradient beside the whole cost", () => {
    const result = minimize(
      (point, step) => ({ value: costAt(point), gradient: gradientAt(point, (row) => row % 5 === step % 5) }),
      [0, 0, 0],
      {
        optimizer: momentum({ learningRate: 0.1, momentum: 0.222, form: "rate-inside", initialVelocity: 1 }),
        stop: { maximumSteps: 2000 },
        keepPoints: true,
      },
    );
    // The first step: v = 0.222 · 1 + 0.1 · gradient is subtracted.
    const [first] = gradientAt([0, 0, 0], (row) => row % 5 === 0);
    expect(result.history[1]!.point![0]).toBeCloseTo(-(0.222 + 0.1 * first!), 15);
    const { cost } = plainLoop(0.396, 1e-9);
    expect(result.value).toBeLessThan(1.05 * cost);
  });
});
