import { conv2d, flatten, linear, logSoftmax, relu, sequential, sigmoid, softmax, stack } from "@gd/layers";
import { fitFeatures, fitTarget, tableOf } from "@gd/tables";
import {
  ArgumentError,
  createContext,
  fromElements,
  type Interpreter,
  type Layer,
  mapLeaves,
  referenceInterpreter,
  tensor,
} from "@gd/tensor";
import { predict as predictTrained } from "@gd/train";
import { describe, expect, test } from "vitest";
import { loadModel } from "../file/load-model.js";
import { saveModel } from "../file/save-model.js";
import { predictor } from "./predictor.js";

const table = tableOf([
  { mass: 3750, sex: "MALE", island: "Dream", species: "Adelie" },
  { mass: 3800, sex: "FEMALE", island: "Biscoe", species: "Adelie" },
  { mass: 5000, sex: null, island: "Biscoe", species: "Gentoo" },
  { mass: 4500, sex: "FEMALE", island: "Biscoe", species: "Gentoo" },
  { mass: 3900, sex: "MALE", island: "Dream", species: "Chinstrap" },
]);
const features = fitFeatures(table, { target: "species" });
const target = fitTarget(table, "species");
const width = 8;

const started = (model: Layer) => {
  const context = createContext({ seed: 5 });
  return { model, state: { parameters: model.initialize(context), statistics: model.initializeStatistics(context) } };
};
const penguins = { ...started(stack([linear(width, 8), relu, linear(8, 3)])), features, target };
// With an island that was never seen.
const penguin = { mass: 4200, sex: "FEMALE", island: "Torgersen" };

/** A model whose outputs are its inputs. */
const echo = (size: number, ...last: readonly (typeof relu)[]) => {
  const model = stack([linear(size, size, { bias: false }), ...last]);
  const identity = Float32Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 1 : 0));
  return { model, state: { parameters: [{ weight: fromElements(identity, [size, size]) }, ...last.map(() => [])] } };
};
const classesOf = (...classes: readonly string[]) =>
  ({ version: 1, column: "answer", kind: "class", classes }) as const;

describe("rows", () => {
  test("that are objects become features, and a table is as good", () => {
    const predict = predictor(loadModel(saveModel(penguins)));
    const [one] = predict([penguin]);
    expect(Object.keys(one?.probabilities ?? {})).toEqual(["Adelie", "Chinstrap", "Gentoo"]);
    expect(Object.values(one?.probabilities ?? {}).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 14);
    expect(one?.probabilities?.[one.class]).toBe(Math.max(...Object.values(one?.probabilities ?? {})));
    const rows = [penguin, { ...penguin, mass: null }, { ...penguin, species: "Adelie" }];
    expect(predict(rows)).toEqual(
      predict(
        tableOf(
          rows.map((row) => ({ ...row, mass: row.mass ?? Number.NaN })),
          { columns: { mass: "number" } },
        ),
      ),
    );
    expect(predict([])).toEqual([]);
  });

  test("have the texts of missing values that files have, and no number for a text", () => {
    const predict = predictor(penguins);
    for (const sex of ["", "NA"]) expect(predict([{ ...penguin, sex }])).toEqual(predict([{ ...penguin, sex: null }]));
    expect(predict([{ ...penguin, mass: "NA" }])).toEqual(predict([{ ...penguin, mass: null }]));
    expect(() => predict([penguin, { ...penguin, sex: 3 }])).toThrow(
      'rows, row 2, column "sex": expected a text such as "FEMALE", but received 3.',
    );
    expect(() => predict([{ ...penguin, mass: "4200" }])).toThrow(
      'column "mass": expected a finite number, but received "4200".',
    );
  });

  test("that are numbers, in lists or as a tensor, are inputs as they are", () => {
    const predict = predictor(echo(2));
    const expected = [{ outputs: [1, 2] }, { outputs: [3, 4] }];
    expect(
      predict([
        [1, 2],
        [3, 4],
      ]),
    ).toEqual(expected);
    expect(
      predict(
        tensor([
          [1, 2],
          [3, 4],
        ]),
      ),
    ).toEqual(expected);
    expect(
      predict(
        tensor(
          [
            [1, 2],
            [3, 4],
          ],
          { dtype: "float64" },
        ),
      ),
    ).toEqual(expected);
    expect(predict(fromElements(new Float32Array(0), [0, 2]))).toEqual([]);
    expect(predict([])).toEqual([]);
  });

  test("that are images are examples of three axes", () => {
    const model = sequential(conv2d(1, 2, { size: 3 }).at([4, 4, 1]), relu, flatten(8), linear(8, 2));
    const images = fromElements(
      Float32Array.from({ length: 48 }, (_, i) => Math.sin(i)),
      [3, 4, 4, 1],
    );
    const { state } = started(model);
    const predict = predictor({ model, state, target: classesOf("cat", "dog") });
    const { data } = predictTrained({ model }, state as never, images);
    expect(predict(images).map((answer) => answer.class)).toEqual(
      [0, 1, 2].map((i) => (data[2 * i]! >= data[2 * i + 1]! ? "cat" : "dog")),
    );
  });

  test("of any number are answered, in their order", () => {
    const rows = Array.from({ length: 2500 }, (_, i) => [i, -i]);
    const expected = rows.map(([x, y]) => ({ outputs: [x!, y! + 0] }));
    for (const batchSize of [1024, 1, 7, 5000]) {
      expect(predictor(echo(2), { batchSize })(rows).map(({ outputs }) => outputs![0])).toEqual(
        expected.map(({ outputs }) => outputs[0]),
      );
    }
  });

  test.each<[unknown, string]>([
    [
      penguin,
      "predict(rows) expects a list of rows that are objects, or numbers in lists [rows, 8], but received { mass, sex, island }. Of a single row, pass [row].",
    ],
    [undefined, "The columns are mass, sex, island."],
    [
      [1, 2, 3, 4, 5, 6, 7, 8],
      "predict(rows[0]) expects numbers in lists of the shape [8], but received 1. Of a single row, pass [row].",
    ],
    [[[1, 2, 3]], "predict(rows[0]) expects numbers in lists of the shape [8], but received [1, 2, 3]."],
    [
      [[1, 2, 3, 4, 5, 6, 7, Number.NaN]],
      "predict(rows) expects finite numbers, but received NaN. It is in row 1. Fill in a value, or leave the row out.",
    ],
    [[{ mass: 1 }], "sex"],
    [[{ ...penguin, weight: 1 }], "weight"],
    [[[1, 2, 3, 4, 5, 6, 7, "8"]], "predict(rows[0]) expects numbers in lists of the shape [8], but received [1"],
    [fromElements(new Float32Array(3), [1, 3]), "axis 1: 3 ≠ 8"],
    [fromElements(new Float32Array(8), [8]), "of a single row, pass [row]"],
  ])("%j are refused", (rows, message) => {
    expect(() => predictor(penguins)(rows as never)).toThrow(message);
  });

  test("are named by their place among all", () => {
    const rows: object[] = Array.from({ length: 2000 }, () => penguin);
    rows[1500] = { ...penguin, mass: "heavy" };
    expect(() => predictor(penguins)(rows as never)).toThrow(/row 1501/);
    const numbers = Array.from({ length: 2000 }, (_, i) => [i === 1500 ? Number.NaN : i, 0]);
    expect(() => predictor(echo(2))(numbers)).toThrow("It is in row 1501.");
  });

  test("that are objects need features", () => {
    expect(() => predictor(echo(2))([{ x: 1, y: 2 }])).toThrow(
      "predict(rows) expects numbers in lists [rows, 2], but received",
    );
  });
});

describe("answers", () => {
  test("are the softmax of logits in float64, or the outputs of a model that ends in one", () => {
    const logits = [1, 2, 4];
    const powers = logits.map(Math.exp);
    const total = powers.reduce((sum, power) => sum + power, 0);
    for (const last of [[], [softmax], [logSoftmax]]) {
      const [answer] = predictor({ ...echo(3, ...last), target: classesOf("a", "b", "__proto__") })([logits]);
      expect(answer?.class).toBe("__proto__");
      const tolerance = last.length === 0 ? 15 : 6;
      for (const [i, p] of Object.values(answer?.probabilities ?? {}).entries()) {
        expect(p).toBeCloseTo(powers[i]! / total, tolerance);
      }
    }
  });

  test("are the sigmoid of a single logit, for the second of two classes", () => {
    for (const [last, tolerance] of [
      [[], 15],
      [[sigmoid], 6],
    ] as const) {
      const predict = predictor({ ...echo(1, ...last), target: classesOf("no", "yes") });
      const answers = predict([[3], [-40]]);
      expect(answers.map((answer) => answer.class)).toEqual(["yes", "no"]);
      expect(answers[0]?.probabilities["yes"]).toBeCloseTo(1 / (1 + Math.exp(-3)), tolerance);
    }
    const [answer] = predictor({ ...echo(1), target: classesOf("no", "yes") })([[40]]);
    expect(answer?.probabilities["no"]).toBeCloseTo(Math.exp(-40), 25);
  });

  test("for infinite logits share what is certain", () => {
    const large = 3e38;
    const scaled = { ...echo(3), target: classesOf("a", "b", "c") };
    const parameters = mapLeaves(scaled.state.parameters, (leaf) => ({
      ...leaf,
      data: leaf.data.map((x) => x * large),
    }));
    const overflowing = predictor({ ...scaled, state: { parameters } });
    expect(overflowing([[10, 10, -10]])[0]?.probabilities).toEqual({ a: 0.5, b: 0.5, c: 0 });
    const predict = predictor({ ...echo(3), target: classesOf("a", "b", "c") });
    expect(predict([[3e38, 0, 0]])[0]?.probabilities).toEqual({ a: 1, b: 0, c: 0 });
  });

  test("that are NaN are refused, by their row", () => {
    const model = stack([linear(1, 1), linear(1, 2)]);
    const parameters = [
      { weight: tensor([[3e38]]), bias: tensor([0]) },
      { weight: tensor([[1, 0]]), bias: tensor([0, 0]) },
    ];
    expect(() => predictor({ model, state: { parameters } })([[1], [10]])).toThrow(
      "the model's output for row 2 is NaN. Look for an input that is far from those that it was trained with.",
    );
  });

  test("of a number are in its own units", () => {
    const price = { version: 1, column: "price", kind: "number", mean: 250_000, deviation: 80_000 } as const;
    expect(predictor({ ...echo(1), target: price })([[0], [-1.5]])).toEqual([{ value: 250_000 }, { value: 130_000 }]);
  });

  test("need outputs that the target speaks of", () => {
    const make = (size: number, of: Parameters<typeof predictor>[0]["target"]) => () =>
      predictor({ ...echo(size), target: of });
    expect(make(2, classesOf("a", "b", "c"))).toThrow(
      'predictor(loaded.target) expects a model of 3 outputs, one for each class, for answer, but received "[2]".',
    );
    expect(make(1, classesOf("a", "b", "c"))).toThrow(ArgumentError);
    expect(make(2, { version: 1, column: "price", kind: "number", mean: 0, deviation: 1 })).toThrow(
      'predictor(loaded.target) expects a model of one output, for price, but received "[2]".',
    );
  });
});

test("an interpreter whose memory is elsewhere promises the answers", async () => {
  const near = referenceInterpreter();
  const far: Interpreter = {
    ...near,
    read: async (of) => near.read(of),
    run: async (body) => near.run(body),
    compile: near.compile,
  };
  const rows = Array.from({ length: 5 }, (_, i) => [i, 0]);
  const promised = predictor(echo(2), { interpreter: far, batchSize: 2 })(rows);
  expect(promised).toBeInstanceOf(Promise);
  expect(await promised).toEqual(predictor(echo(2))(rows));
});

test("an interpreter of float64 computes in it", () => {
  const predict = predictor(echo(1), { interpreter: referenceInterpreter({ dtype: "float64" }) });
  expect(predict([[0.1]])).toEqual([{ outputs: [0.1] }]);
  expect(predictor(echo(1))([[0.1]])).toEqual([{ outputs: [Math.fround(0.1)] }]);
});

test("features have to be as many as the inputs", () => {
  expect(() => predictor({ ...echo(2), features })).toThrow(
    "predictor(loaded.features) expects as many features as the model has inputs, [2], but received 8.",
  );
});

test("what is no model is refused", () => {
  const model = stack([linear(2, 2), relu]);
  expect(() => predictor(undefined as never)).toThrow("predictor(loaded) expects");
  expect(() => predictor({ model, state: undefined as never })).toThrow(
    "predictor(loaded.state) expects the state of the model",
  );
});
