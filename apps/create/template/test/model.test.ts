import assert from "node:assert/strict";
import { test } from "node:test";
import { loadModel, predictor, saveModel } from "@gd/gd";
import { measure, trainModel } from "../src/model.ts";

const { score, guess, saved } = await trainModel();

test("the model is better than a guess", () => {
  assert.ok(score > guess, `${measure} ${score.toFixed(3)}, and a guess would have ${guess.toFixed(3)}`);
});

test("a saved model answers as the one that was trained", () => {
  const row = Object.fromEntries(saved.features.columns.map(({ column }) => [column, null]));
  assert.deepEqual(predictor(loadModel(saveModel(saved)))([row]), predictor(saved)([row]));
});
