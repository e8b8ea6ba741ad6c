import { dataset } from "@gd/data";
import { batchNorm, linear, sequential, tanh } from "@gd/layers";
import { accuracy, defineMetric, softmaxCrossEntropy } from "@gd/losses";
import { ArgumentError, type DType, referenceInterpreter, type SynchronousInterpreter, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { namedInterpreters } from "../../test/both-interpreters.js";
import { hashOf } from "../../test/run.js";
import { points, smallSetup } from "../../test/small-problem.js";
import { createTraining, train } from "../index.js";
import type { TrainingState } from "../training-state.js";
import type { EarlyStopping, StoppingState } from "./early-stopping.js";

const model = sequential(linear(2, 8), batchNorm(8), tanh, linear(8, 2));
const options = {
  ...smallSetup,
  model,
  interpreter: referenceInterpreter({ dtype: "float64" }),
  data: points(10, "train"),
  validation: points(30, "validation"),
  batchSize: 4,
  dropLast: true,
  seed: 1,
};

/** Trains with a metric that has these values after the epochs, and returns the end and the hash after each epoch. */
const run = async (
  values: readonly number[],
  earlyStopping: Omit<EarlyStopping, "metric">,
  more: { readonly interpreter?: SynchronousInterpreter; readonly signal?: AbortSignal } = {},
) => {
  let epochs = 0;
  const metrics = { scripted: () => values[epochs]! };
  const watched = { metric: "scripted", goal: "minimum", ...earlyStopping } as const;
  const hashes: string[] = [];
  for await (const event of train({
    ...options,
    ...more,
    metrics,
    epochs: values.length,
    earlyStopping: watched,
  })) {
    if (event.type === "end") return { ...event, hashes };
    if (event.type !== "epoch") continue;
    epochs++;
    hashes.push(await hashOf(event.training.state()));
  }
  throw new Error("no end");
};

describe.each<DType>(["float32", "float64"])("early stopping in %s", (dtype) => {
  test.each(namedInterpreters(dtype))(
    "gives back the state of the best epoch, of which nothing is shared: %s",
    async (_, interpreter) => {
      const { reason, best, epoch, state, hashes } = await run(
        [3, 2, 1, 4, 0.5, 2, 3, 1, 0],
        { patience: 3 },
        { interpreter },
      );
      expect({ reason, best, epoch }).toEqual({
        reason: "early-stopping",
        best: { epoch: 5, value: 0.5 },
        epoch: 8,
      });
      expect(hashes).toHaveLength(8);
      expect(new Set(hashes).size).toBe(8);
      expect(state).toMatchObject({ epoch: 5, step: 10 });
      expect(await hashOf(state)).toBe(hashes[4]);
      // It can be trained on, as if nothing had been between.
      for await (const event of train({ ...options, interpreter, state })) {
        if (event.type === "epoch") expect(await hashOf(event.training.state())).toBe(hashes[5]);
      }
    },
  );
});

describe("early stopping", () => {
  const after = async (values: readonly number[], given: Omit<EarlyStopping, "metric">) => {
    const { reason, best, epoch } = await run(values, given);
    return [reason, best?.epoch, epoch];
  };

  test("waits for so many epochs in a row that bring nothing better", async () => {
    expect(await after([1, 1, 0], { patience: 1 })).toEqual(["early-stopping", 1, 2]);
    expect(await after([2, 3, 1, 2, 0], { patience: 2 })).toEqual(["epochs", 5, 5]);
  });

  test("watches what is to rise", async () => {
    expect(await after([1, 2, 3, 2, 1, 0], { patience: 2, goal: "maximum" })).toEqual(["early-stopping", 3, 5]);
  });

  test("takes a small improvement for none", async () => {
    const given = { patience: 2, minimumImprovement: 0.5 };
    expect(await after([3, 2.6, 2.5, 0], given)).toEqual(["early-stopping", 1, 3]);
    expect(await after([3, 2.6, 2.4, 2.3], given)).toEqual(["epochs", 3, 4]);
    expect(await after([1, 1.4, 1.5, 9], { ...given, goal: "maximum" })).toEqual(["early-stopping", 1, 3]);
  });

  test("takes NaN for nothing better", async () => {
    expect(await after([2, Number.NaN, 1], { patience: 2 })).toEqual(["epochs", 3, 3]);
    expect(await after([Number.NaN, 3, Number.NaN], { patience: 2 })).toEqual(["epochs", 2, 3]);
  });

  test.each(["minimum", "maximum"] as const)(
    "takes what is infinite for nothing better, towards a %s",
    async (goal) => {
      for (const infinite of [Infinity, -Infinity]) {
        expect(await after([2, infinite, 1], { patience: 3, goal })).toEqual(["epochs", goal === "minimum" ? 3 : 1, 3]);
        expect(await after([infinite, 3, infinite], { patience: 3, goal })).toEqual(["epochs", 2, 3]);
        await expect(run([infinite, infinite], { patience: 9, goal })).rejects.toThrow(
          `expects a finite value after at least one epoch, but received ${infinite}.`,
        );
      }
    },
  );

  test("of a value that there never was is an error that names it, after the events of the epochs", async () => {
    const never = (received: number) =>
      "train(earlyStopping.metric), which is scripted, expects a finite value after at least one epoch, but received " +
      `${received}. ${
        Number.isNaN(received)
          ? "A metric may have no value for some examples: rocAuc is NaN for those of a single class."
          : "Look for an overflow in the model, or lower the learning rate."
      }`;
    const nan = Number.NaN;
    await expect(run([nan, nan, 1], { patience: 2 })).rejects.toThrow(never(nan));
    await expect(run([nan, nan, nan], { patience: 9 })).rejects.toThrow(never(nan));
    await expect(run([Infinity, Infinity], { patience: 9 })).rejects.toThrow(never(Infinity));
    await expect(run([nan, nan], { patience: 9 })).rejects.toBeInstanceOf(ArgumentError);

    const labels = tensor([1, 1, 1]);
    const oneClass = dataset(
      tensor([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
      labels,
    );
    const positive = { auc: defineMetric("auc", () => ({ add() {}, result: () => nan }), { goal: "maximum" }) };
    const events: string[] = [];
    const running = train({
      ...options,
      validation: oneClass,
      metrics: positive,
      epochs: 2,
      earlyStopping: { patience: 5, metric: "auc" },
    });
    const consume = async () => {
      for await (const { type } of running) events.push(type);
    };
    await expect(consume()).rejects.toThrow("which is auc, expects a finite value");
    expect(events.filter((type) => type === "epoch")).toHaveLength(2);
  });

  test("that a signal ends before there is a value has none", async () => {
    const controller = new AbortController();
    const metrics = { scripted: () => Number.NaN };
    const earlyStopping = { patience: 9, metric: "scripted", goal: "minimum" } as const;
    for await (const event of train({ ...options, metrics, epochs: 9, earlyStopping, signal: controller.signal })) {
      if (event.type === "epoch") controller.abort();
      if (event.type === "end") expect([event.reason, event.best]).toEqual(["aborted", undefined]);
    }
  });

  test("takes the goal of the metric, and of a loss that it is to fall", async () => {
    const metrics = { accuracy, mse: softmaxCrossEntropy };
    for (const [metric, best] of [
      ["accuracy", Math.max],
      ["mse", Math.min],
      ["loss", Math.min],
    ] as const) {
      const seen: number[] = [];
      for await (const event of train({ ...options, metrics, epochs: 6, earlyStopping: { patience: 9, metric } })) {
        if (event.type === "epoch") seen.push(event.validation[metric]);
        if (event.type === "end") expect(event.best!.value).toBe(best(...seen));
      }
    }
  });

  test("gives the best state back when the epochs are over, and when a signal ends them", async () => {
    const { state, hashes } = await run([1, 2, 3], { patience: 9 });
    expect(await hashOf(state)).toBe(hashes[0]);

    const controller = new AbortController();
    for await (const event of train({
      ...options,
      epochs: 9,
      metrics: { accuracy },
      earlyStopping: { patience: 9, metric: "accuracy", goal: "maximum" },
      signal: controller.signal,
    })) {
      if (event.type === "step" && event.step === 5) controller.abort();
      if (event.type === "end") {
        expect(event.reason).toBe("aborted");
        expect(event.state.epoch).toBe(event.best!.epoch);
      }
    }
  });

  test("watches the loss of the validation by default", async () => {
    const losses: number[] = [];
    for await (const event of train({ ...options, epochs: 20, earlyStopping: { patience: 3 } })) {
      if (event.type === "epoch") losses.push(event.validation.loss);
      if (event.type === "end") {
        expect(event.best!.value).toBe(Math.min(...losses));
        expect(losses[event.best!.epoch - 1]).toBe(event.best!.value);
      }
    }
  });

  test.each<[string, EarlyStopping<"loss">, string]>([
    ["no patience", { patience: 0 }, "train(earlyStopping.patience) expects a whole number ≥ 1, but received 0."],
    ["half an epoch", { patience: 1.5 }, "train(earlyStopping.patience) expects a whole number ≥ 1, but received 1.5"],
    [
      "a negative improvement",
      { patience: 1, minimumImprovement: -1 },
      "train(earlyStopping.minimumImprovement) expects a finite number ≥ 0, but received -1.",
    ],
  ])("refuses %s", async (_, earlyStopping, message) => {
    const attempt = train({ ...options, earlyStopping }).next();
    await expect(attempt).rejects.toThrow(message);
    await expect(attempt).rejects.toBeInstanceOf(ArgumentError);
  });

  test("refuses a metric without a goal, one that is no number, and to have nothing to watch", async () => {
    const matrix = defineMetric("matrix", () => ({ add: () => {}, result: () => [[1]] }));
    const refusal = async (earlyStopping: EarlyStopping) => {
      // The compiler refuses these names as well.
      const watched = earlyStopping as EarlyStopping<"loss">;
      for await (const _ of train({ ...options, metrics: { accuracy, matrix, own: () => 1 }, earlyStopping: watched }));
    };
    await expect(refusal({ patience: 1, metric: "own" })).rejects.toThrow(
      'train(earlyStopping.goal), for own, expects "minimum" or "maximum", but received undefined. ' +
        'Say whether own should fall or rise: { goal: "maximum" } if it should rise.',
    );
    await expect(refusal({ patience: 1, metric: "accuracy", goal: "minimum" })).rejects.toThrow(
      'train(earlyStopping.goal), for accuracy, expects "maximum", but received "minimum". ' +
        "It is known of accuracy: leave goal out.",
    );
    await expect(refusal({ patience: 1, goal: "maximum" })).rejects.toThrow(
      'train(earlyStopping.goal), for loss, expects "minimum", but received "maximum".',
    );
    await expect(refusal({ patience: 1, metric: "accuracy", goal: "up" as never })).rejects.toThrow(
      'train(earlyStopping.goal), for accuracy, expects "minimum" or "maximum", but received "up".',
    );
    await expect(refusal({ patience: 1, metric: "precision", goal: "maximum" })).rejects.toThrow(
      'train(earlyStopping.metric) expects "loss", "accuracy", "matrix" or "own", but received "precision".',
    );
    await expect(refusal({ patience: 1, metric: "matrix", goal: "maximum" })).rejects.toThrow(
      'train(earlyStopping.metric) expects a metric that is a number, but received "matrix". There is loss, accuracy, own.',
    );
    const { validation: _, ...without } = options;
    await expect(train({ ...without, earlyStopping: { patience: 1 } }).next()).rejects.toThrow(
      "train(earlyStopping) expects examples in `validation`, but received undefined. It watches the validation: split",
    );
  });
});

describe("a training that goes on from a state and its early stopping", () => {
  const values = [3, 2, 1, 4, 0.5, 2, 3, 1, 0];

  /** The end of a run that is broken off after each of these epochs, and goes on in another. */
  const broken = async (after: readonly number[], patience: number) => {
    let state: TrainingState<typeof model> | undefined;
    let initial: StoppingState | undefined;
    for (const until of [...after, values.length]) {
      let epochs: number = state?.epoch ?? 0;
      const events = train({
        ...options,
        metrics: { scripted: () => values[epochs]! },
        epochs: until - epochs,
        earlyStopping: { patience, metric: "scripted", goal: "minimum", initial },
        state,
      });
      for await (const event of events) {
        if (event.type === "epoch") {
          epochs++;
          [state, initial] = [event.training.state(), event.stopping];
        }
        if (event.type !== "end" || (until < values.length && event.reason === "epochs")) continue;
        const { reason, best, epoch } = event;
        return { reason, best, epoch, hash: await hashOf(event.state) };
      }
    }
    throw new Error("no end");
  };

  test.each([1, 3, 4])("ends as one that was never broken off, with a patience of %i", async (patience) => {
    const whole = await broken([], patience);
    for (const after of [[1], [4], [2, 5], [1, 2, 3, 4, 5, 6, 7, 8]])
      expect(await broken(after, patience)).toEqual(whole);
  });

  test("ends at once where it had waited long enough", async () => {
    const initial: StoppingState = { best: { epoch: 1, value: 1 }, state: createTraining(options).state(), waited: 2 };
    const events = train({ ...options, epochs: 3, earlyStopping: { patience: 2, initial } });
    const { value } = await events.next();
    expect(value).toMatchObject({ type: "end", reason: "early-stopping", best: { epoch: 1, value: 1 } });
  });

  test.each<[initial: object, message: string]>([
    [{ best: undefined, state: undefined, waited: -1 }, "in its waited, expects a whole number"],
    [{ best: { epoch: 1, value: 1 }, state: undefined, waited: 0 }, "expects a best epoch and its state, or neither"],
    [{ best: { epoch: 0, value: 1 }, state: {}, waited: 0 }, "in its best: epoch expects a whole number ≥ 1"],
    [{ best: { epoch: 1, value: Number.NaN }, state: {}, waited: 0 }, "in its best: value expects a finite number"],
    [{ best: { epoch: 1, value: Infinity }, state: {}, waited: 0 }, "in its best: value expects a finite number"],
    [{ best: { epoch: 1, value: 1 }, state: 7, waited: 0 }, "in its state expects a state"],
    [{ best: undefined, state: undefined, waitd: 0 }, "Did you mean waited?"],
  ])("refuses %j", async (initial, message) => {
    const events = train({ ...options, earlyStopping: { patience: 2, initial: initial as StoppingState } });
    await expect(events.next()).rejects.toThrow(message);
  });
});
