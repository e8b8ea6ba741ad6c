import type { Objective } from "../src/index.js";

/** Σ (1 − xᵢ)² + 100(xᵢ₊₁ − xᵢ²)², least at [1, …, 1]. */
export const rosenbrock: Objective = (x) => {
  const gradient = new Float64Array(x.length);
  let value = 0;
  for (let i = 0; i + 1 < x.length; i++) {
    const short = 1 - x[i]!;
    const above = x[i + 1]! - x[i]! ** 2;
    value += short ** 2 + 100 * above ** 2;
    gradient[i]! += -2 * short - 400 * x[i]! * above;
    gradient[i + 1]! += 200 * above;
  }
  return { value, gradient };
};
