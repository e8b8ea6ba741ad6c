import { batches, type Dataset, dataset, subset } from "@gd/data";
import { batchNorm, linear, sequential } from "@gd/layers";
import { accuracy, meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { ArgumentError, fromElements, LabelError, randomStreams, ShapeError, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { endOf, hashOf } from "../test/run.js";
import { points, smallSetup } from "../test/small-problem.js";
import { createTraining, evaluate, train } from "./index.js";

const data = points(10, "train");
const options = { ...smallSetup, data, batchSize: 4, seed: 1 };

const all = async <T>(events: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const event of events) list.push(event);
  return list;
};

/** A dataset that writes down which places it was asked for. */
const watched = <In extends readonly number[], Target extends readonly number[]>(source: Dataset<In, Target>) => {
  const asked: number[][] = [];
  const examples: typeof source.examples = (places, dtype) => {
    asked.push(Array.from(places));
    return source.examples(places, dtype);
  };
  return { asked, data: { ...source, examples } };
};

describe("events", () => {
  test("tell each step, the end of each epoch, and the end", async () => {
    const events: (readonly [type: string, epoch: number, step: number, epochs: number])[] = [];
    const steps: number[] = [];
    for await (const event of train({ ...options, epochs: 2 })) {
      const { step, epoch } = event.training.state();
      events.push([event.type, event.epoch, step, epoch]);
      if (event.type === "step") steps.push(event.step);
      if (event.type === "end") expect(event).toMatchObject({ reason: "epochs", state: { step, epoch } });
    }
    expect(events).toEqual([
      ["step", 1, 1, 0],
      ["step", 1, 2, 0],
      ["step", 1, 3, 0],
      ["epoch", 1, 3, 1],
      ["step", 2, 4, 1],
      ["step", 2, 5, 1],
      ["step", 2, 6, 1],
      ["epoch", 2, 6, 2],
      ["end", 2, 6, 2],
    ]);
    expect(steps).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("hold what the steps of a training give on the same batches", async () => {
    const losses: number[] = [];
    let sumOverExamples = 0;
    const training = createTraining(options);
    for (const examples of batches(data, { batchSize: 4, random: randomStreams(1).stream("sequential/order/1") })) {
      const { loss } = training.step(examples);
      losses.push(loss);
      sumOverExamples += loss * examples.input.shape[0];
    }
    const events = await all(train(options));
    expect(events.flatMap((event) => (event.type === "step" ? [event.loss] : []))).toEqual(losses);
    expect(await hashOf(events.at(-1)!.training.state())).toBe(await hashOf(training.state()));
    const epoch = events.find(({ type }) => type === "epoch");
    expect(epoch).toMatchObject({ loss: sumOverExamples / data.size, validation: undefined });
    expect(epoch).toHaveProperty("seconds", expect.any(Number));
  });

  test("hold the validation after each epoch", async () => {
    const validation = points(30, "validation");
    let epochs = 0;
    for await (const event of train({ ...options, validation, metrics: { accuracy }, epochs: 3 })) {
      if (event.type !== "epoch") continue;
      epochs++;
      expect(event.validation).toEqual(event.training.evaluate(validation, { metrics: { accuracy } }));
      const state = event.training.state();
      expect(event.validation).toEqual(evaluate(options, state, validation, { metrics: { accuracy } }));
      expect(Object.keys(event.validation)).toEqual(["loss", "accuracy"]);
    }
    expect(epochs).toBe(3);
  });

  test("of no epochs are the end alone", async () => {
    expect((await all(train({ ...options, epochs: 0 }))).map(({ type }) => type)).toEqual(["end"]);
  });
});

describe("the order of the examples", () => {
  const placesOf = async (
    given: Partial<typeof options & { shuffle: boolean; replacement: boolean; epochs: number }>,
  ) => {
    const { asked, data } = watched(options.data);
    await all(train({ ...options, ...given, data }));
    return asked;
  };
  const inOrder = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

  test("is a new random one in each epoch", async () => {
    const asked = await placesOf({ epochs: 2 });
    const [first, second] = [asked.slice(0, 3).flat(), asked.slice(3).flat()];
    for (const epoch of [first, second]) expect(epoch.toSorted((a, b) => a - b)).toEqual(inOrder);
    expect(first).not.toEqual(inOrder);
    expect(second).not.toEqual(first);
    expect((await placesOf({ epochs: 2 })).flat()).toEqual([...first, ...second]);
    expect((await placesOf({ seed: 2 })).flat()).not.toEqual(first);
  });

  test("is theirs without shuffling", async () => {
    expect(await placesOf({ shuffle: false })).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ]);
  });

  test("ends with a full batch where a smaller one is dropped", async () => {
    const { asked, data } = watched(options.data);
    const events = await all(train({ ...options, data, shuffle: false, dropLast: true }));
    expect(asked).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ]);
    const losses = events.flatMap((event) => (event.type === "step" ? [event.loss] : []));
    expect(events.find(({ type }) => type === "epoch")).toMatchObject({ loss: (losses[0]! + losses[1]!) / 2 });
  });

  test("lets batchNorm train on a number of examples that leaves one over", async () => {
    const model = sequential(linear(2, 4), batchNorm(4), linear(4, 2));
    const normalized = { ...options, model, data: points(9, "train") };
    await expect(all(train(normalized))).rejects.toThrow("batchNorm(4)");
    expect(await all(train({ ...normalized, dropLast: true }))).toHaveLength(4);
  });

  test("may hold an example more than once with replacement, with and without shuffling", async () => {
    const asked = await placesOf({ replacement: true });
    expect(asked.map(({ length }) => length)).toEqual([4, 4, 4]);
    expect(new Set(asked.flat()).size).toBeLessThan(10);
    expect(await placesOf({ replacement: true, shuffle: false })).toEqual(asked);
  });

  test("goes on where a state ends", async () => {
    const long = await placesOf({ epochs: 3 });
    const { state: first } = await endOf(train(options));
    const { asked, data } = watched(options.data);
    const events = await all(train({ ...options, data, state: first, epochs: 2 }));
    expect(asked).toEqual(long.slice(3));
    expect(events.flatMap((event) => (event.type === "epoch" ? [event.epoch] : []))).toEqual([2, 3]);
  });
});

describe("stopping", () => {
  test("before the start", async () => {
    const events = await all(train({ ...options, signal: AbortSignal.abort() }));
    expect(events).toMatchObject([{ type: "end", reason: "aborted", epoch: 0, state: { step: 0 } }]);
  });

  test("in the middle of an epoch, after the step at hand", async () => {
    const controller = new AbortController();
    const seen: string[] = [];
    for await (const event of train({ ...options, epochs: 5, signal: controller.signal })) {
      seen.push(event.type);
      if (event.type === "step" && event.step === 4) controller.abort();
      if (event.type === "end") {
        expect(event).toMatchObject({ reason: "aborted", epoch: 1, state: { step: 5, epoch: 1 } });
      }
    }
    expect(seen).toEqual(["step", "step", "step", "epoch", "step", "step", "end"]);
  });

  test("by break: no further step is taken", async () => {
    const { asked, data } = watched(options.data);
    for await (const event of train({ ...options, data, epochs: 5 })) {
      if (event.type === "step" && event.step === 1) break;
    }
    expect(asked).toHaveLength(2);
  });
});

test("the event loop breathes during a long run", async () => {
  let fired = false;
  let firedInRun = false;
  setTimeout(() => {
    fired = true;
  }, 0);
  const start = performance.now();
  for await (const event of train({ ...options, epochs: 1e6 })) {
    firedInRun = fired;
    if (event.type === "epoch" && (fired || performance.now() - start > 3000)) break;
  }
  expect(firedInRun).toBe(true);
});

describe("data whose sizes the compiler does not know", () => {
  const rows = [
    { x: [1, 2], y: 3 },
    { x: [3, 4], y: 7 },
  ];
  const data = dataset(tensor(rows.map((row) => row.x)), tensor(rows.map((row) => [row.y])));
  const optimizer = gradientDescent({ learningRate: 0.01 });

  test("train, predict and evaluate", async () => {
    const { state, training } = await endOf(train({ model: linear(2, 1), loss: meanSquaredError, optimizer, data }));
    expect(state.step).toBe(1);
    expect(training.predict(tensor(rows.map((row) => row.x))).shape).toEqual([2, 1]);
    expect(training.evaluate(data).loss).toBeGreaterThan(0);
  });

  test("are refused where they do not fit", async () => {
    const [wide, high] = [linear(3, 1), linear(2, 2)];
    await expect(train({ model: wide, loss: meanSquaredError, optimizer, data }).next()).rejects.toThrow(
      /^in train\(data\)\n {2}expects {3}inputShape \[3\]\n {2}received +\[2\]/,
    );
    await expect(train({ model: high, loss: meanSquaredError, optimizer, data }).next()).rejects.toThrow(
      /^in train\(data\) › meanSquaredError\n {2}expects {3}target \[2, 2\]\n {2}received +\[2, 1\]/,
    );
    const training = createTraining({ model: wide, loss: meanSquaredError, optimizer });
    expect(() => training.evaluate(data)).toThrow(ShapeError);
    expect(() => training.predict(tensor(rows.map((row) => row.x)))).toThrow(ShapeError);
    expect(() => training.step(data.examples([0, 1], "float32"))).toThrow(ShapeError);
  });
});

describe("refuses, before the first step,", () => {
  const empty = dataset(tensor([[0, 0]]), tensor([0]));
  const noExamples = { ...empty, size: 0 };

  test.each([
    ["no examples", { data: noExamples }, "train(data) expects at least one example, but received 0."],
    ["no examples to validate", { validation: noExamples }, "train(validation) expects at least one example, but rec"],
    ["half an epoch", { epochs: 0.5 }, "train(epochs) expects a whole number ≥ 0, but received 0.5."],
    ["fewer epochs than none", { epochs: -1 }, "train(epochs) expects a whole number ≥ 0, but received -1."],
  ])("%s", async (_, refused, message) => {
    const attempt = train({ ...options, ...refused }).next();
    await expect(attempt).rejects.toThrow(message);
    await expect(attempt).rejects.toBeInstanceOf(ArgumentError);
  });

  test.each([0, -1, 2.5, Number.NaN])("batches of %d examples", async (batchSize) => {
    const attempt = train({ ...options, batchSize }).next();
    await expect(attempt).rejects.toThrow(`train(batchSize) expects a whole number ≥ 1, but received ${batchSize}.`);
    await expect(attempt).rejects.toBeInstanceOf(ArgumentError);
  });

  test("to drop every batch", async () => {
    const attempt = train({ ...options, batchSize: 11, dropLast: true }).next();
    await expect(attempt).rejects.toBeInstanceOf(ArgumentError);
    await expect(attempt).rejects.toThrow(
      "train(batchSize) expects at most 10, the number of examples, where a smaller batch is dropped, but received 11.",
    );
    expect(await all(train({ ...options, batchSize: 10, dropLast: true }))).toHaveLength(3);
  });

  describe("targets that make no sense to the loss, wherever they are:", () => {
    /** Examples of which the last has this label. */
    const ending = (label: number) => {
      const labels = Float32Array.from({ length: 3000 }, (_, i) => (i === 2999 ? label : 0));
      return dataset(fromElements(new Float32Array(6000), [3000, 2]), fromElements(labels, [3000]));
    };

    test.each([2, -1, 0.5])("the label %d", async (label) => {
      for (const [where, given] of [
        ["data", { data: ending(label) }],
        ["validation", { validation: ending(label) }],
        ["data", { data: subset(ending(label), [5, 2999]) }],
      ] as const) {
        const attempt = train({ ...options, ...given }).next();
        await expect(attempt).rejects.toBeInstanceOf(LabelError);
        const example = given.data?.size === 2 ? 1 : 2999;
        await expect(attempt).rejects.toThrow(
          `train(${where}) › softmaxCrossEntropy: the label of example ${example} is ${label}; labels of 2 classes are`,
        );
      }
    });

    test("probabilities that do not add up to 1", async () => {
      const inputs = tensor([
        [1, 2],
        [3, 4],
      ]);
      const attempt = train({ ...options, data: dataset(inputs, inputs), validation: dataset(inputs, inputs) }).next();
      await expect(attempt).rejects.toBeInstanceOf(ArgumentError);
      await expect(attempt).rejects.toThrow(
        "train(data) › softmaxCrossEntropy(target) expects probabilities from 0 to 1, but received 2. It is element [0, 1].",
      );
    });

    test("a target of another shape", async () => {
      const { model, optimizer } = options;
      const data = dataset(
        tensor([
          [1, 2],
          [3, 4],
        ]),
        tensor([[1], [2]]),
      );
      // @ts-expect-error the compiler refuses it as well
      const attempt = train({ model, optimizer, loss: meanSquaredError, data }).next();
      await expect(attempt).rejects.toBeInstanceOf(ShapeError);
      await expect(attempt).rejects.toThrow(/in train\(data\) › meanSquaredError\n {2}expects .*\[2, 2\]/);
    });

    test("and where a dataset cannot give its targets alone, its first one", async () => {
      const { targets: _, ...data } = subset(ending(2), [2999, 1]);
      await expect(train({ ...options, data }).next()).rejects.toBeInstanceOf(LabelError);
    });
  });

  test("NaN among the inputs and the targets, by the dataset or in the step that meets it", async () => {
    expect(() => dataset(tensor([[1, Number.NaN]]), tensor([0]))).toThrow(ArgumentError);
    const broken = { ...data, examples: () => ({ input: tensor([[1, Number.NaN]]), target: tensor([0]) }) };
    const attempt = train({ ...options, data: broken }).next();
    await expect(attempt).rejects.toThrow("NaN first appeared in the data, in its input at element 1.");
  });

  test("examples that do not fit the model, to train on or to validate with", async () => {
    const wide = dataset(tensor([[1, 2, 3]]), tensor([0]));
    // @ts-expect-error the compiler refuses them as well
    const attempts = [train({ ...options, data: wide }).next(), train({ ...options, validation: wide }).next()];
    for (const attempt of attempts) {
      await expect(attempt).rejects.toBeInstanceOf(ShapeError);
      await expect(attempt).rejects.toThrow(/in train\((data|validation)\)\n {2}expects {3}inputShape \[2\]/);
    }
  });
});
