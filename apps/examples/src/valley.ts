import { adam, gradientDescent, lbfgs, minimize, momentum, type Objective } from "@gd/gd";

// Rosenbrock's valley, least at [1, 1]: its value and its gradient.
const valley: Objective = ([x = 0, y = 0]) => ({
  value: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
  gradient: [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
});
const optimizers = {
  gradientDescent: gradientDescent({ learningRate: 0.001 }),
  momentum: momentum({ learningRate: 0.001, momentum: 0.9 }),
  adam: adam({ learningRate: 0.02 }),
  lbfgs: lbfgs(),
};
for (const [name, optimizer] of Object.entries(optimizers)) {
  const { point, reason } = minimize(valley, [-1.2, 1], { optimizer });
  console.log(`${name.padEnd(16)}${point.map((x) => Number(x.toFixed(4))).join(", ")}  ${reason}`);
}
