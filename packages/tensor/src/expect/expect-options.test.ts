import { expect, test } from "vitest";
import { ArgumentError } from "./argument-error.js";
import { expectOptions } from "./expect-options.js";

interface Options {
  readonly learningRate: number;
  readonly epochs?: number;
  readonly size?: number;
}
const read = (options: unknown): Options => expectOptions("f", options as Options, ["learningRate", "epochs", "size"]);

test("returns options whose names are all known", () => {
  const options = { learningRate: 1 };
  expect(read(options)).toBe(options);
  expect(read({})).toEqual({});
});

test.each([
  ["learning_rate", "learningRate"],
  ["learningrate", "learningRate"],
  ["lr", "learningRate"],
  ["rate", "learningRate"],
  ["leanringRate", "learningRate"],
  ["epoch", "epochs"],
  ["nEpochs", "epochs"],
  ["kernelSize", "size"],
  ["kernel", "size"],
])("names the nearest option: %s → %s", (name, nearest) => {
  expect(() => read({ [name]: 1 })).toThrow(
    `f(options) expects no option but learningRate, epochs and size, but received "${name}". Did you mean ${nearest}?`,
  );
});

test("knows what other libraries call an option", () => {
  const options: { readonly meanDecay?: number } = JSON.parse('{ "betas": [0.9, 0.999] }');
  expect(() => expectOptions("adam", options, ["meanDecay"])).toThrow("Did you mean meanDecay?");
});

test("names none where none is near", () => {
  expect(() => read({ constructor: 1 })).toThrow(/received "constructor"\.$/);
});

test.each([[undefined], [null], [3], ["adam"], [[1]], [new Float32Array(1)], [() => 1], [new Date(0)], [new Map()]])(
  "refuses %s",
  (options) => {
    expect(() => read(options)).toThrow(ArgumentError);
    expect(() => read(options)).toThrow(
      "f(options) expects an object with learningRate, epochs and size, but received ",
    );
  },
);

test("the compiler asks for all names, and refuses others", () => {
  const options: Options = { learningRate: 1 };
  // @ts-expect-error size is missing
  expectOptions("f", options, ["learningRate", "epochs"]);
  // @ts-expect-error there is no such option
  expectOptions("f", options, ["learningRate", "epochs", "size", "rate"]);
  (either: { readonly a: number } | { readonly b: number }) => expectOptions("f", either, ["a", "b"]);
});
