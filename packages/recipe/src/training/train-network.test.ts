import { referenceInterpreter } from "@gd/tensor";
import { expect, test } from "vitest";
import { usualRecipe } from "../config.js";
import { planTable } from "../plan/plan-table.js";
import { trainNetwork } from "./train-network.js";

test("signals are heard between the batches of a validation", async () => {
  const rows = 30_000;
  const values = (of: (i: number) => number) => Float64Array.from({ length: rows }, (_, i) => of(i));
  const number = (name: string, of: (i: number) => number) => ({ name, kind: "number", values: values(of) }) as const;
  const columns = [number("x", (i) => (i * 37) % 1001), number("y", (i) => i % 7)];
  const given = { hidden: [2], test: 0.1, validation: 0.9, epochs: 1, batchSize: 5000 };
  const config = { ...usualRecipe("data.csv", "y"), ...given };
  const plan = planTable({ name: "data.csv", rows, columns }, config);
  let turns = 0;
  const turn = (): void => {
    turns++;
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  const interpreter = referenceInterpreter({ dtype: "float32" });
  const { signal } = new AbortController();
  const { epochs } = await trainNetwork(plan.network, plan, config, { interpreter, signal });
  clearImmediate(next);
  expect(epochs).toBe(1);
  // 24,300 rows, a thousand at a time.
  expect(turns).toBeGreaterThanOrEqual(24);
});
