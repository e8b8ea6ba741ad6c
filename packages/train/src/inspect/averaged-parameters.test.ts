import { chain, ema, gradientDescent } from "@gd/optim";
import { leaves, mapLeaves, type Parameters, rowMajor } from "@gd/tensor";
import { compareTrees, FLOAT64, SAME_BITS } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { namedInterpreters } from "../../test/both-interpreters.js";
import { points, smallSetup } from "../../test/small-problem.js";
import { evaluate } from "../evaluate/evaluate.js";
import { train } from "../train.js";
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
