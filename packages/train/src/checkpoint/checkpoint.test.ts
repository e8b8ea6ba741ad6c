import { batchNorm, linear, relu, sequential, tanh } from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { adam, gradientDescent, momentum, reduceOnPlateau } from "@gd/optim";
import { parseSafetensors, type WritableArray, writeSafetensors } from "@gd/safetensors";
import {
  ArgumentError,
  allocate,
  type DType,
  fromElements,
  leaves,
  mapLeaves,
  type Parameters,
  type SynchronousInterpreter,
  sizeOf,
  tensor,
} from "@gd/tensor";
import { compareTrees, SAME_BITS } from "@gd/tensor/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bothInterpreters, namedInterpreters } from "../../test/both-interpreters.js";
import { endOf, hashOf } from "../../test/run.js";
import { points } from "../../test/small-problem.js";
import { createTraining, loadCheckpoint, train } from "../index.js";
import { startOf } from "../start-of.js";
import { CheckpointError } from "./checkpoint-error.js";
import { saveCheckpoint } from "./save-checkpoint.js";

const setupOf = (interpreter: SynchronousInterpreter) => ({
  model: sequential(linear(2, 3), batchNorm(3), tanh, linear(3, 2)),
  loss: softmaxCrossEntropy,
  optimizer: adam({ learningRate: 0.1 }),
  interpreter,
});
const [reference, wasm] = bothInterpreters("float64");
const setup = setupOf(reference);
const bytes = createTraining(setup).save();

const interpreters = (["float32", "float64"] as const).flatMap((dtype) =>
  namedInterpreters(dtype).map(([name, interpreter]) => [dtype, name, interpreter] as const),
);

describe.each<readonly [DType, string, SynchronousInterpreter]>(interpreters)(
  "a checkpoint in %s of %s",
  (dtype, _, interpreter) => {
    const setup = setupOf(interpreter);
    const start = createTraining(setup).state();
    const { parameters, statistics, optimizerState, description } = start;
    /** Any number that training may leave: denormal, −0, the largest. */
    const finite = { noNaN: true, noDefaultInfinity: true };
    const anyNumber = dtype === "float32" ? fc.float(finite) : fc.double(finite);
    const length = leaves({ parameters, statistics, optimizerState }).reduce(
      (total, [, { shape }]) => total + sizeOf(shape),
      0,
    );
    const anyPlateau = fc.record({
      rateFactor: fc.double({ min: 0, max: 1, noNaN: true }),
      best: fc.double({ noNaN: true }),
      waited: fc.nat(),
      cooling: fc.nat(),
    });

    const anyPosition = fc.record({
      batches: fc.integer({ min: 1, max: 1000 }),
      batchCount: fc.integer({ min: 1000 }),
      batchSize: fc.integer({ min: 1 }),
      shuffle: fc.boolean(),
      replacement: fc.boolean(),
      seed: fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true })),
      loss: fc.double({ noNaN: true, noDefaultInfinity: true }),
      penalty: fc.double({ noNaN: true, noDefaultInfinity: true }),
      weight: fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true }),
    });

    test("is loaded as it was saved, bit for bit", () => {
      fc.assert(
        fc.property(
          fc.array(anyNumber, { minLength: length, maxLength: length }),
          fc.nat({ max: 2 ** 40 }),
          fc.maxSafeNat(),
          fc.option(anyPosition, { nil: undefined }),
          fc.option(anyPlateau, { nil: undefined }),
          (elements, step, epoch, position, plateau) => {
            let place = 0;
            const filled = <P extends Parameters>(tree: P, number = (element: number) => element): P =>
              mapLeaves(tree, ({ shape }) => {
                const data = allocate(dtype, sizeOf(shape));
                data.set(elements.slice(place, place + data.length).map(number));
                place += data.length;
                return fromElements(data, shape);
              });
            const trees = {
              parameters: filled(parameters),
              // A variance is not negative.
              statistics: filled(statistics, Math.abs),
              optimizerState: filled(optimizerState, Math.abs),
            };
            const state = {
              ...trees,
              step,
              epoch,
              // No more batches than steps.
              ...(position && step > 0 && { position: { ...position, batches: Math.min(position.batches, step) } }),
              ...(plateau && { plateau }),
              description,
            };
            const bytes = saveCheckpoint(state);
            const loaded = loadCheckpoint(setup, bytes);
            for (const name of ["parameters", "statistics", "optimizerState"] as const) {
              compareTrees(name, loaded[name], state[name], SAME_BITS);
            }
            expect([loaded.step, loaded.epoch, loaded.description]).toEqual([step, epoch, description]);
            // Equal but for the sign of a 0, which JSON does not keep and nobody needs.
            for (const member of ["position", "plateau"] as const) {
              expect(loaded[member] === undefined).toBe(state[member] === undefined);
              for (const [name, value] of Object.entries(state[member] ?? {})) {
                expect(Reflect.get(loaded[member]!, name) === value, name).toBe(true);
              }
            }
            expect(saveCheckpoint(loaded)).toEqual(bytes);
            const going = createTraining(setup, loaded);
            expect(saveCheckpoint(going.state())).toEqual(bytes);
            expect(going.save()).toEqual(bytes);
          },
        ),
      );
    });

    test("goes on as if training had never stopped", async () => {
      const options = {
        ...setup,
        data: points(10, "train"),
        validation: points(10, "validation"),
        batchSize: 5,
        onPlateau: reduceOnPlateau({ patience: 0, factor: 0.5 }),
      };
      const end = async (epochs: number, state = start) => (await endOf(train({ ...options, state, epochs }))).state;
      const bytes = saveCheckpoint(await end(4));
      expect(await hashOf(await end(5, loadCheckpoint(setup, bytes)))).toBe(await hashOf(await end(9)));
    });
  },
);

test("a checkpoint of a state that was made by hand, or of an older version, does not say what made it, and is loaded", () => {
  const { description, ...byHand } = createTraining(setup).state();
  const silent = saveCheckpoint(byHand);
  expect(loadCheckpoint(setup, silent)).toEqual(byHand);
  const others = { ...setup, model: sequential(linear(2, 3), batchNorm(3), relu, linear(3, 2)) };
  expect(loadCheckpoint(others, silent)).toEqual(byHand);
  expect(createTraining(setup, loadCheckpoint(setup, silent)).state().description).toEqual(description);
});

test("a checkpoint is a safetensors file with readable names, and says in its metadata what it is of", () => {
  const { tensors, metadata } = parseSafetensors(bytes);
  expect([...tensors].map(([name, { dtype, shape }]) => `${name} ${dtype} [${shape}]`)).toEqual([
    "0.linear.weight F64 [2,3]",
    "0.linear.bias F64 [3]",
    "1.batchNorm.scale F64 [3]",
    "1.batchNorm.shift F64 [3]",
    "3.linear.weight F64 [3,2]",
    "3.linear.bias F64 [2]",
    "1.batchNorm.mean F64 [3]",
    "1.batchNorm.variance F64 [3]",
    "optimizer.0.mean F64 [23]",
    "optimizer.0.variance F64 [23]",
  ]);
  expect(metadata.get("gd.format")).toBe("1");
  expect(JSON.parse(metadata.get("gd.architecture")!)).toEqual(setup.model.description);
  expect(JSON.parse(metadata.get("gd.optimizer")!)).toEqual(setup.optimizer.description);
  expect(JSON.parse(metadata.get("gd.input")!)).toEqual([2]);
  expect(JSON.parse(metadata.get("gd.progress")!)).toEqual({ step: 0, epoch: 0 });
});

test("tensors that would have the same name have names of their own", () => {
  const number = tensor([1], { dtype: "float64" });
  const own = {
    ...linear(1, 1),
    description: undefined,
    initialize: () => ({ mean: number, optimizer: [{ mean: number }, { variance: number }] }),
    initializeStatistics: () => ({ mean: tensor([2], { dtype: "float64" }) }),
  };
  const other = { ...setup, model: own as never };
  const state = startOf(other, undefined, "test");
  const saved = saveCheckpoint(state);
  expect([...parseSafetensors(saved).tensors.keys()]).toEqual([
    "mean",
    "optimizer.0.mean",
    "optimizer.1.variance",
    "statistics.mean",
    "optimizerState.optimizer.0.mean",
    "optimizer.0.variance",
  ]);
  expect(loadCheckpoint(other, saved)).toEqual(state);
});

test("a checkpoint of one interpreter is that of another", () => {
  expect(createTraining(setupOf(wasm)).save()).toEqual(bytes);
  expect(saveCheckpoint(loadCheckpoint(setupOf(wasm), bytes))).toEqual(bytes);
});

test("bytes within a larger buffer, which begin anywhere, are loaded too", () => {
  const larger = new Uint8Array(bytes.length + 5);
  larger.set(bytes, 3);
  expect(saveCheckpoint(loadCheckpoint(setup, larger.subarray(3, 3 + bytes.length)))).toEqual(bytes);
});

test("a state from JSON is refused by name, rather than saved without its elements", () => {
  const state = JSON.parse(JSON.stringify(createTraining(setup).state()));
  expect(() => saveCheckpoint(state)).toThrow(ArgumentError);
  expect(() => saveCheckpoint(state)).toThrow(
    "saveCheckpoint(state): parameters.0.weight expects a tensor whose data is a Float64Array of length 6, but received",
  );
});

test("a model without parameters has a checkpoint as well", () => {
  const bare = { ...setup, model: tanh.at([2]), optimizer: gradientDescent({ learningRate: 1 }) };
  const training = createTraining(bare);
  training.step(points(3, "bare").examples([0, 1, 2], "float64"));
  expect(loadCheckpoint(bare, training.save())).toEqual(training.state());
});

describe("refuses", () => {
  const refusal = (given: Uint8Array, message: string) => {
    expect(() => loadCheckpoint(setup, given)).toThrow(CheckpointError);
    expect(() => loadCheckpoint(setup, given)).toThrow(message);
  };

  test("what is no checkpoint", () => {
    const advice = "check that saveCheckpoint has written the file, and take another copy of it";
    refusal(new Uint8Array(), `loadCheckpoint: it has 0 bytes, and a safetensors file 8 or more; ${advice}`);
    refusal(
      new TextEncoder().encode('{ "a": "text" }'),
      `loadCheckpoint: its header says to be 2459029315877216379 bytes, of at most 1048576; ${advice}`,
    );
  });

  test("one that is cut off anywhere, or in which any bit has changed", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(() => loadCheckpoint(setup, bytes.subarray(0, length))).toThrow(CheckpointError);
      }),
    );
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (place, bit) => {
        const changed = bytes.slice();
        changed[place]! ^= 1 << bit;
        expect(() => loadCheckpoint(setup, changed)).toThrow(CheckpointError);
      }),
    );
    const changed = bytes.slice();
    changed[bytes.length - 20]!++;
    refusal(
      changed,
      "it is damaged or incomplete, as its checksum is wrong; check that saveCheckpoint has written the file, and take",
    );
  });

  test("one of another model, another optimizer or another precision, by name", () => {
    const saved = (other: Partial<typeof setup>) => () => loadCheckpoint({ ...setup, ...other } as typeof setup, bytes);
    expect(saved({ optimizer: momentum({ learningRate: 1, momentum: 0.9 }) as never })).toThrow(
      "loadCheckpoint: in the optimizer, the setup has momentum where the checkpoint has adam; pass the optimizer that it was " +
        "saved with, and start from { parameters, statistics } to go on with another",
    );
    expect(saved({ model: sequential(linear(2, 3), tanh, linear(3, 2)) as never })).toThrow(
      "loadCheckpoint: in sequential, the setup has 3 layers where the checkpoint has 4 layers; pass the model that it was ",
    );
    expect(saved({ interpreter: bothInterpreters("float32")[0] })).toThrow(
      "loadCheckpoint: the checkpoint is float64 and the setup float32; pass an interpreter of float64",
    );
    expect(saved({ interpreter: bothInterpreters("float32")[0] })).toThrow(CheckpointError);
  });

  test("one of a later version of the format, and a file that is no checkpoint", () => {
    const { tensors, metadata, read } = parseSafetensors(bytes);
    const arrays = new Map([...tensors.keys()].map((name) => [name, read(name) as WritableArray]));
    const { "gd.checksum": _, ...texts } = Object.fromEntries(metadata);
    const written = (texts: Readonly<Record<string, string>>) =>
      writeSafetensors(arrays, texts, { checksum: "gd.checksum" });
    expect(written(texts)).toEqual(bytes);
    refusal(
      written({ ...texts, "gd.format": "2" }),
      "the checkpoint has version 2 of the format, and this is version 1; load it with the version of @gd/train that",
    );
    const { "gd.progress": __, ...model } = texts;
    refusal(
      written(model),
      "the file has no gd.progress in its metadata, and is no checkpoint; pass what saveCheckpoint returned; of another file",
    );
    refusal(
      writeSafetensors(arrays, texts),
      "its header does not begin with a checksum, gd.checksum; check that saveCheckpoint",
    );
  });
});
