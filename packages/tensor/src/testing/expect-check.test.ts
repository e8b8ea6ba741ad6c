import { expect, test } from "vitest";
import { tensor } from "../tensor.js";
import { checkGradients } from "./check-gradients.js";
import { compareTensors, FLOAT64 } from "./compare-tensors.js";
import { describeContract, describeGradientCheck, expectGradients, failingCases, fixtureTensor } from "./index.js";
import { interpreterContract } from "./interpreter-contract.js";
import { layerContract } from "./layer-contract.js";
import { lossContract } from "./loss-contract.js";
import { transformationContract } from "./transformation-contract.js";

const product = ([x = 0, y = 0]: Float64Array) => ({ value: x * y, gradient: [y, x] });
const check = checkGradients(product, { point: [2, 3] });
/** As plain JavaScript calls it. */
const call = (f: unknown, ...given: readonly unknown[]) => (f as (...given: unknown[]) => unknown)(...given);

test("results of checks are taken", () => {
  expectGradients(check);
  expect(describeGradientCheck(check)).toContain("✓ point [2]");
});

test.each<[string, () => unknown]>([
  [
    "expectGradients(check) expects the result of a gradient check, but received true. checkGradients(…) makes one.",
    () => call(expectGradients, true),
  ],
  [
    "describeGradientCheck(check).kinks expects a whole number ≥ 0, but received NaN.",
    () => call(describeGradientCheck, { ...check, kinks: Number.NaN }),
  ],
  [
    "describeGradientCheck(check).variables[0].shape expects a list of sizes",
    () => call(describeGradientCheck, { ...check, variables: [{ ...check.variables[0], shape: 2 }] }),
  ],
  [
    "checkGradients(subject) expects a layer, a loss, a function or a claim, but received undefined.",
    () => call(checkGradients),
  ],
  [
    "checkGradients(layer) expects a layer, but received { forward }.",
    () => call(checkGradients, { forward: product }),
  ],
  [
    "checkGradients(options) expects no option but elementwise, input,",
    () => call(checkGradients, product, { points: [2, 3] }),
  ],
  [
    "checkGradients(point) expects a list of numbers, but received 2.",
    () => call(checkGradients, product, { point: 2 }),
  ],
  [
    'checkGradients(elementwise) expects a whole number ≥ 0, but received "all".',
    () => call(checkGradients, product, { point: [2, 3], elementwise: "all" }),
  ],
  [
    "checkGradients: f expects to return { value, gradient } with 1 slopes, but received 0.",
    () => {
      const f = () => 0;
      return call(checkGradients, f, { point: [2] });
    },
  ],
  [
    "checkGradients(claim.variables[0]) expects a name and a tensor, but received 1.",
    () => call(checkGradients, { variables: [1], gradients: [], value: () => 0 }),
  ],
  [
    "layerContract(layer) expects a layer, but received undefined. linear(3, 1) is one, for example.",
    () => call(layerContract),
  ],
  [
    "lossContract(options) expects an object with output and target, but received undefined.",
    () => call(lossContract, { evaluate: product }),
  ],
  [
    "transformationContract(transformation) expects an optimizer, but received the function product.",
    () => call(transformationContract, product),
  ],
  ["interpreterContract(make) expects a function, but received {}.", () => call(interpreterContract, {})],
  [
    "interpreterContract: what make returns expects an interpreter, but received { value, gradient }.",
    () => call(interpreterContract, () => product(Float64Array.of(1, 2))),
  ],
  [
    "describeContract(cases[0]) expects a case with a name and a check, but received null.",
    () => call(describeContract, "own", [null]),
  ],
  ["failingCases(contract) expects a list of cases, but received undefined.", () => call(failingCases)],
  [
    "fixtureTensor(fixture).shape expects a list of sizes, such as [28, 28], but received undefined.",
    () => call(fixtureTensor, null),
  ],
  [
    'fixtureTensor(fixture).data expects a list of numbers, but received ["1"].',
    () => call(fixtureTensor, { shape: [1], data: ["1"] }),
  ],
  [
    "compareTensors(expected) expects a tensor, but received [1].",
    () => call(compareTensors, "x", tensor([1]), [1], FLOAT64),
  ],
  [
    "compareTensors(absolute) expects a finite number ≥ 0, but received undefined.",
    () => call(compareTensors, "x", tensor([1]), tensor([1]), { relative: 0 }),
  ],
])("%s", (message, attempt) => {
  expect(attempt).toThrow(expect.objectContaining({ name: "ArgumentError" }));
  expect(attempt).toThrow(message);
});
