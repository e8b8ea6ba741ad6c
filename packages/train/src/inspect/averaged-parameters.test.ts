import { chain, ema, gradientDescent } from "@gd/optim";
import { ArgumentError, leaves, mapLeaves, none, type Parameters, rowMajor, tensor } from "@gd/tensor";
import { compareTrees, FLOAT64, SAME_BITS } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { namedInterpreters } from "../../test/both-interpreters.js";
import { points, smallSetup } from "../../test/small-problem.js";
import { createTraining, evaluate, train } from "../index.js";
import { averagedParameters } from "./averaged-parameters.js";

const DECAY = 0.9;
const data = points(40, "averaged");

test.each(namedInterpreters("float64"))(
  "is the running average of the parameters after each step: %s",
  async (_, interpreter) => {
    const optimizer = chain(gradientDescent({ learningRate: 0.5 }), ema({ decay: DECAY }));
    const { ops } = interpreter;
    const setup = { ...smallSetup, optimizer, interpreter };
    let expected: Parameters | undefined;
    for await (const event of train({ ...setup, data, batchSize: 10, epochs: 3 })) {
      if (event.type === "step") {
        const { parameters } = event.training.state();
        const now = leaves(parameters).map(([, leaf]) => Float64Array.from(rowMajor(leaf)));
        let i = 0;
        expected = mapLeaves(expected ?? parameters, (before) => {
          const weights = now[i++]!;
          const old = event.step === 0 ? weights : rowMajor(before);
          return ops.from({ ...before, data: weights.map((weight, j) => DECAY * old[j]! + (1 - DECAY) * weight) });
        });
      }
      if (event.type === "end") {
        const { state } = event;
        const averaged = averagedParameters(state);
        compareTrees("averaged", averaged, expected!, FLOAT64);
        const loss = evaluate(setup, { ...state, parameters: averaged }, data).loss;
        expect(loss).not.toBe(evaluate(setup, state, data).loss);
        expect(loss).toBeLessThan(0.7);
        compareTrees("a second time", averagedParameters(state), averaged, SAME_BITS);
      }
    }
  },
);

test("refuses what has no averages, or those of another model", () => {
  const optimizer = chain(gradientDescent({ learningRate: 0.5 }), ema());
  const state = createTraining({ ...smallSetup, optimizer }).state();
  const cases: readonly (readonly [unknown, string])[] = [
    [undefined, "averagedParameters(state) expects a state, but received undefined."],
    [
      {},
      "averagedParameters(state): parameters expects a tensor, or tensors in lists and objects, but received undefined.",
    ],
    [{ parameters: none }, "averagedParameters(state): optimizerState expects a tensor, or tensors in lists"],
    [
      JSON.parse(JSON.stringify(state)),
      "averagedParameters(state): parameters.0.weight expects a tensor whose data is a",
    ],
    [
      { ...state, parameters: [tensor([1, 2])] },
      "averagedParameters(state) expects averages of 2 parameters, as the model has",
    ],
    [
      { ...state, optimizerState: none },
      "averagedParameters(state), in its optimizerState, expects the state of an optimizer with exactly one ema, but received",
    ],
  ];
  for (const [wrong, message] of cases) {
    expect(() => averagedParameters(wrong as typeof state)).toThrow(ArgumentError);
    expect(() => averagedParameters(wrong as typeof state)).toThrow(message);
  }
});
