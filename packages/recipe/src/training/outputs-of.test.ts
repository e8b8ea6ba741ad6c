import { dataset } from "@gd/data";
import { linear } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { adam } from "@gd/optim";
import { fromElements, referenceInterpreter } from "@gd/tensor";
import { createTraining, predict } from "@gd/train";
import { expect, test } from "vitest";
import { outputsOf } from "./outputs-of.js";

test("signals are heard between its batches", async () => {
  const rows = 2500;
  const model = linear(2, 1);
  const interpreter = referenceInterpreter();
  const training = createTraining({
    model,
    loss: meanSquaredError,
    optimizer: adam({ learningRate: 0.1 }),
    interpreter,
  });
  const inputs = fromElements(
    Float32Array.from({ length: 2 * rows }, (_, i) => i % 7),
    [rows, 2],
  );
  const data = dataset(inputs, fromElements(new Float32Array(rows), [rows, 1]));
  let turns = 0;
  const turn = (): void => {
    turns++;
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  const outputs = await outputsOf({ model, state: training.state() }, data, interpreter);
  clearImmediate(next);
  expect(turns).toBeGreaterThanOrEqual(3);
  expect(outputs.data).toEqual(predict({ model, interpreter }, training.state(), inputs).data);
});
