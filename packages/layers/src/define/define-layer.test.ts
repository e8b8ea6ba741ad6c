import {
  createContext,
  isRepeatable,
  type Layer,
  none,
  type Observation,
  referenceInterpreter,
  type Shape,
  tensor,
  toArray,
} from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { relu } from "../activations/relu.js";
import { ones } from "../initialize/ones.js";
import { linear } from "../linear/linear.js";
import { defineLayer, noStatistics } from "./define-layer.js";
import type { LayerDefinition, LayerTraits } from "./layer-definition.js";

const { ops, assign } = referenceInterpreter();
const context = createContext({ ops, path: ["digits", "2 mine"] });
const input = tensor([[1, 2]]);
const gradient = tensor([[3, 4]]);

type Definition = LayerDefinition<Shape, Shape, readonly [], readonly []>;

/** y = x, with this forward pass. */
const identityWith = (forward: Definition["forward"], traits: LayerTraits = {}): Layer =>
  defineLayer({
    ...traits,
    name: "mine",
    inputShape: [2],
    outputShape: [2],
    initialize: () => none,
    initializeStatistics: noStatistics,
    forward,
  } satisfies Definition);

describe("backward", () => {
  const layer = linear(2, 2, { weight: ones });

  test("returns a plain object", () => {
    const { backward } = layer.forward(context, layer.initialize(context), input);
    const copy = { ...backward(gradient) };
    expect(Object.keys(copy)).toEqual(["inputGradient", "gradients"]);
    expect(toArray(copy.inputGradient)).toEqual([[7, 7]]);
  });

  test("returns an input gradient that later weights do not change", () => {
    const parameters = layer.initialize(context);
    const back = layer.forward(context, parameters, input).backward(gradient);
    assign(parameters.weight, context.ops.fill([2, 2], 100));
    expect(toArray(back.inputGradient)).toEqual([[7, 7]]);
  });
});

describe("parameterGradients", () => {
  let computed = 0;
  const layer = identityWith((_context, _parameters, x) => ({
    output: x,
    backward: (inputGradient) => ({
      gradients: none,
      inputGradient() {
        computed++;
        return inputGradient;
      },
    }),
  }));
  const forwardTo = (x: typeof input | typeof example, seen?: Observation[]) => {
    computed = 0;
    const observe = (observation: Observation) => void seen?.push(observation);
    return layer.forward(seen === undefined ? context : { ...context, observe }, none, x);
  };
  const example = tensor([1, 2]);

  test("leave the input gradient uncomputed, which backward computes", () => {
    forwardTo(input).parameterGradients(gradient);
    forwardTo(example).parameterGradients(tensor([3, 4]));
    expect(computed).toBe(0);
    forwardTo(input).backward(gradient);
    expect(computed).toBe(1);
  });

  test("show an observer what backward does", () => {
    const [shown, expected]: [Observation[], Observation[]] = [[], []];
    forwardTo(input, shown).parameterGradients(gradient);
    expect(computed).toBe(1);
    forwardTo(input, expected).backward(gradient);
    expect(shown).toEqual(expected);
    expect(shown.map(({ role }) => role)).toEqual(["input", "output", "outputGradient", "inputGradient", "gradients"]);
  });
});

test("outside of a model, an observer sees the layer's name for its path", () => {
  const paths: (readonly string[])[] = [];
  const observe = ({ path }: Observation) => void paths.push(path);
  relu.at([2]).forward({ ...createContext(), observe }, none, input);
  relu.at([2]).forward({ ...context, observe }, none, input);
  expect(paths).toEqual([["relu"], ["relu"], ["digits", "2 mine"], ["digits", "2 mine"]]);
});

describe("from step to step", () => {
  const forward: Definition["forward"] = (_context, _parameters, x) => ({
    output: x,
    backward: (inputGradient) => ({ inputGradient, gradients: none }),
  });

  test("a layer is repeatable only if its definition says so", () => {
    expect(isRepeatable(identityWith(forward))).toBe(false);
    expect(isRepeatable(identityWith(forward, { repeatable: false }))).toBe(false);
    expect(isRepeatable(identityWith(forward, { repeatable: true }))).toBe(true);
  });

  test("a layer has the coefficients of its definition", () => {
    expect(identityWith(forward).coefficients).toBe(undefined);
    expect(identityWith(forward, { coefficients: (step) => [step, 0.5 ** step] }).coefficients?.(2)).toEqual([2, 0.25]);
  });
});

describe("a single example", () => {
  const single = relu.at([2, 3]);
  const forward = single.forward(
    context,
    none,
    tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]),
  );

  test.each(["backward", "parameterGradients"] as const)("a gradient of another shape is refused by %s", (back) => {
    const turned: Layer = single;
    const { [back]: run } = turned.forward(context, none, context.ops.fill([2, 3], 1));
    expect(() => run(context.ops.fill([3, 2], 1))).toThrow(
      expect.objectContaining({
        name: "ShapeError",
        message:
          "in digits › 2 mine\n  expects   outputGradient [2, 3]\n  received                 [3, 2]\n  axis 0: 3 ≠ 2",
      }),
    );
  });

  test("one of another precision is refused by name", () => {
    const wide = tensor(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      { dtype: "float64" },
    );
    const refused = (role: string) =>
      expect.objectContaining({ name: "DTypeError", message: expect.stringContaining(`digits › 2 mine: ${role}: `) });
    expect(() => single.forward(context, none, wide)).toThrow(refused("input"));
    expect(() => forward.backward(wide)).toThrow(refused("outputGradient"));
  });
});

describe("a layer that returns another shape than it says", () => {
  const wrong = context.ops.fill([1, 3], 0);

  test("forward is named", () => {
    const layer = identityWith(() => ({ output: wrong, backward: (g) => ({ inputGradient: g, gradients: none }) }));
    expect(() => layer.forward(context, none, input)).toThrow(
      expect.objectContaining({
        name: "ShapeError",
        message: [
          "in digits › 2 mine",
          "  expects   output [1, 2]",
          "  received         [1, 3]",
          "  axis 1: 3 ≠ 2",
          "  The layer's own forward pass returned this: correct it, or the layer's outputShape.",
        ].join("\n"),
      }),
    );
  });

  test("backward is named", () => {
    const layer = identityWith((_context, _parameters, x) => ({
      output: x,
      backward: () => ({ inputGradient: wrong, gradients: none }),
    }));
    expect(() => layer.forward(context, none, input).backward(gradient)).toThrow(
      expect.objectContaining({
        name: "ShapeError",
        message: [
          "in digits › 2 mine",
          "  expects   inputGradient [1, 2]",
          "  received                [1, 3]",
          "  axis 1: 3 ≠ 2",
          "  The layer's own backward pass returned this: the input's gradient has the input's shape.",
        ].join("\n"),
      }),
    );
  });
});
