import { describe, expect, test } from "vitest";
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
