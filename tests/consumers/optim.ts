import { minimize, momentum, type Objective } from "@gd/optim";

/** Rosenbrock's function, whose minimum is at [1, 1]. */
const rosenbrock: Objective = ([x = 0, y = 0]) => {
  const slope = y - x * x;
  return { value: (1 - x) ** 2 + 100 * slope ** 2, gradient: [2 * (x - 1) - 400 * x * slope, 200 * slope] };
};

const optimizer = momentum({ learningRate: 0.001, momentum: 0.9 });
const { point, reason } = minimize(rosenbrock, [-1.2, 1], { optimizer });
if (point.some((coordinate) => Math.abs(coordinate - 1) > 1e-5)) throw new Error(`ended at ${point}: ${reason}`);
