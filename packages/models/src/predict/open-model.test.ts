import { batchNorm, embedding, linear, relu, sequential, sigmoid, stack } from "@gd/layers";
import { writeSafetensors } from "@gd/safetensors";
import { fitFeatures, fitTarget, type Target, tableOf } from "@gd/tables";
import { fromElements, LabelError, referenceInterpreter, sizeOf } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { madeLayers } from "../../test/made-layers.js";
import { rowsFor, started } from "../../test/started.js";
import { layers } from "../constructors/layers.js";
import { loadModel } from "../file/load-model.js";
import { saveModel } from "../file/save-model.js";
import { ModelError } from "../model-error.js";
import * as predict from "./index.js";
import { openModel, openModelWith, openNetworkWith } from "./open-model.js";
import { predictor } from "./predictor.js";

test("there is a layer that answers for each that can be built", () => {
  const answering = Object.keys(predict).filter((name) => !/^(openModel|openNetwork|ModelError)/.test(name));
  expect(answering.sort()).toEqual(Object.keys(layers).sort());
});

describe("answers are those of the predictor with the reference, to the last bit", () => {
  test.each(Object.entries(madeLayers))("%s", (_type, models) => {
    for (const model of models) {
      const bytes = saveModel(started(model));
      const rows = model.inputShape.length === 0 ? rowsFor(model, 5).map(([label]) => label!) : rowsFor(model, 5);
      const expected = predictor(loadModel(bytes), { interpreter: referenceInterpreter() })(rows);
      expect(expected.flatMap(({ outputs }) => outputs).every(Number.isFinite)).toBe(true);
      expect(openModel(bytes).predict(rows)).toEqual(expected);
      expect(openModel(bytes, { batchSize: 2 }).predict(rows)).toEqual(expected);
    }
  });

  test("for rows of a table, with classes or a number", () => {
    const rows = [
      { mass: 3750, sex: "MALE", day: new Date(0), note: "a b", species: "Adelie" },
      { mass: 5000, sex: null, day: new Date(1e12), note: "b c d", species: "Gentoo" },
      { mass: 4500, sex: "FEMALE", day: new Date(2e12), note: "d e f g", species: "Gentoo" },
      { mass: 3900, sex: "MALE", day: new Date(3e12), note: "a c", species: "Adelie" },
    ];
    const table = tableOf(rows, { columns: { note: "text", sex: "category" } });
    const features = fitFeatures(table, { target: "species", columns: { note: { buckets: 4 }, mass: {}, day: {} } });
    const width = loadedWidth(features);
    const targets: readonly [Target, number][] = [
      [fitTarget(table, "species"), 2],
      [fitTarget(table, "species"), 1],
      [fitTarget(table, "mass", { kind: "number" }), 1],
    ];
    for (const [target, outputs] of targets) {
      const model = stack([
        linear(width, 5),
        batchNorm(5),
        relu,
        linear(5, outputs),
        ...(target.kind === "class" && outputs === 1 ? [sigmoid] : []),
      ]);
      const bytes = saveModel({ ...started(model), features, target, training: { seed: 4 } });
      const asked = [...rows, { ...rows[0]!, sex: "NA", day: "2024-03-31", note: "" }];
      const opened = openModel(bytes);
      expect(opened.predict(asked)).toEqual(
        predictor(loadModel(bytes), { interpreter: referenceInterpreter() })(asked),
      );
      expect(opened).toMatchObject({ features, target, training: { seed: 4 } });
    }
  });
});

const loadedWidth = (features: Parameters_["features"]): number => {
  const model = stack([linear(1, 1)]);
  try {
    predictor({ ...started(model), features });
  } catch (error) {
    return (error as { received: number }).received;
  }
  return 1;
};
type Parameters_ = { readonly features: ReturnType<typeof fitFeatures> };

test("weights of float64 are rounded, as float32 computes with them", () => {
  const model = linear(1, 1, { bias: false });
  const parameters = { weight: fromElements(Float64Array.of(0.1), [1, 1]) };
  const { predict } = openModel(saveModel({ model, state: { parameters } }));
  expect(predict([[1]])).toEqual([{ outputs: [Math.fround(0.1)] }]);
});

const model = sequential(linear(2, 3), relu, linear(3, 1));
const bytes = saveModel(started(model));

test("a model of chosen layers answers, and one of others is refused with its place", () => {
  const { linear, relu, sequential } = predict;
  const expected = openModel(bytes).predict([[1, 2]]);
  expect(openModelWith({ linear, relu, sequential }, bytes).predict([[1, 2]])).toEqual(expected);
  expect(() => openModelWith({ linear, sequential }, bytes, { name: "net.safetensors" })).toThrow(
    new ModelError({
      place: "net.safetensors: its architecture, in sequential › 1 relu,",
      problem: "has the layer relu, which there is not here",
      advice:
        "Pass it among the layers of openModelWith; if it is your own, load the model with loadModel of @gd/models.",
    }),
  );
  for (const wrong of [undefined, null, [], { linear: 3 }, { linear: linearOfLayers }]) {
    expect(() => openModelWith(wrong as never, bytes)).toThrow("openModelWith(layers) expects an object of layers");
  }
});
const linearOfLayers = linear;

test("a network of chosen layers answers for numbers, and a model of tables is sent to openModelWith", () => {
  const { linear, relu, sequential } = predict;
  const expected = openModel(bytes).predict([[1, 2]]);
  const network = openNetworkWith({ linear, relu, sequential }, bytes);
  expect(network.predict([[1, 2]])).toEqual(expected);
  expect(() => network.predict([{ a: 1, b: 2 }])).toThrow("predict(rows) expects numbers in lists [rows, 2]");
  const features = fitFeatures(
    tableOf([
      { a: 1, b: 2 },
      { a: 3, b: 5 },
    ]),
  );
  expect(() => openNetworkWith({ linear, relu, sequential }, saveModel({ ...started(model), features }))).toThrow(
    new ModelError({
      place: "the model file",
      problem: "takes rows of a table, which openNetworkWith leaves out",
      advice: "Open it with openModelWith.",
    }),
  );
  expect(() => openNetworkWith([] as never, bytes)).toThrow("openNetworkWith(layers) expects an object of layers");
});

describe("nothing of a file is believed", () => {
  /** A file with another architecture, or with other tensors. */
  const changed = (
    architecture: unknown,
    inputShape: unknown = [2],
    shapes: Readonly<Record<string, readonly number[]>> = {},
  ) => {
    const tensors = Object.entries({ weight: [2, 3], bias: [3], ...shapes }).map(
      ([name, shape]) => [name, { dtype: "F32" as const, shape, data: new Float32Array(sizeOf(shape)) }] as const,
    );
    const metadata = {
      "gd.format": "1",
      "gd.architecture": JSON.stringify(architecture),
      "gd.input": JSON.stringify(inputShape),
    };
    return writeSafetensors(new Map(tensors), metadata);
  };
  const linearOf = (options: object) => ({ type: "linear", inputs: 2, outputs: 3, bias: true, ...options });

  test.each<[what: string, architecture: unknown, message: string]>([
    ["no architecture", null, "has no description of a layer."],
    ["an unknown layer", { type: "liner" }, "has the layer liner, which there is not here."],
    [
      "an unknown option",
      linearOf({ ouputs: 3 }),
      "has the option ouputs, which linear does not have. Did you mean outputs?",
    ],
    [
      "other sizes",
      linearOf({ outputs: 4 }),
      "has a tensor weight of shape [2, 3], where its architecture asks for [2, 4].",
    ],
    ["another input", linearOf({ inputs: 3 }), "linear expects examples of the shape [3], but received [2]."],
    ["sizes that are text", linearOf({ outputs: "3" }), "where its architecture asks for [2, 3]"],
    ["a tensor too many", linearOf({ bias: false }), "has a tensor bias, which its architecture does not ask for."],
    [
      "an epsilon of none",
      { type: "layerNorm", features: 2, epsilon: -1 },
      "layerNorm(epsilon) expects a finite number ≥ 0, but received -1.",
    ],
    [
      "images for a row",
      { type: "maxPool2d", size: 2, stride: 2, padding: 0 },
      "maxPool2d expects examples of the shape",
    ],
    ["layers that are none", { type: "sequential", layers: 3 }, "sequential(layers) expects a list, but received 3."],
  ])("%s", (_, architecture, message) => {
    const open = () => openModel(changed(architecture), { checksum: false });
    expect(open).toThrow(ModelError);
    expect(open).toThrow(message);
  });

  test("a file is whole, and a model's", () => {
    const damaged = bytes.slice();
    damaged[damaged.length - 1]! ^= 1;
    expect(() => openModel(damaged)).toThrow("it is damaged or incomplete, as its checksum is wrong");
    expect(() => openModel(bytes.slice(0, 40), { name: "a.safetensors" })).toThrow(ModelError);
    expect(() => openModel(3 as never)).toThrow("openModel(bytes) expects a Uint8Array, but received 3.");
    expect(() => openModel(bytes, { batchsize: 3 } as never)).toThrow("Did you mean batchSize?");
  });
});

test.each<[rows: unknown, message: string]>([
  [[[1, 2, 3]], "predict(rows[0]) expects numbers in lists of the shape [2], but received [1, 2, 3]."],
  [[1, 2], "predict(rows[0]) expects numbers in lists of the shape [2], but received 1. Of a single row, pass [row]."],
  [
    [
      [1, 2],
      [1, "2"],
    ],
    "predict(rows[1]) expects numbers in lists of the shape [2]",
  ],
  [
    [
      [1, 2],
      [1, Number.NaN],
    ],
    "predict(rows) expects finite numbers, but received NaN. It is in row 2.",
  ],
  [[[1, 1e39]], "predict(rows) expects finite numbers, but received Infinity. It is in row 1."],
  [
    [Uint8Array.of(0, 255)],
    "predict(rows[0]) expects numbers as the model was trained with, rather than bytes, but received a Uint8Array",
  ],
  [[[1, 2], Uint8ClampedArray.of(0, 255)], "pass Float32Array.from(bytes, (byte) => byte / 255); else"],
  [[{ x: 1 }], "The model has no features, which would make numbers of objects."],
  [undefined, "predict(rows) expects numbers in lists"],
])("rows that are none are refused: %j", (rows, message) => {
  expect(() => openModel(bytes).predict(rows as never)).toThrow(message);
});

test("a row may be one list of all its numbers, and labels are looked at", () => {
  const words = embedding(3, 2, { length: 2 });
  const { predict } = openModel(saveModel(started(words)));
  expect(predict([Float32Array.of(0, 2), Float64Array.of(1, 1)])).toEqual(
    predict([
      [0, 2],
      [1, 1],
    ]),
  );
  expect(() => predict([[0, 3]])).toThrow(LabelError);
  expect(predict([])).toEqual([]);
});
