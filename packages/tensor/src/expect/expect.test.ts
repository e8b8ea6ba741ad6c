import { describe, expect, test } from "vitest";
import { ArgumentError } from "./argument-error.js";
import { type Bounds, expectArgument, expectBoolean, expectNumber, expectOneOf, expectSize } from "./expect.js";
import { expectOptions } from "./expect-options.js";

describe("expectArgument", () => {
  const mismatch = { place: "f(x)", expected: "an even number", received: 3, advice: "Double it." };

  test("throws the ArgumentError unless the condition holds", () => {
    expect(() => expectArgument(true, mismatch)).not.toThrow();
    expect(() => expectArgument(false, mismatch)).toThrow(new ArgumentError(mismatch));
  });
});

describe("expectNumber", () => {
  const attempt = (value: unknown, bounds?: Bounds) => () => expectNumber("f(x)", value, bounds);

  test.each<[Bounds, string, readonly number[], readonly number[]]>([
    [{}, "a finite number", [0, -1e300, 5e-324], []],
    [{ from: 0 }, "a finite number ≥ 0", [0, -0, 1], [-5e-324]],
    [{ to: 1 }, "a finite number ≤ 1", [1, -5], [1 + Number.EPSILON]],
    [{ above: 0 }, "a finite number > 0", [5e-324, 7], [0, -1]],
    [{ below: 1 }, "a finite number < 1", [1 - Number.EPSILON, -7], [1, 2]],
    [{ from: 0, to: 1 }, "a finite number from 0 to 1", [0, 0.5, 1], [-0.1, 1.1]],
    [{ from: 0, below: 1 }, "a finite number ≥ 0 and < 1", [0, 0.9], [-0.1, 1]],
    [{ above: 0, to: 1 }, "a finite number > 0 and ≤ 1", [0.1, 1], [0, 1.1]],
    [{ above: 0, below: 1 }, "a finite number > 0 and < 1", [0.5], [0, 1]],
    [{ whole: true }, "a whole number", [-2, 0, 2 ** 60], [0.5]],
    [{ from: 1, whole: true }, "a whole number ≥ 1", [1, 2], [0, 1.5]],
    [{ from: 1, to: 100, whole: true }, "a whole number from 1 to 100", [1, 100], [0, 101, 2.5]],
  ])("%j expects %s", (bounds, expected, good, bad) => {
    for (const value of good) expect(attempt(value, bounds)).not.toThrow();
    for (const received of [...bad, Number.NaN, Infinity, -Infinity, "1", 1n, null, undefined]) {
      expect(attempt(received, bounds)).toThrow(new ArgumentError({ place: "f(x)", expected, received }));
    }
  });

  test("gives advice", () => {
    expect(() => expectNumber("f(x)", -1, { from: 0 }, "Take its absolute value.")).toThrow(
      "f(x) expects a finite number ≥ 0, but received -1. Take its absolute value.",
    );
  });
});

describe("expectSize", () => {
  test("takes whole numbers from 1, or from another one on", () => {
    expect(() => expectSize("f(x)", 1)).not.toThrow();
    expect(() => expectSize("f(x)", 0, 0)).not.toThrow();
    expect(() => expectSize("f(x)", 0)).toThrow("f(x) expects a whole number ≥ 1, but received 0.");
    expect(() => expectSize("f(x)", 1, 2)).toThrow("f(x) expects a whole number ≥ 2, but received 1.");
    expect(() => expectSize("f(x)", 1.5)).toThrow("f(x) expects a whole number ≥ 1, but received 1.5.");
  });
});

test("expectBoolean takes true and false alone", () => {
  for (const value of [true, false]) expect(() => expectBoolean("f(x)", value)).not.toThrow();
  for (const received of [undefined, null, 0, 1, "false", Object(false)]) {
    expect(() => expectBoolean("f(x)", received)).toThrow(
      new ArgumentError({ place: "f(x)", expected: "true or false", received }),
    );
  }
});

describe("expectOneOf", () => {
  const attempt =
    (value: unknown, ...choices: readonly string[]) =>
    () =>
      expectOneOf("f(x)", value, choices);

  test("takes the choices alone", () => {
    for (const choice of ["a", "b"]) expect(attempt(choice, "a", "b")).not.toThrow();
    expect(attempt("A", "a")).toThrow('f(x) expects "a", but received "A".');
    expect(attempt(1, "a", "b")).toThrow('f(x) expects "a" or "b", but received 1.');
    expect(attempt(undefined, "a", "b", "c")).toThrow('f(x) expects "a", "b" or "c", but received undefined.');
    expect(attempt(["a"], "a")).toThrow('f(x) expects "a", but received ["a"].');
  });
});

test("a door itself refuses what it cannot work with", () => {
  const call = (door: unknown, ...given: readonly unknown[]) =>
    (door as (...all: readonly unknown[]) => unknown)(...given);
  expect(() => call(expectArgument)).toThrow(
    "expectArgument(mismatch) expects an object with place, expected and received",
  );
  expect(() => call(expectOneOf)).toThrow("expectOneOf(choices) expects a list of strings, but received undefined");
  expect(() => call(expectOptions)).toThrow("expectOptions(names) expects a list of strings, but received undefined");
  expect(() => call(expectNumber, "x", -1, null)).toThrow(
    "expectNumber(bounds) expects an object with bounds of a number",
  );
  expect(() => call(expectNumber, Object.create(null), "a")).toThrow('{} expects a finite number, but received "a"');
});
