import { dataset, standardize, subset } from "@gd/data";
import { defineLayer, linear, noStatistics, relu, sequential, zeros } from "@gd/layers";
import { adam } from "@gd/optim";
import { fromElements, type None, none, randomStreams } from "@gd/tensor";
import { describe, expect, test, vi } from "vitest";
import { clouds, healthyClasses, healthyNumbers } from "../../test/setups.js";
import { preflight } from "../index.js";

test.each([
  ["classes", () => preflight(healthyClasses())],
  ["numbers", () => preflight(healthyNumbers())],
])("finds nothing wrong with a healthy training of %s, and says what it saw", async (_, look) => {
  const { checks, findings } = await look();
  expect(findings).toEqual([]);
  expect(checks.length).toBeGreaterThan(10);
  for (const { seen, numbers } of checks) {
    expect(seen).toMatch(/^[A-Z0-9].*\d.*\.$/);
    for (const value of Object.values(numbers)) expect(value).not.toBeNaN();
  }
});

test("says what it saw as a person would", async () => {
  const { data, ...options } = healthyNumbers();
  const { input, target } = data.examples([...Array(data.size).keys()], "float32");
  const scaled = standardize(target).apply(target);
  const looked = await preflight({ ...options, data: dataset(input, scaled), validation: subset(data, [7]) });
  const seen = Object.fromEntries(looked.checks.map(({ name, seen }) => [name, seen]));
  expect(seen["features differ"]).toBe("All 3 features vary, and none says the same as another.");
  expect(seen["targets vary"]).toBe("300 targets are 0 ± 1 (scaled), of which 300 differ.");
  expect(seen["rows apart"]).toBe(
    "The 1 row of the validation also stands among 300 of the training, in which no row repeats another.",
  );
  expect(seen["enough held out"]).toBe("300 examples train 81 parameters, and 1 is held out: its score says little.");
  expect(seen["rate in range"]).toMatch(/^It learns at rates from 0\.\d+ to [\d.]+; yours is 0\.01\.$/);
});

const healthy = healthyClasses();
const { data } = healthy;
const all = data.examples(
  Array.from({ length: data.size }, (_, i) => i),
  "float32",
);
/** The healthy examples with other inputs. */
const withInputs = (change: (x: number, feature: number, label: number) => number, { input, target } = all) =>
  dataset(
    fromElements(
      Float32Array.from(input.data, (x, i) => change(x, i % 4, target.data[Math.floor(i / 4)]!)),
      input.shape,
    ),
    target,
  );
/** The healthy examples with other labels. */
const withLabels = (labels: (label: number, i: number) => number) =>
  dataset(all.input, fromElements(Float32Array.from(all.target.data, labels), all.target.shape));

/** The healthy examples with two classes, of which a category of two is a copy. */
const twoOf = {
  ...all,
  target: fromElements(
    Float32Array.from(all.target.data, (label) => (label === 2 ? 2 : 0)),
    all.target.shape,
  ),
};

/** A layer that confuses the axis of examples with that of features: it subtracts the means over the batch. */
const neighbours = defineLayer<readonly [16], readonly [16], None, None>({
  name: "neighbours",
  inputShape: [16],
  outputShape: [16],
  initialize: () => none,
  initializeStatistics: noStatistics,
  forward({ ops }, _, input) {
    const [n] = input.shape;
    const centred = (x: typeof input): typeof input =>
      ops.subtract(x, ops.multiply(ops.addRow(ops.fill([n, 16], 0), ops.sumRows(x)), 1 / n));
    return {
      output: centred(input),
      backward: (gradient) => ({ inputGradient: () => centred(gradient), gradients: none }),
    };
  },
});

const order = randomStreams(3).stream("order").permutation(data.size);
const broken = linear(16, 3, { weight: zeros });

const sick = {
  "inputs scaled": () => preflight({ ...healthy, data: withInputs((x, feature) => (feature === 0 ? 1000 * x : x)) }),
  "features differ": () => preflight({ ...healthy, data: withInputs((x, feature) => (feature === 2 ? 7 : x)) }),
  "targets vary": () => preflight({ ...healthy, data: withLabels(() => 1) }),
  "targets kept out": () =>
    preflight({
      ...healthy,
      data: withInputs((x, feature, label) => [x, Number(label === 2), Number(label !== 2), x][feature]!, twoOf),
    }),
  "classes validated": () => preflight({ ...healthy, data: withLabels((label) => Math.min(label, 1)) }),
  "rows apart": () => preflight({ ...healthy, validation: data }),
  "enough held out": () => preflight({ ...healthy, validation: subset(data, [0, 1, 2, 3, 4, 5, 6, 7, 8]) }),
  "output varies": () => preflight({ ...healthy, model: sequential(linear(4, 16), relu, broken) }),
  "examples apart": () => preflight({ ...healthy, model: sequential(linear(4, 16), neighbours, relu, linear(16, 3)) }),
  "gradients arrive": () => preflight({ ...healthy, model: sequential(linear(4, 16), relu, broken) }),
  "one batch by heart": () => preflight({ ...healthy, data: withInputs(() => 0) }),
  "labels follow inputs": () => preflight({ ...healthy, data: withLabels((_, i) => all.target.data[order[i]!]!) }),
  "rate in range": () => preflight({ ...healthy, optimizer: adam({ learningRate: 30 }) }),
};

test.each(Object.entries(sick))("finds with %s what was planted", async (name, look) => {
  const { findings } = await look();
  const finding = findings.find((finding) => finding.name === name);
  expect(finding, findings.map(({ seen }) => seen).join("\n")).toBeDefined();
  const sentences = finding?.why.match(/[.](?= |$)/g) ?? [];
  expect(sentences).toHaveLength(2);
  expect(finding?.source).toMatch(/\(\d{4}\)/);
  expect(finding?.change).not.toBe("");
});

test("a copy of one output is none of the targets of several; one of all is", async () => {
  const { input } = healthyNumbers().data.examples([...Array(300).keys()], "float32");
  const lookAt = async (targetOf: (x: number, y: number) => readonly [number, number]) => {
    const rows = Array.from({ length: 300 }, (_, i) => targetOf(input.data[3 * i]!, input.data[3 * i + 1]!));
    const two = dataset(input, fromElements(Float32Array.from(rows.flat()), [300, 2]));
    const { checks } = await preflight({ ...healthyNumbers(), model: linear(3, 2), data: two, validation: undefined });
    return checks.find(({ name }) => name === "targets kept out");
  };
  expect(await lookAt((x, y) => [x, Math.sin(y)])).toMatchObject({ findings: [] });
  expect((await lookAt((_, y) => [y, 1 - 2 * y]))?.findings[0]?.seen).toBe(
    "Alone, feature 2 explains 100 % of the targets, and no other more.",
  );
});

describe("a rare class", () => {
  /** A table of which one row in 25 is of the second class: by its inputs, or in another order. */
  const rare = (size: number, isShuffled = false) => {
    const { standardNormal } = randomStreams(4).stream("rare");
    const inputs = Float32Array.from({ length: 4 * size }, standardNormal);
    const scores = Array.from({ length: size }, (_, i) => inputs[4 * i]! + inputs[4 * i + 1]!);
    const least = [...scores].sort((a, b) => b - a)[Math.floor(size / 25)]!;
    const mixed = randomStreams(5).stream("order").permutation(size);
    const labels = Float32Array.from(scores, (score, i) => Number((isShuffled ? scores[mixed[i]!]! : score) > least));
    return dataset(fromElements(inputs, [size, 4]), fromElements(labels, [size]));
  };
  const lookAt = async (data: ReturnType<typeof rare>) => {
    const model = sequential(linear(4, 16), relu, linear(16, 2));
    const { checks } = await preflight({ ...healthy, model, data, validation: undefined });
    return checks.find(({ name }) => name === "labels follow inputs");
  };

  test("that follows from its inputs is told from one that does not", async () => {
    expect((await lookAt(rare(2000)))?.findings).toEqual([]);
    expect((await lookAt(rare(2000, true)))?.findings[0]?.why).toMatch(
      /Other columns may be needed, or .* may have been/,
    );
  });

  test("is not judged by a few examples", async () => {
    expect(await lookAt(rare(600))).toBeUndefined();
  });
});

test("says how few examples train how many parameters", async () => {
  const model = sequential(linear(4, 64), relu, linear(64, 64), relu, linear(64, 3));
  const given = { ...healthy, model, data: subset(data, [0, 1, 2, 3, 4]), validation: subset(data, [5]) };
  const { findings } = await preflight(given);
  expect(findings.find(({ name }) => name === "enough held out")?.seen).toBe(
    "Only 5 examples train 4,675 parameters, and 1 is held out: its score says little.",
  );
});

test("finds a rate that is thousands of times too low, and names one that is not, in code", async () => {
  const { findings } = await preflight({ ...healthy, optimizer: adam({ learningRate: 1e-6 }) });
  const { change = "", numbers } = findings.find(({ name }) => name === "rate in range") ?? {};
  const { limit = 0, first } = numbers ?? {};
  expect(first).toBeGreaterThan(100);
  const rate = Number(change.match(/^optimizer: adam\({ learningRate: ([\d.e-]+) }\)$/)?.[1]);
  expect(rate / ((limit / 10) * 1e-6)).toBeCloseTo(1, 2);
});

test("finds a rate that is so low that in the first range the loss moves, but hardly", async () => {
  const { findings } = await preflight({ ...healthy, optimizer: adam({ learningRate: 1e-9 }) });
  const { change = "", why } = findings.find(({ name }) => name === "rate in range") ?? {};
  expect(why).toMatch(/^Hundreds of steps at the rate of the setup hardly change the loss\./);
  const rate = Number(change.match(/^optimizer: adam\({ learningRate: ([\d.e-]+) }\)$/)?.[1]);
  expect(rate).toBeGreaterThan(1e-4);
  expect(rate).toBeLessThan(1);
});

test("advises a rate that was tried, however far that of the setup is off", async () => {
  const { findings } = await preflight({ ...healthy, optimizer: adam({ learningRate: 1e37 }) });
  const { change = "" } = findings.find(({ name }) => name === "rate in range") ?? {};
  const rate = Number(change.match(/^optimizer: adam\({ learningRate: ([\d.e-]+) }\)$/)?.[1]);
  expect(rate).toBeGreaterThan(1e-3);
  expect(rate).toBeLessThan(1);
});

test("where steps are slow, does not judge what would train for long", async () => {
  let time = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => (time += 400));
  const { checks, findings } = await preflight(healthyClasses()).finally(() => clock.mockRestore());
  const notJudged = checks.filter(({ isJudged }) => isJudged === false);
  expect(notJudged.map(({ name }) => name)).toEqual(["one batch by heart", "labels follow inputs", "rate in range"]);
  expect(notJudged[0]?.seen).toBe("Not judged: a step takes 0.4 s, and this takes the time of about 200.");
  expect(findings).toEqual([]);
});

test("says the same of the same setup, but for the time", async () => {
  const twice = [
    await preflight({ ...healthy, data: clouds(200) }),
    await preflight({ ...healthy, data: clouds(200) }),
  ];
  const [first, second] = twice.map(({ checks }) => checks.filter(({ name }) => name !== "time and memory"));
  expect(first).toEqual(second);
});

describe("with names", () => {
  const columns = ["island", "island", "island", "mass"];

  test("a column is looked at as a whole, and is called by its name", async () => {
    // A category of two, and the feature that is there for others: the first two say the same, and the third is 0.
    const coded = Float32Array.from(all.input.data, (x, i) => {
      const isFirst = all.input.data[i - (i % 4)]! > 0;
      return [Number(isFirst), Number(!isFirst), 0, x][i % 4]!;
    });
    const flipped = dataset(fromElements(coded, all.input.shape), all.target);
    const seenOf = async (names?: Parameters<typeof preflight>[1]) =>
      (await preflight({ ...healthy, data: flipped }, names)).checks.find(({ name }) => name === "features differ");
    const changeOf = async (names?: Parameters<typeof preflight>[1]) => (await seenOf(names))?.findings[0]?.change;
    expect(await seenOf({ columns })).toMatchObject({ numbers: { constant: 0, duplicated: 0 }, findings: [] });
    expect(await seenOf()).toMatchObject({ numbers: { constant: 1, duplicated: 1 } });
    expect((await seenOf({ columns: ["sex", "sex", "year", "mass"] }))?.seen).toBe(
      "Of 3 columns, 1 never varies (year), and none says the same as another.",
    );
    expect((await seenOf({ columns: ["sex", "gender", "mass", "mass"] }))?.seen).toBe(
      "All 3 columns vary, and 1 says the same as another (gender as sex).",
    );
    expect(await changeOf({ columns: ["sex", "gender", "mass", "mass"] })).toMatch(
      /^fitFeatures\(table, { columns: { "gender": "omit" } }\) \/\/ after/,
    );
    expect(await changeOf()).toMatch(/{ name: "omit" } }\) \/\/ of feature 3, 2, after/);
  });

  test("classes are called by theirs", async () => {
    const merged = withLabels((label) => Math.min(label, 1));
    const { checks } = await preflight({ ...healthy, data: merged }, { classes: ["Adelie", "Chinstrap", "Gentoo"] });
    const { seen } = checks.find(({ name }) => name === "classes validated") ?? {};
    expect(seen).toBe(
      "The validation has all 2 classes of the training; the training misses Gentoo of the validation.",
    );
  });

  test("refuses others than one for each feature", async () => {
    await expect(preflight(healthy, { columns: ["a", "b"] })).rejects.toThrow(
      /preflight\(names.columns\) expects a list of 4 texts/,
    );
  });
});
