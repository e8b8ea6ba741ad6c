import { type Dataset, dataset, subset } from "@gd/data";
import { batchNorm, dropout, expectShape, linear, type Stackable, sigmoid, stack, tanh } from "@gd/layers";
import { accuracy, softmaxCrossEntropy } from "@gd/losses";
import { accumulateGradients, adam, exponentialDecay, gradientDescent, momentum, reduceOnPlateau } from "@gd/optim";
import {
  type CallsInSequence,
  type DType,
  type Elements,
  fromElements,
  type GradientTransformation,
  type RandomStream,
  randomStreams,
  type SynchronousInterpreter,
} from "@gd/tensor";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { describe, expect, test } from "vitest";
import { hashOf } from "../test/run.js";
import { points } from "../test/small-problem.js";
import { NotFiniteError } from "./inspect/not-finite-error.js";
import { l2 } from "./regularize/l2.js";
import { train } from "./train.js";
import type { Training } from "./training.js";

/** An interpreter that counts the calls that its functions make in sequence. */
const counted = (dtype: DType) => {
  const interpreter = wasmInterpreter({ dtype });
  const counts = { calls: 0, sequences: 0 };
  const compile: SynchronousInterpreter["compile"] = (body) => {
    const compiled = interpreter.compile(body);
    const counting =
      (inSequence: CallsInSequence): CallsInSequence =>
      (inputs, count) => {
        const reports = inSequence(inputs, count);
        counts.calls += reports?.calls ?? 0;
        counts.sequences++;
        return reports;
      };
    return Object.assign((...inputs: Parameters<typeof compiled>) => compiled(...inputs), {
      inSequence(...inputs: Parameters<typeof compiled>) {
        const inSequence = compiled.inSequence?.(...inputs);
        return inSequence && counting(inSequence);
      },
    });
  };
  return { counts, interpreter: { ...interpreter, compile } };
};

/** The same examples, but not known to lie in memory: they are asked for batch by batch. */
const askedFor = <D extends object>(data: D): D => ({ ...data });

const planar = (layers: readonly Stackable[]) => expectShape(stack(layers), { input: [2], output: [2] });
type Planar = ReturnType<typeof planar>;

const data = points(50, "train");
const validation = points(20, "validation");
const models = {
  tanh: planar([linear(2, 4), tanh, linear(4, 2)]),
  batchNorm: planar([linear(2, 3), batchNorm(3), sigmoid, linear(3, 2)]),
  dropout: planar([linear(2, 4), tanh, dropout({ rate: 0.5 }), linear(4, 2)]),
};
const optimizers: Readonly<Record<string, GradientTransformation>> = {
  decay: gradientDescent({ learningRate: exponentialDecay({ learningRate: 0.1, decay: 0.01 }) }),
  momentum: momentum({ learningRate: 0.1, momentum: 0.9 }),
  adam: adam({ learningRate: 0.01 }),
  accumulated: accumulateGradients(momentum({ learningRate: 0.1, momentum: 0.9 }), { steps: 3 }),
};

interface Run {
  readonly model: Planar;
  readonly optimizer: GradientTransformation;
  readonly interpreter: SynchronousInterpreter;
  readonly data: Dataset<readonly [2], readonly []>;
  readonly batchSize: number;
  readonly norms?: boolean;
  readonly regularized?: boolean;
}

/** All that a caller sees who looks at a training, steps in between and ends it, at random. */
const seen = async (
  { regularized = false, ...options }: Run,
  random: RandomStream,
  looks: number,
): Promise<readonly string[]> => {
  const list: string[] = [];
  const controller = new AbortController();
  const look = async (training: Training<Planar, typeof softmaxCrossEntropy>): Promise<void> => {
    const some = data.examples([random.integer(data.size), random.integer(data.size)], options.interpreter.ops.dtype);
    switch (random.integer(7)) {
      case 0:
        list.push(`state ${training.state().step} ${hashOf(training.state())}`);
        break;
      case 1:
        list.push(`predict ${training.predict(some.input).data}`);
        break;
      case 2:
        list.push(`evaluate ${JSON.stringify(training.evaluate(validation))}`);
        break;
      case 3:
        list.push(`step ${training.step(some, { last: random.uniform() < 0.2 }).loss}`);
        break;
      case 4:
        list.push(`save ${training.save().length}`);
        break;
      case 5:
        await new Promise((resolve) => setTimeout(resolve, 0));
        break;
      default:
        if (random.uniform() < 0.05) controller.abort();
    }
  };
  const stop = random.integer(2000);
  const events = train({
    loss: softmaxCrossEntropy,
    ...options,
    ...(regularized ? { regularization: l2({ strength: 0.01 }) } : {}),
    validation,
    metrics: { accuracy },
    earlyStopping: { patience: 8 },
    onPlateau: reduceOnPlateau({ factor: 0.5, patience: 1 }),
    epochs: 12,
    signal: controller.signal,
  });
  for await (const event of events) {
    const { training, type, ...rest } = event;
    const told = { ...rest, seconds: undefined, state: undefined, stopping: undefined };
    list.push(`${type} ${JSON.stringify(told)}`);
    if (type === "end") list.push(hashOf(event.state));
    if (random.uniform() < looks) await look(training);
    if (list.length > stop) {
      list.push(`break ${hashOf(training.state())}`);
      break;
    }
  }
  return list;
};

describe.each<DType>(["float32", "float64"])("steps taken ahead change nothing that anybody sees, in %s", (dtype) => {
  describe.each(Object.entries(models))("%s", (name, model) => {
    test.each(Object.entries(optimizers))("%s", async (_, optimizer) => {
      for (const [batchSize, norms, regularized] of [
        [2, false, false],
        [2, true, true],
        [3, false, true],
      ] as const) {
        for (const looks of [0, 0.003, 0.03, 0.3, 1]) {
          const { counts, interpreter } = counted(dtype);
          const run = { model, optimizer, interpreter, batchSize, norms, regularized };
          const random = () => randomStreams(`${batchSize} ${looks}`).stream("looks");
          const plain = await seen({ ...run, data: askedFor(data) }, random(), looks);
          expect(counts.calls).toBe(0);
          expect(await seen({ ...run, data }, random(), looks)).toEqual(plain);
          // What draws, or takes many operations, has no code of its own.
          if (looks === 0 && !regularized && name !== "dropout") expect(counts.calls).toBeGreaterThan(100);
        }
      }
    });
  });

  test("and stop before what is not finite", async () => {
    const elements = (given: readonly number[]): Elements =>
      dtype === "float32" ? Float32Array.from(given) : Float64Array.from(given);
    const inputs = elements(Array.from({ length: 400 }, (_, i) => Math.sin(i)));
    const broken = dataset(
      fromElements(inputs, [200, 2]),
      fromElements(elements(Array.from({ length: 200 }, () => 1)), [200]),
    );
    // A dataset looks at its numbers when it is made, and does not copy them.
    inputs[2 * 150] = Number.NaN;
    const { counts, interpreter } = counted(dtype);
    const { tanh: model } = models;
    const run = { model, loss: softmaxCrossEntropy, optimizer: optimizers["adam"]!, interpreter, shuffle: false };
    const until = async (data: Dataset<readonly [2], readonly []>) => {
      const hashes: string[] = [];
      let steps = 0;
      const end = async () => {
        const events = train({ ...run, data, batchSize: 1 });
        const { value } = await events.next();
        const training = value!.training;
        try {
          for await (const _ of events) steps++;
        } finally {
          hashes.push(hashOf(training.state()));
        }
      };
      await expect(end()).rejects.toThrow(NotFiniteError);
      await expect(end()).rejects.toThrow("step 150");
      return [steps, ...hashes];
    };
    const plain = await until(askedFor(broken));
    expect(plain[0]).toBe(2 * 149);
    expect(counts.calls).toBe(0);
    expect(await until(broken)).toEqual(plain);
    expect(counts.calls).toBeGreaterThan(200);
  });
});

describe("steps are taken ahead", () => {
  const setup = { model: models.tanh, loss: softmaxCrossEntropy, optimizer: optimizers["momentum"]! };

  test("of datasets in memory and parts of them, and not of others", async () => {
    const sequencesOf = async (given: Dataset<readonly [2], readonly []>) => {
      const { counts, interpreter } = counted("float32");
      for await (const _ of train({ ...setup, interpreter, data: given, batchSize: 1, epochs: 2 }));
      return counts.sequences;
    };
    const places = Uint32Array.from({ length: 40 }, (_, i) => i);
    expect(await sequencesOf(data)).toBeGreaterThan(1);
    expect(await sequencesOf(subset(data, places))).toBeGreaterThan(1);
    expect(await sequencesOf(askedFor(data))).toBe(0);
    expect(await sequencesOf({ ...data, examples: (places, dtype) => data.examples(places, dtype) })).toBe(0);
  });

  test("rarely where somebody looks after each of them", async () => {
    const { counts, interpreter } = counted("float32");
    for await (const { training } of train({ ...setup, interpreter, data, batchSize: 1, epochs: 40 })) training.state();
    expect(counts.sequences).toBeLessThan(20);
  });
});

describe("nobody notices that steps are taken ahead", () => {
  const interpreter = wasmInterpreter();
  const setup = { model: models.tanh, loss: softmaxCrossEntropy, interpreter, data, batchSize: 1, epochs: 20 };
  const optimizer = gradientDescent({ learningRate: 0.1 });

  test("where a schedule throws: the events before it come first", async () => {
    const schedule = (step: number): number => {
      if (step === 140) throw new Error("no rate");
      return 0.1;
    };
    let steps = 0;
    const run = async () => {
      for await (const { type } of train({ ...setup, optimizer: gradientDescent({ learningRate: schedule }) })) {
        if (type === "step") steps++;
      }
    };
    await expect(run()).rejects.toThrow("no rate");
    expect(steps).toBe(140);
  });

  test("where what the training calls ends it", async () => {
    let asked = 0;
    const ending = {
      ...data,
      examples(...request: Parameters<typeof data.examples>) {
        if (++asked === 5) void events.return();
        return data.examples(...request);
      },
    };
    const events = train({ ...setup, optimizer, data: ending });
    let seen = 0;
    for await (const _ of events) seen++;
    expect([asked, seen]).toEqual([5, 5]);
  });

  test("where a consumer becomes slow: the event loop breathes", async () => {
    let fired = 0;
    let seen = 0;
    for await (const { type } of train({ ...setup, optimizer, epochs: 100 })) {
      if (type !== "step" || ++seen < 1500) continue;
      if (seen === 1500) {
        setTimeout(() => {
          fired = seen;
        }, 0);
      }
      if (fired > 0) break;
      for (const start = performance.now(); performance.now() - start < 3; );
    }
    expect(fired).toBeGreaterThan(0);
    expect(fired - 1500).toBeLessThan(40);
  });
});
