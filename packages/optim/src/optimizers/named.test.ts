import { ArgumentError } from "@gd/tensor";
import { expect, test } from "vitest";
import {
  adadelta,
  adagrad,
  adam,
  adamax,
  adamW,
  gradientDescent,
  lion,
  momentum,
  nadam,
  nesterov,
  rmsprop,
} from "../index.js";
import { named } from "./named.js";

test.each([
  ["gradientDescent", gradientDescent],
  ["momentum", (options: { learningRate: number }) => momentum({ ...options, momentum: 0.9 })],
  ["nesterov", (options: { learningRate: number }) => nesterov({ ...options, momentum: 0.9 })],
  ["adagrad", adagrad],
  ["adadelta", adadelta],
  ["rmsprop", rmsprop],
  ["adam", adam],
  ["adamW", adamW],
  ["nadam", nadam],
  ["adamax", adamax],
  ["lion", lion],
] as const)("%s names itself where it refuses a rate", (name, optimizer) => {
  expect(optimizer({ learningRate: 1 }).name).toBe(name);
  expect(() => optimizer({ learningRate: -1 })).toThrow(
    new ArgumentError({ place: `${name}(learningRate)`, expected: "a finite number ≥ 0", received: -1 }),
  );
});

test("an option of a part is refused as one of the whole", () => {
  expect(() => nesterov({ learningRate: 1, momentum: 2 })).toThrow(
    "nesterov(momentum) expects a finite number ≥ 0 and < 1, but received 2.",
  );
});

test("so is a rate that a schedule gives later", () => {
  const { coefficients } = adam({ learningRate: (step) => 1 - step });
  expect(coefficients!(1).at(-1)).toBe(-0);
  expect(() => coefficients!(2)).toThrow("adam(learningRate at step 2) expects a finite number ≥ 0, but received -1.");
});

test("other errors pass", () => {
  const error = new Error("another");
  const make = () => {
    throw error;
  };
  expect(() => named("adam", {}, make)).toThrow(error);
});
