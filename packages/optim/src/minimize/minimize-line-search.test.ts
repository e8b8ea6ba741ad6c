import { describe, expect, test } from "vitest";
import { rosenbrock } from "../../test/rosenbrock.js";
import { gradientDescent } from "../optimizers/gradient-descent.js";
import { lbfgs } from "../optimizers/lbfgs.js";
import { backtracking } from "./backtracking.js";
import type { LineSearch } from "./line-search.js";
import { minimize } from "./minimize.js";
import type { Objective } from "./objective.js";

const parabola: Objective = ([x = 0]) => ({ value: (x * x) / 2, gradient: [x] });
const downhill = gradientDescent({ learningRate: 4 });

test("the objective is asked for each trial, with the step that it would be", () => {
  const asked: number[][] = [];
  const objective: Objective = (point, step) => {
    asked.push([step, point[0]!]);
    return parabola(point, step);
  };
  const { history } = minimize(objective, [8], {
    optimizer: downhill,
    lineSearch: backtracking(),
    stop: { maximumSteps: 2 },
    keepPoints: true,
  });
  expect(history.map(({ point }) => point![0])).toEqual([8, -8 + 8, 0].slice(0, history.length));
  expect(asked).toEqual([
    [0, 8],
    [1, -24],
    [1, -8],
    [1, 0],
  ]);
});

test("a line search that is given takes the place of the optimizer's", () => {
  const lengths: number[] = [];
  const short: LineSearch = {
    name: "short",
    search(_start, at) {
      lengths.push(0.25);
      return at(0.25);
    },
  };
  const { point, steps } = minimize(parabola, [1], {
    optimizer: lbfgs(),
    lineSearch: short,
    stop: { maximumSteps: 3 },
  });
  expect(lengths).toEqual([0.25, 0.25, 0.25]);
  expect(steps).toBe(3);
  expect(point[0]).toBeCloseTo(0.75 ** 3, 14);
});

test("trials that are not finite are turned away from", () => {
  // x − ln x, which is least at 1 and not there below 0.
  const barrier: Objective = ([x = 0]) => ({ value: x - Math.log(x), gradient: [1 - 1 / x] });
  for (const options of [{ optimizer: lbfgs() }, { optimizer: downhill, lineSearch: backtracking() }]) {
    const { point, stoppedBy } = minimize(barrier, [3], options);
    expect(stoppedBy).toBe("gradient-norm");
    expect(point[0]).toBeCloseTo(1, 5);
  }
});

describe("stops", () => {
  test("where the gradient is not that of the value", () => {
    const wrong: Objective = (x, step) => {
      const { value, gradient } = rosenbrock(x, step);
      return { value, gradient: Array.from(gradient, (g) => -g) };
    };
    const result = minimize(wrong, [-1.2, 1], { optimizer: lbfgs() });
    expect(result).toMatchObject({ steps: 0, stoppedBy: "line-search", point: Float64Array.of(-1.2, 1) });
    expect(result.reason).toBe(
      "strongWolfe found no lower point after 0 steps, with gradient norm 233: " +
        "rounding may hide what is left to descend, or the gradient is not that of the value",
    );
  });

  test("where rounding hides what is left to descend", () => {
    const hidden: Objective = ([x = 0]) => ({ value: 1 + 1e-20 * x * x, gradient: [2e-20 * x] });
    const result = minimize(hidden, [1], { optimizer: downhill, lineSearch: backtracking(), stop: {} });
    expect(result).toMatchObject({ steps: 0, stoppedBy: "line-search" });
  });

  test("where an update does not change the point", () => {
    const far: Objective = ([x = 0]) => ({ value: -x, gradient: [-1] });
    const result = minimize(far, [1e20], {
      optimizer: gradientDescent({ learningRate: 1 }),
      lineSearch: backtracking(),
    });
    expect(result).toMatchObject({ steps: 0, stoppedBy: "line-search", point: Float64Array.of(1e20) });
  });

  test("where the update does not lead downhill", () => {
    const uphill = {
      ...downhill,
      update: ({ gradient, state }: Parameters<typeof downhill.update>[0]) => ({ update: gradient, state }),
    };
    const result = minimize(parabola, [3], { optimizer: uphill, lineSearch: backtracking() });
    expect(result).toMatchObject({ steps: 0, stoppedBy: "line-search" });
    expect(result.reason).toBe("the update does not lead downhill after 0 steps: the slope along it is 9");
  });
});
