import { referenceInterpreter } from "@gd/tensor";
import { expect, test } from "vitest";
import { finish } from "../test/finish.js";
import { readDigits } from "../test/read-digits.js";
import { testInterpreter } from "../test/test-interpreter.js";
import { batchNormalization } from "./batch-norm.js";
import { digits } from "./digits.js";
import type { Experiment } from "./experiment.js";
import { handDerived } from "./hand-derived.js";
import { onePair } from "./one-pair.js";
import { regression } from "./regression.js";
import { vanishing } from "./vanishing.js";

const onBoth = async <Result extends object>(experiment: Experiment<Result>) => {
  const options = { seed: 1, digits: () => readDigits(600, 200) };
  const wasm = await finish(experiment, { ...options, interpreterIn: testInterpreter });
  const reference = await finish(experiment, { ...options, interpreterIn: (dtype) => referenceInterpreter({ dtype }) });
  return { wasm, reference };
};

test.each<Experiment>([handDerived, onePair, vanishing, batchNormalization, regression])(
  "$id ends in the same bits on WebAssembly and on the reference",
  { timeout: 60_000 },
  async (experiment) => {
    const { wasm, reference } = await onBoth(experiment);
    expect(wasm.result).toEqual(reference.result);
    expect(wasm.report).toEqual(reference.report);
  },
);

test("digits are answered alike on WebAssembly and on the reference", { timeout: 60_000 }, async () => {
  const { wasm, reference } = await onBoth(digits);
  expect(wasm.report.figure).toEqual(reference.report.figure);
  expect(wasm.report.tables).toEqual(reference.report.tables);
  expect(wasm.result.runs.map(({ testAccuracy }) => testAccuracy)).toEqual(
    reference.result.runs.map(({ testAccuracy }) => testAccuracy),
  );
});
