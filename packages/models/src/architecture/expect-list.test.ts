import { expect, test } from "vitest";
import { ModelError } from "../model-error.js";
import { buildModel } from "./build-model.js";

test("a list of very many layers is refused at once, whoever promises it", () => {
  const layers = (count: number) => Array.from({ length: count }, () => ({ type: "relu" }));
  const build = (count: number) => () => buildModel({ type: "sequential", layers: layers(count) }, { inputShape: [2] });
  expect(build(200)().outputShape).toEqual([2]);
  const start = performance.now();
  expect(build(30_000)).toThrow(ModelError);
  expect(build(30_000)).toThrow("expects at most 1000 parts, but received 30000");
  expect(performance.now() - start).toBeLessThan(2000);
});
