import { ADAM, type RacerName } from "@gd/experiments";
import type { DescentSettings } from "./descent-settings.js";

interface RacerCode {
  /** Imported of @gd/optim besides minimize. */
  readonly imports: readonly string[];
  readonly optimizer: string;
  readonly stochastic: boolean;
  readonly maximumSteps: number;
}

const racerCode = (name: RacerName, settings: DescentSettings): RacerCode => {
  const { learningRate, decay, momentum } = settings;
  switch (name) {
    case "gradient-descent":
    case "stochastic":
      return {
        imports: ["gradientDescent"],
        optimizer: `gradientDescent({ learningRate: ${learningRate} })`,
        stochastic: name === "stochastic",
        maximumSteps: name === "stochastic" ? 20_000 : 1000,
      };
    case "exponential-decay":
      return {
        imports: ["exponentialDecay", "gradientDescent"],
        optimizer: `gradientDescent({ learningRate: exponentialDecay({ learningRate: ${learningRate}, decay: ${decay} }) })`,
        stochastic: false,
        maximumSteps: 1000,
      };
    case "momentum":
      return {
        imports: ["momentum"],
        optimizer: `momentum({ learningRate: ${learningRate}, momentum: ${momentum}, form: "rate-inside", initialVelocity: 1 })`,
        stochastic: true,
        maximumSteps: 20_000,
      };
    case "adam":
      return {
        imports: ["adam"],
        optimizer: `adam({ learningRate: ${learningRate}, meanDecay: ${ADAM.meanDecay}, varianceDecay: ${ADAM.varianceDecay}, epsilon: ${ADAM.epsilon} })`,
        stochastic: false,
        maximumSteps: 20_000,
      };
  }
};

/** The watched racer as a program: the notebook's data, its cost, and the descent until it stops. */
export const descentCode = (settings: DescentSettings): string => {
  const { watched, seed, batchSize, replacement } = settings;
  const { imports, optimizer, stochastic, maximumSteps } = racerCode(watched, settings);
  const used = stochastic
    ? `drawPlaces(random, rows.length, ${batchSize}, { replacement: ${replacement} })`
    : "rows.keys()";
  return `import { ${stochastic ? "drawPlaces, " : ""}numpyRandomState } from "@gd/data";
import { ${[...imports, "minimize"].sort().join(", ")} } from "@gd/optim";
${stochastic ? `import { randomStreams } from "@gd/tensor";\n` : ""}
// The notebook's data, as NumPy draws it from the seed 123.
const numpy = numpyRandomState(123);
const [x1, x2, x3, x4] = [1, 2, 3, 4].map(() => numpy.uniform(0, 1, 10_000));
const noise = numpy.standardNormal(10_000);
const rows = Array.from(noise, (_, i) => [1, x1[i], x2[i], x3[i], x4[i]]);
const y = Array.from(noise, (e, i) => x1[i] - 2 * x2[i] + 3 * x3[i] - 4 * x4[i] + e);
${stochastic ? `const random = randomStreams(${seed}).stream("${watched}");\n` : ""}
// ½ Σ (y − ŷ)² over all rows, with the mean gradient of ${stochastic ? "a batch" : "all of them"}.
const cost = (w) => {
  const errors = rows.map((row, i) => row.reduce((sum, x, j) => sum + x * w[j], 0) - y[i]);
  const used = [...${used}];
  const gradient = w.map((_, j) => used.reduce((sum, i) => sum + errors[i] * rows[i][j], 0) / used.length);
  return { value: errors.reduce((sum, error) => sum + error * error, 0) / 2, gradient };
};

const { reason, value, point } = minimize(cost, [0, 0, 0, 0, 0], {
  optimizer: ${optimizer},
  stop: { valueChange: 0.1, maximumSteps: ${maximumSteps} },
});
console.log(reason);
console.log(value, [...point]);
`;
};
