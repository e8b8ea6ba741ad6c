import { constant, linear, relu } from "@gd/layers";
import { huber } from "@gd/losses";
import { adam, chain, clipByNorm, constant as constantRate, join } from "@gd/optim";
import {
  createContext,
  type Description,
  descriptionOf,
  type GradientTransformation,
  type Layer,
  type Loss,
} from "@gd/tensor";
import { compareTrees, SAME_BITS } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { ModelError } from "../model-error.js";
import { buildLoss } from "./build-loss.js";
import { buildModel } from "./build-model.js";
import { buildOptimizer } from "./build-optimizer.js";
import { buildSchedule } from "./build-schedule.js";

const model =
  (description: unknown, inputShape = [4]) =>
  () =>
    buildModel(description as Description, { inputShape });
const optimizer = (description: unknown) => () => buildOptimizer(description as Description);

describe("what is wrong with a description is said with its place", () => {
  test.each<[what: string, build: () => unknown, message: string]>([
    ["no description", model(null), "buildModel(description) has no description of a layer."],
    ["a list", model([]), "buildModel(description) has no description of a layer."],
    ["no type", model({ inputs: 3 }), "buildModel(description) has a layer without a type."],
    ["a number for a type", model({ type: 3 }), "buildModel(description) has a layer without a type."],
    [
      "a type of everything",
      model({ type: "constructor" }),
      "buildModel(description) has the layer constructor, which there is not.",
    ],
    [
      "a loss",
      model({ type: "huber" }),
      "buildModel(description) has the layer huber, which there is not. If it is your own, " +
        "pass a function that makes it: { own: { huber: (options) => … } }.",
    ],
    [
      "a layer of one's own without a name",
      model({ type: "own", name: "" }),
      'buildModel(description) has a layer of somebody\'s own, without a name. Pass a function that makes it: { own: { "": (options) => … } }.',
    ],
    [
      "settings that are none",
      model({ type: "linear", settings: 3 }),
      "buildModel(description) has settings that are no options by name.",
    ],
    [
      "an unknown setting",
      model({ type: "linear", inputs: 4, outputs: 3, settings: { weigth: { type: "zeros" } } }),
      "buildModel(description) has the setting weigth, which linear does not have. Did you mean weight?",
    ],
    [
      "an unknown initializer",
      model({ type: "linear", inputs: 4, outputs: 3, settings: { weight: { type: "heNormel" } } }),
      "buildModel(description), in linear › the initial weight, has the initializer heNormel, which there is not. Did you mean heNormal?",
    ],
    [
      "an initializer that is text",
      model({ type: "linear", inputs: 4, outputs: 3, settings: { weight: "heNormal" } }),
      "buildModel(description), in linear › the initial weight, has no description of an initializer.",
    ],
    [
      "layers that are no list",
      model({ type: "sequential", layers: {} }),
      "buildModel(description) cannot be: sequential(layers) expects a list, but received {}.",
    ],
    [
      "no layers",
      model({ type: "sequential", layers: [] }),
      "buildModel(description) cannot be: sequential(layers) expects",
    ],
    [
      "a layer deep inside",
      model({
        type: "sequential",
        layers: [
          { type: "relu" },
          { type: "residual", layer: { type: "sequential", layers: [{ type: "dropout", rate: 2 }] } },
        ],
      }),
      "buildModel(description), in sequential › 1 residual › sequential › 0 dropout, cannot be: " +
        "dropout(rate) expects a finite number ≥ 0 and < 1, but received 2.",
    ],
    [
      "layers that do not fit",
      model({
        type: "sequential",
        layers: [
          { type: "linear", inputs: 4, outputs: 3 },
          { type: "linear", inputs: 2, outputs: 3 },
        ],
      }),
      "buildModel(description), in sequential › 1 linear, cannot be: in linear(2 → 3), expects input [2], received [3], axis 0: 3 ≠ 2.",
    ],
    [
      "images for a layer of rows",
      model({ type: "conv2d", channels: 1, filters: 1, size: 3 }, [4]),
      "buildModel(description) cannot be: in conv2d(1 → 1, 3 × 3), expects input",
    ],
    [
      "a bias that is text",
      model({ type: "linear", inputs: 4, outputs: 3, bias: "no" }),
      'buildModel(description) cannot be: linear(bias) expects true or false, but received "no".',
    ],
    [
      "a rate that is text",
      optimizer({ type: "chain", transformations: [{ type: "adam", learningRate: "fast" }] }),
      'buildOptimizer(description), in chain › 0 adam, cannot be: adam(learningRate) expects a finite number ≥ 0, or a schedule, but received "fast".',
    ],
    [
      "an unknown schedule",
      optimizer({ type: "adam", settings: { learningRate: { type: "cosine", steps: 5 } } }),
      "buildOptimizer(description), in adam › learningRate, has the schedule cosine, which there is not. Did you mean cosineDecay?",
    ],
    [
      "a rate of one's own",
      () =>
        buildOptimizer(
          descriptionOf(
            adam({
              learningRate: function ownRate() {
                return 1;
              },
            }),
          ),
        ),
      "buildOptimizer(description), in adam › learningRate, has a schedule of somebody's own, ownRate. " +
        "Pass a function that makes it: { own: { ownRate: (options) => … } }.",
    ],
    [
      "an unknown line search",
      optimizer({ type: "lbfgs", lineSearch: { type: "wolfe" } }),
      "buildOptimizer(description), in lbfgs › lineSearch, has the line search wolfe, which there is not.",
    ],
    [
      "a loss's option",
      () => buildLoss({ type: "withWeights", loss: { type: "huber", delta: -1 } }),
      "buildLoss(description), in withWeights › huber, cannot be: huber(delta) expects a finite number > 0, but received -1.",
    ],
    [
      "a schedule's option",
      () =>
        buildSchedule({
          type: "join",
          schedules: [{ type: "constant", learningRate: 1 }, { type: "constant" }],
          at: [1],
        }),
      "buildSchedule(description), in join › 1 constant, cannot be: constant(learningRate) expects a finite number ≥ 0, but received undefined.",
    ],
  ])("%s", (_, build, message) => {
    expect(build).toThrow(ModelError);
    expect(build).toThrow(message);
  });
});

test("of parts that are deep inside, the outermost and the innermost are named", () => {
  let description: unknown = { type: "relu" };
  for (let depth = 0; depth < 120; depth++) description = { type: "sequential", layers: [description] };
  expect(model(description)).toThrow(
    new ModelError({
      place:
        "buildModel(description), in sequential › 0 sequential › 0 sequential › 0 sequential › 93 more › " +
        "0 sequential › 0 sequential › 0 sequential › 0 sequential,",
      problem: "has more than 100 parts within each other",
    }),
  );
});

test("an error of a constructor is the cause", () => {
  try {
    buildLoss({ type: "huber", delta: -1 });
    expect.unreachable();
  } catch (error) {
    expect((error as Error).cause).toMatchObject({ name: "ArgumentError", place: "huber(delta)" });
  }
});

test("descriptions by hand have settings beside the type, and leave out what has a default", () => {
  const weight = { type: "constant", value: 2 };
  const built = buildModel({ type: "linear", inputs: 4, outputs: 3, weight }, { inputShape: [4] });
  expect(built.description).toEqual(linear(4, 3, { weight: constant(2) }).description);
  expect(buildOptimizer({ type: "adam", learningRate: 0.1 }).description).toEqual(
    adam({ learningRate: 0.1 }).description,
  );
  expect(buildLoss({ type: "huber" }).description).toEqual(huber.description);
  const { description } = buildModel({ type: "conv2d", channels: 1, filters: 2, size: 3 }, { inputShape: [5, 5, 1] });
  expect(description).toMatchObject({ size: [3, 3], stride: [1, 1], padding: [0, 0], bias: true });
});

test("a model that is built draws the same parameters", () => {
  const original = linear(4, 3, { weight: constant(2) });
  const built = buildModel(descriptionOf(original), { inputShape: [4] });
  const [one, other] = [original, built].map((layer) => layer.initialize(createContext({ seed: 2 })));
  compareTrees("parameters", other!, one!, SAME_BITS);
});

describe("parts of one's own are made by functions of their names", () => {
  test("layers, which may be made of others", () => {
    const twice = (layer: Layer): Layer => ({
      ...layer,
      name: "twice",
      description: { type: "twice", layer: descriptionOf(layer) },
    });
    const own = {
      twice: ({ layer }: { layer: Description }, inside: { build(part: Description): Layer }) =>
        twice(inside.build(layer)),
    };
    const description = descriptionOf(twice(linear(4, 4)));
    expect(buildModel(description, { inputShape: [4], own }).description).toEqual(description);
    expect(() => buildModel({ type: "twice", layer: { type: "linear", inputs: 4 } }, { inputShape: [4], own })).toThrow(
      "buildModel(description), in twice › linear, cannot be: linear(outputs) expects a whole number ≥ 1, but received undefined.",
    );
  });

  test("come before the catalogue's", () => {
    const own = { softsign: () => relu, tanh: () => relu };
    expect(buildModel({ type: "tanh" }, { inputShape: [4], own }).name).toBe("relu");
  });

  test("losses, optimizers and schedules", () => {
    const pinball: Loss = { ...huber, name: "pinball", description: { type: "pinball", quantile: 0.9 } };
    const own = { pinball: ({ quantile }: { quantile: number }) => (quantile === 0.9 ? pinball : huber) };
    const weighted = buildLoss({ type: "withWeights", loss: { type: "pinball", quantile: 0.9 } }, { own });
    expect(weighted.description).toEqual({ type: "withWeights", loss: pinball.description });

    const ownRate = (step: number) => 1 / (step + 1);
    const signs: GradientTransformation = { ...clipByNorm(1), name: "signs", description: undefined };
    const original = chain(signs, adam({ learningRate: join([constantRate(1), ownRate], { at: [3] }) }));
    const parts = { signs: () => signs, ownRate: () => ownRate };
    expect(buildOptimizer(descriptionOf(original), { own: parts }).description).toEqual(original.description);
    const description = descriptionOf(join([ownRate], { at: [] }));
    expect(buildSchedule(description, { own: { ownRate: () => ownRate } })(1)).toBe(0.5);
  });

  test("have to be what they stand for", () => {
    const own = { softsign: () => 7 as never };
    expect(() => buildModel({ type: "softsign" }, { inputShape: [4], own })).toThrow(
      "buildModel(description) cannot be: what own.softsign returns expects a layer, but received 7.",
    );
    expect(() => buildLoss({ type: "softsign" }, { own })).toThrow("expects a loss, but received 7.");
    expect(() => buildOptimizer({ type: "softsign" }, { own })).toThrow("expects an optimizer, but received 7.");
    expect(() => buildSchedule({ type: "softsign" }, { own })).toThrow("expects a function, but received 7.");
    expect(() => buildModel({ type: "relu" }, { inputShape: [4], own: { a: 7 } as never })).toThrow(
      "buildModel(own).a expects a function, but received 7. As in { softsign: () => softsign }.",
    );
  });
});
