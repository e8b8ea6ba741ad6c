// Minimizes a function of two variables.
import { adam, minimize } from "@gd/optim";

const { point } = minimize(([x = 0, y = 0]) => ({ value: x * x + y * y, gradient: [2 * x, 2 * y] }), [3, 4], {
  optimizer: adam({ learningRate: 0.1 }),
});
console.log(point);
