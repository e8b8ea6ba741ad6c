import { type Value, withChannelsFirst } from "../graph/value.js";
import { numberOf } from "./options-of.js";
import type { Part, WriteLayer, Writing } from "./part.js";
import { tensorOf } from "./tensor-of.js";

/** Normalizes the axis after the batch by the statistics, as evaluation does. */
const normalize = (part: Part, input: Value, writing: Writing, features: number): Value => {
  const inputs = [
    tensorOf(part, writing, "scale", [features]),
    tensorOf(part, writing, "shift", [features]),
    tensorOf(part, writing, "mean", [features], "statistics"),
    tensorOf(part, writing, "variance", [features], "statistics"),
  ];
  const epsilon = { float: numberOf(part, "epsilon") };
  const name = writing.graph.node(part.path, "BatchNormalization", [input.name, ...inputs], { epsilon });
  return { ...input, name };
};

export const batchNorm: WriteLayer = (part, input, writing) =>
  normalize(part, input, writing, numberOf(part, "features"));

export const batchNorm2d: WriteLayer = (part, input, writing) =>
  normalize(part, withChannelsFirst(writing.graph, part.path, input), writing, numberOf(part, "channels"));
