import { defineActivation, embedding, linear, stack } from "@gd/layers";
import { createContext, fromElements, LabelError, referenceInterpreter } from "@gd/tensor";
import { bestInterpreter } from "@gd/tensor-wasm";
import { describe, expect, test } from "vitest";
import { madeLayers } from "../../test/made-layers.js";
import { rowsFor, started } from "../../test/started.js";
import { predictor } from "./predictor.js";

// More than are computed before there is a plan, which other calls then use.
const MANY = 24;

describe("the answers of the last of many calls have the bits of the first", () => {
  const reference = referenceInterpreter();
  const interpreter = bestInterpreter();

  test.each(Object.entries(madeLayers))("%s", (_, models) => {
    for (const model of models) {
      const loaded = started(model);
      const rows = rowsFor(model, 40);
      const expected = predictor(loaded, { interpreter: reference })(rows);
      const predict = predictor(loaded, { interpreter });
      for (let i = 0; i < MANY; i++) {
        expect(predict(rows.slice(i, i + 1))).toEqual(expected.slice(i, i + 1));
        expect(predict(rows.slice(i, i + 5))).toEqual(expected.slice(i, i + 5));
        expect(predict(rows)).toEqual(expected);
      }
    }
  });
});

test("tensors of the other precision and promised answers are as good after many calls", async () => {
  const model = stack([linear(2, 1)]);
  const loaded = started(model);
  const [expected] = predictor(loaded)([[0.5, 2]]);
  const { read, ...others } = bestInterpreter();
  const elsewhere = predictor(loaded, { interpreter: { ...others, read: async (given) => read(given) } });
  const predict = predictor(loaded);
  for (let i = 0; i < MANY; i++) {
    expect(predict(fromElements(Float64Array.of(0.5, 2), [1, 2]))).toEqual([expected]);
    expect(predict([[0.5, 2]])).toEqual([expected]);
    expect(await elsewhere([[0.5, 2]])).toEqual([expected]);
  }
});

test("labels that an embedding does not have are refused after many calls", () => {
  const model = embedding(3, 2);
  const predict = predictor(started(model));
  for (let i = 0; i < MANY; i++) predict([i % 3]);
  for (const label of [3, -1, 0.5]) expect(() => predict([label])).toThrow(LabelError);
});

test("a layer that may answer otherwise each time is run each time", () => {
  let offset = 0;
  const drifting = defineActivation("drifting", ({ ops }, input) => ({
    output: ops.add(input, ++offset),
    backward: (gradient) => gradient,
  }));
  const model = stack([linear(1, 1), drifting]);
  const predict = predictor({ model, state: { parameters: model.initialize(createContext()) } });
  const answers = Array.from({ length: MANY }, () => predict([[1]])[0]?.outputs?.[0]);
  expect(new Set(answers).size).toBe(MANY);
});
