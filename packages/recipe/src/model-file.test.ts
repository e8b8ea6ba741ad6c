import { loadModel } from "@gd/models";
import { referenceInterpreter } from "@gd/tensor";
import { expect, test } from "vitest";
import { usualRecipe } from "./config.js";
import { expectSaveable, modelFile } from "./model-file.js";
import { planTable } from "./plan/plan-table.js";
import { RecipeError } from "./recipe-error.js";
import { untrained } from "./training/train-network.js";

/** A plan for a network that learns y of one column, of this name. */
const planOf = (column: string) => {
  const values = (of: (i: number) => number) => Float64Array.from({ length: 60 }, (_, i) => of(i));
  const number = (name: string, of: (i: number) => number) => ({ name, kind: "number", values: values(of) }) as const;
  const columns = [number(column, (i) => (i * 37) % 11), number("y", (i) => i % 7)];
  const config = { ...usualRecipe("data.csv", "y"), hidden: [2] };
  const plan = planTable({ name: "data.csv", rows: 60, columns }, config);
  return { plan, config, state: untrained(plan, config, referenceInterpreter({ dtype: "float32" })) };
};

/** Has such a network saved. */
const save = (column: string, maximumHeaderBytes?: number): void => {
  const { plan, config, state } = planOf(column);
  expectSaveable(state, plan, config, maximumHeaderBytes);
};

test("what could not be saved is refused before the training", () => {
  const long = "x".repeat(10_000);
  expect(() => save("x".repeat(2 ** 20))).not.toThrow();
  expect(() => save(long, 50_000)).not.toThrow();
  expect(() => save(long, 10_000)).toThrow(RecipeError);
  expect(() => save(long, 10_000)).toThrow(
    /^the model could not be saved: what there is to say of its columns and classes takes [12]\d{4} bytes, of at most 10000: take fewer columns or classes$/,
  );
});

test("scores that JSON does not know are left out", () => {
  const { plan, config, state } = planOf("x");
  const scores = {
    kind: "number",
    rSquared: Number.NaN,
    rootMeanSquaredError: Infinity,
    meanAbsoluteError: 2,
  } as const;
  const network = { model: plan.network, state, best: 0, epochs: 0 };
  const bytes = modelFile(network, plan, config, [{ name: "network", scores }]);
  expect(loadModel(bytes).training).toMatchObject({ results: [{ name: "network", meanAbsoluteError: 2 }] });
});
