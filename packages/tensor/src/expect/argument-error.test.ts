import { describe, expect, test } from "vitest";
import { tensor } from "../tensor.js";
import { ArgumentError } from "./argument-error.js";

const messageFor = (received: unknown): string =>
  new ArgumentError({ place: "f(x)", expected: "a y", received }).message;

describe("ArgumentError", () => {
  test("names the argument, what was expected and what came, and ends with the advice", () => {
    const mismatch = { place: "adam(learningRate)", expected: "a finite number ≥ 0", received: -1 };
    const message = "adam(learningRate) expects a finite number ≥ 0, but received -1.";
    expect(`${new ArgumentError(mismatch)}`).toBe(`ArgumentError: ${message}`);
    expect(new ArgumentError({ ...mismatch, advice: "Try 0.001." }).message).toBe(`${message} Try 0.001.`);
  });

  test("is a RangeError that carries what it says", () => {
    const received = { learningRate: 1 };
    const mismatch = { place: "f(x)", expected: "a y", received, advice: "Look." };
    const error = new ArgumentError(mismatch);
    expect(error).toBeInstanceOf(RangeError);
    expect(error).toMatchObject({ name: "ArgumentError", ...mismatch });
    expect(error.received).toBe(received);
  });

  test.each<[unknown, string]>([
    [1.5, "1.5"],
    [-0, "-0"],
    [Number.NaN, "NaN"],
    [-Infinity, "-Infinity"],
    [12n, "12n"],
    [undefined, "undefined"],
    [null, "null"],
    [true, "true"],
    [Symbol("s"), "Symbol(s)"],
    ["relu", '"relu"'],
    ['a "quoted" line\n', '"a \\"quoted\\" line\\n"'],
    [[1, "a", [-0]], '[1, "a", [-0]]'],
    [[], "[]"],
    [{ rate: 1, decay: 2 }, "{ rate, decay }"],
    [{}, "{}"],
    [Object.assign(Object.create(null), { rate: 1 }), "{ rate }"],
    [tensor([[1, 2, 3]]), "a tensor of shape [1, 3]"],
    [new Map(), "a Map"],
    [new Int8Array(2), "an Int8Array"],
    [new Uint8Array(2), "a Uint8Array"],
    [new (class {})(), "{}"],
    [function relu() {}, "the function relu"],
    [(() => () => {})(), "a function"],
  ])("shows what came as it is written: %s", (received, text) => {
    expect(messageFor(received)).toBe(`f(x) expects a y, but received ${text}.`);
  });

  test("takes a place that is no text", () => {
    const error = new ArgumentError({ place: Symbol("f") as never, expected: "a y", received: 1 });
    expect(error.message).toBe("Symbol(f) expects a y, but received 1.");
  });

  test("shows 80 characters of what is longer", () => {
    const shown = (received: unknown): string =>
      messageFor(received).slice("f(x) expects a y, but received ".length, -1);
    expect(shown("a".repeat(78))).toBe(`"${"a".repeat(78)}"`);
    expect(shown("a".repeat(79))).toBe(`"${"a".repeat(78)}…`);
    expect(shown(Array(100).fill(7))).toBe(`[${"7, ".repeat(26)}…`);
    expect(shown(Array(1e7))).toHaveLength(80);
    expect(shown(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, i])))).toMatch(/^\{ k0, .{73}…$/);
  });

  test("shows a list that contains itself, and what merely looks like a tensor", () => {
    const list: unknown[] = [];
    list.push(list);
    expect(messageFor(list)).toBe("f(x) expects a y, but received [[[[[[[…]]]]]]].");
    expect(messageFor({ dtype: "float32", shape: list })).toContain("received a tensor of shape [[[");
    expect(messageFor({ dtype: "float32", shape: null })).toBe("f(x) expects a y, but received { dtype, shape }.");
  });
});
