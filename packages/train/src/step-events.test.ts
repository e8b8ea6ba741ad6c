import { dropout, expectShape, linear, stack, tanh } from "@gd/layers";
import { accuracy, softmaxCrossEntropy } from "@gd/losses";
import { momentum } from "@gd/optim";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { describe, expect, test } from "vitest";
import { hashOf } from "../test/run.js";
import { points } from "../test/small-problem.js";
import { NotFiniteError } from "./inspect/not-finite-error.js";
import { train } from "./train.js";

const planar = (rate: number) =>
  expectShape(stack([linear(2, 4), tanh, dropout({ rate }), linear(4, 2)]), { input: [2], output: [2] });
const data = points(50, "train");
const validation = points(20, "validation");
const setup = {
  model: planar(0),
  loss: softmaxCrossEntropy,
  optimizer: momentum({ learningRate: 0.1, momentum: 0.9 }),
  interpreter: wasmInterpreter(),
  data,
  validation,
  metrics: { accuracy },
  batchSize: 3,
  epochs: 6,
};

/** What is told, without the time it took and with a hash for the state. */
const told = async (options: typeof setup & { readonly stepEvents?: boolean }): Promise<readonly object[]> => {
  const events: object[] = [];
  for await (const { training, ...event } of train(options)) {
    const { step, epoch } = training.state();
    events.push({ ...event, seconds: undefined, stateNow: { step, epoch, hash: hashOf(training.state()) } });
  }
  return events;
};

describe("without events for steps", () => {
  test.each([
    ["in memory", setup],
    ["in memory, with random numbers", { ...setup, model: planar(0.5) }],
    ["asked for batch by batch", { ...setup, data: { ...data } }],
  ])("those of epochs and of the end are the same: examples %s", async (_, options) => {
    const all = await told(options);
    const few = await told({ ...options, stepEvents: false });
    expect(few).toHaveLength(7);
    expect(few).toEqual(all.filter((event) => !("step" in event)));
  });

  test("the event loop breathes, and a signal ends it in the middle of an epoch", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 0);
    const long = { ...setup, data: points(200_000, "train"), validation: undefined, metrics: undefined };
    const events: object[] = [];
    for await (const event of train({ ...long, batchSize: 1, stepEvents: false, signal: controller.signal })) {
      events.push(event);
      if (event.type === "end") expect(event.state.step).toBeLessThan(200_000);
    }
    expect(events).toMatchObject([{ type: "end", reason: "aborted", epoch: 0 }]);
  });

  test("a step that is not finite ends it as ever", async () => {
    const optimizer = momentum({ learningRate: 3e38, momentum: 0.9 });
    const run = async (stepEvents: boolean): Promise<void> => {
      for await (const _ of train({ ...setup, optimizer, stepEvents }));
    };
    const error = await run(true).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(NotFiniteError);
    await expect(run(false)).rejects.toThrow(String(error).replace("NotFiniteError: ", ""));
  });
});
