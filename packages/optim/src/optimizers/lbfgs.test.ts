import { ArgumentError, coefficientsAt, fromElements, referenceOps, type Vector } from "@gd/tensor";
import { describeOptimizer } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { rosenbrock } from "../../test/rosenbrock.js";
import { minimize } from "../minimize/minimize.js";
import type { Objective } from "../minimize/objective.js";
import { lbfgs } from "./lbfgs.js";

describeOptimizer(lbfgs());
describeOptimizer(lbfgs({ memory: 2 }));

const vector = (elements: readonly number[]): Vector => fromElements(Float64Array.from(elements), [elements.length]);

describe("its updates", () => {
  /** The updates of points with their gradients, one after the other. */
  const updatesOf = (
    memory: number,
    visits: readonly (readonly [point: readonly number[], gradient: readonly number[]])[],
  ) => {
    const ops = referenceOps({ dtype: "float64" });
    const optimizer = lbfgs({ memory });
    let state = optimizer.initialize(ops, visits[0]![0].length);
    return visits.map(([point, g], step) => {
      const coefficients = coefficientsAt(optimizer, ops, step);
      const next = optimizer.update({ ops, gradient: vector(g), state, parameters: vector(point), coefficients });
      state = next.state;
      return [...next.update.data];
    });
  };

  type Matrix = readonly (readonly number[])[];
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  const times = (matrix: Matrix, x: readonly number[]) => matrix.map((row) => dot(row, x));
  const minus = (a: readonly number[], b: readonly number[]) => a.map((x, i) => x - b[i]!);

  /** BFGS in full: H ← (I − ρsyᵀ)H(I − ρysᵀ) + ρssᵀ over the pairs, from γI, the oldest first. */
  const inverseHessian = (pairs: readonly (readonly [s: readonly number[], y: readonly number[]])[]): Matrix => {
    const [newest, n] = [pairs.at(-1)!, pairs[0]![0].length];
    const gamma = dot(...newest) / dot(newest[1], newest[1]);
    const identity = (scale: number) =>
      Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? scale : 0)));
    let h: Matrix = identity(gamma);
    for (const [s, y] of pairs) {
      const rho = 1 / dot(s, y);
      const left = identity(1).map((row, i) => row.map((one, j) => one - rho * s[i]! * y[j]!));
      const product = left.map((row) =>
        h[0]!.map((_, j) =>
          dot(
            row,
            h.map((other) => other[j]!),
          ),
        ),
      );
      h = product.map((row, i) => row.map((_, j) => dot(row, left[j]!) + rho * s[i]! * s[j]!));
    }
    return h;
  };

  // Gradients of ½xᵀdiag(1, 4, 9)x at points that have nothing to do with the updates.
  const points = Array.from({ length: 8 }, (_, k) => [0, 1, 2].map((i) => Math.sin(7 * k + 3 * i * i)));
  const visits = points.map((x) => [x, x.map((xi, i) => xi * (i + 1) ** 2)] as const);
  const pairs = visits.slice(1).map(([x, g], k) => [minus(x, visits[k]![0]), minus(g, visits[k]![1])] as const);

  test.each([1e-15, 1, 1e15])("are Newton's for a parabola of curvature %d, after one step", (curvature) => {
    const updates = updatesOf(1, [
      [[3], [3 * curvature]],
      [[2], [2 * curvature]],
    ]);
    expect(updates[1]![0]).toBeCloseTo(-2, 12);
  });

  test("leave out a step across which the gradient hardly turns", () => {
    const after = (curvature: number) =>
      updatesOf(1, [
        [
          [0, 0],
          [0, 0],
        ],
        [
          [1, 0],
          [curvature, 1],
        ],
      ])[1];
    for (const curvature of [0.9e-10, 0, -0.9e-10]) expect(after(curvature)).toEqual([-curvature, -1]);
    expect(after(1.1e-10)).not.toEqual([-1.1e-10, -1]);
  });

  test("remember 10 steps by default", () => {
    expect(lbfgs().initialize(referenceOps({ dtype: "float64" }), 1).pairs).toHaveLength(10);
  });

  test.each([1, 3, 20])("with a memory of %d are those of BFGS over as many steps", (memory) => {
    const updates = updatesOf(memory, visits);
    for (let step = 1; step < visits.length; step++) {
      const remembered = pairs.slice(Math.max(step - memory, 0), step);
      const expected = times(inverseHessian(remembered), visits[step]![1]);
      updates[step]!.forEach((u, i) => void expect(Math.abs(u + expected[i]!)).toBeLessThan(1e-11));
    }
  });

  test("first go along the gradient, as far as 1", () => {
    expect(
      updatesOf(5, [
        [
          [0, 0],
          [3, -4],
        ],
      ])[0]!.map((u) => u.toFixed(12)),
    ).toEqual(["-0.600000000000", "0.800000000000"]);
    expect(
      updatesOf(5, [
        [
          [0, 0],
          [0.25, -0.5],
        ],
      ])[0],
    ).toEqual([-0.25, 0.5]);
  });

  test("leave out steps without curvature", () => {
    // From the first to the second point the gradient does not change, to the third it falls along the step.
    const flat = updatesOf(5, [
      [[0], [2]],
      [[1], [2]],
      [[2], [1]],
    ]);
    expect(flat).toEqual([[-1], [-1], [-1]]);
    // Then it rises from 1 to 3 in a step of 4: γ = 2.
    expect(
      updatesOf(5, [
        [[0], [2]],
        [[2], [1]],
        [[6], [3]],
      ])[2]![0],
    ).toBeCloseTo(-6, 12);
  });
});

describe("with its line search", () => {
  const counted = (objective: Objective) => {
    const asked = { times: 0 };
    const counting: Objective = (point, step) => {
      asked.times++;
      return objective(point, step);
    };
    return [counting, asked] as const;
  };

  // SciPy's L-BFGS-B takes 45 and 95 evaluations to a gradient of 1e-7.
  test.each([
    [2, 50],
    [10, 100],
  ])("finds the minimum of Rosenbrock's valley in %d dimensions", (dimensions, evaluations) => {
    const start = Array.from({ length: dimensions }, (_, i) => (i % 2 === 0 ? -1.2 : 1));
    const [objective, asked] = counted(rosenbrock);
    const { point, stoppedBy, history } = minimize(objective, start, { optimizer: lbfgs({ memory: 10 }) });
    expect(stoppedBy).toBe("gradient-norm");
    for (const coordinate of point) expect(Math.abs(coordinate - 1)).toBeLessThan(2.6e-6);
    expect(asked.times).toBeLessThan(evaluations);
    history.slice(1).forEach(({ value }, i) => void expect(value).toBeLessThan(history[i]!.value));
  });

  // A = QDQ with a reflection Q = I − 2vvᵀ, and D from 1 to 1e6. The value at the minimum hides the last steps.
  test.each([0, 5000])(
    "solves a quadratic with condition 1e6 as it is solved exactly, above a value of %d",
    (least) => {
      const n = 8;
      const eigenvalues = Array.from({ length: n }, (_, i) => 10 ** ((6 * i) / (n - 1)));
      const v = Array.from({ length: n }, () => 1 / Math.sqrt(n));
      const reflect = (x: readonly number[]) => {
        const along = x.reduce((sum, xi, i) => sum + xi * v[i]!, 0);
        return x.map((xi, i) => xi - 2 * along * v[i]!);
      };
      const solution = Array.from({ length: n }, (_, i) => Math.cos(i));
      const quadratic: Objective = (x) => {
        const turned = reflect([...x].map((xi, i) => xi - solution[i]!));
        const value = least + turned.reduce((sum, t, i) => sum + (eigenvalues[i]! * t * t) / 2, 0);
        return { value, gradient: reflect(turned.map((t, i) => eigenvalues[i]! * t)) };
      };
      const { point, reason, stoppedBy } = minimize(quadratic, new Float64Array(n), { optimizer: lbfgs() });
      expect(stoppedBy, reason).toBe("gradient-norm");
      // The least curvature is 1: a gradient of 1e-6 is at most 1e-6 from the solution.
      expect(Math.hypot(...solution.map((xi, i) => xi - point[i]!))).toBeLessThan(1.01e-6);
    },
  );
});

test.each([0, 1.5])("refuses a memory of %d", (memory) => {
  expect(() => lbfgs({ memory })).toThrow(ArgumentError);
  expect(() => lbfgs({ memory })).toThrow(`lbfgs(memory) expects a whole number ≥ 1, but received ${memory}.`);
});
