import { defineLayer, linear, relu, sequential } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { fromElements, isRepeatable, none, type Tensor, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { namedInterpreters } from "../../test/both-interpreters.js";
import { createTraining, predict } from "../index.js";

// More than are computed before there is a plan.
const MANY = 40;

const rows = (count: number, first = 0): Tensor<[number, 3]> =>
  fromElements(
    Float32Array.from({ length: 3 * count }, (_, i) => Math.sin(first + i)),
    [count, 3],
  );
const loss = meanSquaredError;
const optimizer = gradientDescent({ learningRate: 0.1 });

describe.each(namedInterpreters("float32"))("on %s", (_, interpreter) => {
  const setup = { model: sequential(linear(3, 4), relu, linear(4, 2)), loss, optimizer, interpreter };

  test("the bits of the hundredth prediction are those of the first, for batches of any length and single examples", () => {
    const training = createTraining(setup);
    const state = training.state();
    const inputs = [1, 2, 5, 600].map((count) => rows(count));
    const fresh = inputs.map((input) => predict(setup, training.state(), input));
    for (let i = 0; i < MANY; i++) {
      inputs.forEach((input, k) => {
        expect(training.predict(input)).toEqual(fresh[k]);
        expect(predict(setup, state, input)).toEqual(fresh[k]);
      });
      expect(training.predict(tensor([1, 2, 3]))).toEqual(predict(setup, training.state(), tensor([1, 2, 3])));
    }
  });

  test("follows the training", () => {
    const training = createTraining(setup);
    for (let i = 0; i < MANY; i++) {
      training.step({ input: rows(4, i), target: fromElements(new Float32Array(8).fill(i / 10), [4, 2]) });
      expect(training.predict(rows(1))).toEqual(predict(setup, training.state(), rows(1)));
    }
  });

  test("follows a state that somebody changes", () => {
    const state = createTraining(setup).state();
    const [first] = state.parameters;
    for (let i = 0; i < MANY; i++) predict(setup, state, rows(1));
    (first.weight.data as Float32Array)[0] = 7;
    expect(predict(setup, state, rows(1))).toEqual(predict(setup, { ...state }, rows(1)));
    Object.assign(first, { bias: tensor([9, 9, 9, 9]) });
    expect(predict(setup, state, rows(1))).toEqual(predict(setup, { ...state }, rows(1)));
    Object.assign(first, { bias: tensor([9]) });
    expect(() => predict(setup, state, rows(1))).toThrow("predict(state)");
  });

  test("runs code that may answer otherwise each time", () => {
    let offset = 0;
    const drifting = defineLayer({
      name: "drifting",
      inputShape: [2],
      outputShape: [2],
      initialize: () => none,
      initializeStatistics: () => none,
      forward: ({ ops }, _, input) => ({
        output: ops.add(input, ++offset),
        backward: (gradient) => ({ inputGradient: gradient, gradients: none }),
      }),
    });
    expect(isRepeatable(drifting)).toBe(false);
    const training = createTraining({ ...setup, model: sequential(linear(3, 2), drifting) });
    const answers = Array.from({ length: MANY }, () => training.predict(rows(1)).data[0]);
    expect(new Set(answers).size).toBe(MANY);
  });
});
