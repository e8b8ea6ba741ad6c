import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { ArgumentError } from "./expect/argument-error.js";
import { leaves, mapLeaves, none, type Parameters } from "./parameters.js";
import { type Tensor, tensor } from "./tensor.js";

const weight = tensor([[1, 2]]);
const bias = tensor([3]);
const scale = tensor(4);
const tree = [{ weight, bias }, none, [{ scale }]] as const;

describe("leaves", () => {
  test("lists the tensors in order, each with its path", () => {
    expect(leaves(tree)).toEqual([
      ["0.weight", weight],
      ["0.bias", bias],
      ["2.0.scale", scale],
    ]);
    expect(leaves(tree)[0]![1]).toBe(weight);
  });

  test("lists a tensor alone under an empty path, and nothing of no parameters", () => {
    expect(leaves(bias)).toEqual([["", bias]]);
    expect(leaves(none)).toEqual([]);
  });

  test("takes a tensor of any name for one", () => {
    expect(leaves({ dtype: bias, shape: scale }).map(([path]) => path)).toEqual(["dtype", "shape"]);
  });
});

describe("mapLeaves", () => {
  test("replaces each tensor and keeps the tree", () => {
    const seen: Tensor[] = [];
    const mapped = mapLeaves(tree, (leaf) => {
      seen.push(leaf);
      return tensor(seen.length);
    });
    expect(seen).toEqual([weight, bias, scale]);
    expect(mapped).toEqual([{ weight: tensor(1), bias: tensor(2) }, [], [{ scale: tensor(3) }]]);
  });

  test("leaves the tree it was given as it is", () => {
    const before: Parameters = [{ weight, bias }, none, [{ scale }]];
    mapLeaves(tree, () => scale);
    expect(tree).toEqual(before);
  });

  test("replaces a tensor alone", () => {
    expect(mapLeaves(bias, () => scale)).toBe(scale);
  });
});

describe.each([
  ["leaves", (tree: unknown) => leaves(tree as Parameters)],
  ["mapLeaves", (tree: unknown) => mapLeaves(tree as Parameters, (leaf) => leaf)],
])("%s", (name, walk) => {
  class Named {
    readonly weight = weight;
  }
  test.each([
    [undefined],
    [null],
    ["weight"],
    [3],
    [true],
    [() => weight],
    [new Float32Array(2)],
    [new Map([["weight", weight]])],
    [Promise.resolve(weight)],
    [new Named()],
  ])("refuses %s, alone and by its path", (wrong) => {
    const expected = "expects a tensor, or tensors in lists and objects, but received ";
    expect(() => walk(wrong)).toThrow(ArgumentError);
    expect(() => walk(wrong)).toThrow(`${name}(tree) ${expected}`);
    expect(() => walk([{ weight }, { bias, wrong }])).toThrow(`${name}(tree): 1.wrong ${expected}`);
  });

  test("refuses a list that lacks a part", () => {
    const lacking = Object.assign(Array(2), { 1: weight });
    expect(() => walk(lacking)).toThrow(`${name}(tree): 0 expects a tensor, or tensors in lists and objects`);
  });

  test("refuses a tree that contains itself", () => {
    const circle: unknown[] = [weight];
    circle.push(circle);
    expect(() => walk(circle)).toThrow(ArgumentError);
    expect(() => walk(circle)).toThrow(/^\w+\(tree\): (1\.){40}… expects lists within lists at most 500 deep, /);
  });

  test("takes objects without a prototype, those of another realm, and any names", () => {
    const trees = [
      Object.assign(Object.create(null), { weight }),
      Object.assign(runInNewContext("({})"), { weight }),
      JSON.parse('{ "__proto__": [], "constructor": { "toString": [] } }'),
    ];
    expect(trees.map((tree) => leaves(tree).map(([path]) => path))).toEqual([["weight"], ["weight"], []]);
    for (const tree of trees) {
      walk(tree);
      expect(Object.keys(mapLeaves(tree, () => bias))).toEqual(Object.keys(tree));
    }
    const named = JSON.parse('{ "__proto__": 1 }');
    expect(() => walk(named)).toThrow(`${name}(tree): __proto__ expects`);
  });
});
