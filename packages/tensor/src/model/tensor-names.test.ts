import { expect, test } from "vitest";
import { ArgumentError } from "../expect/argument-error.js";
import { tensor } from "../tensor.js";
import type { Description } from "./description.js";
import { tensorNames } from "./tensor-names.js";

const number = tensor([1]);
const linear: Description = { type: "linear", inputs: 1, outputs: 1 };
const both = { weight: number, bias: number };

test.each<[string, Description, Parameters<typeof tensorNames>[1], string[]]>([
  ["a layer alone", linear, both, ["weight", "bias"]],
  [
    "layers one after the other",
    { type: "sequential", layers: [linear, { type: "tanh" }, linear] },
    [both, [], { weight: number }],
    ["0.linear.weight", "0.linear.bias", "2.linear.weight"],
  ],
  [
    "layers within layers, whose tree is theirs",
    { type: "sequential", layers: [{ type: "residual", layer: { type: "sequential", layers: [linear] } }] },
    [[both]],
    ["0.residual.sequential.0.linear.weight", "0.residual.sequential.0.linear.bias"],
  ],
  [
    "somebody's own layers, by their names up to their options",
    {
      type: "sequential",
      layers: [
        { type: "own", name: "gate(3)" },
        { type: "own", name: "→" },
      ],
    },
    [both, number],
    ["0.gate.weight", "0.gate.bias", "1.layer"],
  ],
  ["a tensor alone", { type: "own", name: "gain" }, number, [""]],
  ["a tree that is another", { type: "sequential", layers: [linear] }, [both, number], ["0.weight", "0.bias", "1"]],
])("of %s", (_, description, tree, names) => {
  expect(tensorNames(description, tree)).toEqual(names);
});

test("end for a description that contains itself", () => {
  const circle: { type: string; layer?: Description } = { type: "residual" };
  circle.layer = circle as Description;
  expect(tensorNames(circle as Description, both)[0]).toMatch(/^residual\.residual.*weight$/);
});

test("are refused of what is no description, and no tree", () => {
  for (const wrong of [undefined, null, "linear", [], {}, { type: 5 }]) {
    expect(() => tensorNames(wrong as never, both)).toThrow(ArgumentError);
    expect(() => tensorNames(wrong as never, both)).toThrow(
      "tensorNames(description) expects the description of a layer",
    );
  }
  expect(() => tensorNames(linear, 5 as never)).toThrow("tensorNames(tree) expects a tensor, or tensors in lists");
});
