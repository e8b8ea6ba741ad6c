import { describe, expect, test } from "vitest";
import * as layers from "../index.js";
import { type Stackable, stack } from "../index.js";

const images = layers.conv2d(1, 8, { size: 3 }).at([28, 28, 1]);
const rows = layers.flatten([4, 4, 3]);
const labels = layers.embedding(100, 16, { length: 20 });

describe("a layer that gets another kind of examples names the layer that is meant", () => {
  test.each<readonly [before: Stackable, layer: Stackable, advice: string]>([
    [images, layers.linear(8, 10), "Put flatten([26, 26, 8]) before it, which makes rows of 5408."],
    [images, layers.residual(layers.linear(8, 8)), "Put flatten([26, 26, 8]) before it, which makes rows of 5408."],
    [images, layers.batchNorm(8), "Of images, batchNorm2d(8) normalizes the channels."],
    [images, layers.layerNorm(8), "layerNorm([26, 26, 8]) normalizes along the last axis of these."],
    [labels, layers.linear(16, 10), "Put flatten([20, 16]) before it, which makes rows of 320."],
    [labels, layers.layerNorm(16), "layerNorm([20, 16]) normalizes along the last axis of these."],
    [labels, layers.conv2d(1, 8, { size: 3 }), "Images have an axis of channels, grey ones too: [20, 16, 1]."],
    [rows, layers.batchNorm2d(3), "Of rows, batchNorm(48) normalizes the features."],
    [rows, layers.layerNorm([4, 4, 3]), "layerNorm(48) normalizes rows."],
    [rows, layers.flatten([4, 4, 3]), "Leave it out: these are rows already."],
    [rows, layers.flatten(48), "Leave it out: these are rows already."],
    ...[
      layers.conv2d(3, 8, { size: 3 }),
      layers.maxPool2d({ size: 2 }),
      layers.averagePool2d({ size: 2 }),
      layers.globalAveragePool2d,
    ].map(
      (layer) =>
        [rows, layer, "It is for images: put it before the layer that makes rows of them, such as flatten."] as const,
    ),
  ])("%o, $1.name", (before, layer, advice) => {
    expect(() => stack([before, layer])).toThrow(expect.objectContaining({ name: "ShapeError", advice }));
  });

  test("in a message of its place", () => {
    expect(() => stack([images, layers.batchNorm(8)])).toThrow(
      [
        "in stack › 1 batchNorm(8)",
        "  expects   input [8]",
        "  received        [26, 26, 8]   from 0 conv2d(1 → 8, 3 × 3)",
        "  rank: 3 ≠ 1",
        "  Of images, batchNorm2d(8) normalizes the channels.",
      ].join("\n"),
    );
  });

  test("also at a size by hand", () => {
    expect(() => layers.conv2d(1, 8, { size: 3 }).at([28, 28] as never)).toThrow(
      "Images have an axis of channels, grey ones too: [28, 28, 1].",
    );
  });
});

test("sizes of the same kind need no advice", () => {
  const other = () => stack([layers.linear(2, 3), layers.linear(4, 1)]);
  expect(other).toThrow(expect.objectContaining({ name: "ShapeError", advice: undefined }));
  const channels = () => stack([images, layers.conv2d(4, 8, { size: 3 })]);
  expect(channels).toThrow(expect.objectContaining({ name: "ShapeError", advice: undefined }));
});
