import { readIdx, spirals } from "@gd/data";
import { dropout, linear, relu, sequential } from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { adam } from "@gd/optim";
import { randomStreams, referenceInterpreter, type SynchronousInterpreter, toArray } from "@gd/tensor";
import { bestInterpreter } from "@gd/tensor-wasm";
import { loadCheckpoint, predict, train, weightsHash } from "@gd/train";

/** What came of using the packages: the same in every engine. */
export interface Outcome {
  readonly trained: readonly string[];
  readonly idx: readonly number[];
}

/** Files as they come from a file system, which may be that of another realm. */
export interface Files {
  /** A compressed IDX file. */
  readonly idx: Uint8Array;
  readonly writeAndRead: (bytes: Uint8Array) => Uint8Array;
}

/**
 * Uses what asks the engine for something that not every engine has: training with its pauses and its clock, threads,
 * checkpoints, hashes, and a compressed file.
 */
export const useWidely = async ({ idx, writeAndRead }: Files): Promise<Outcome> => {
  const interpreters = [referenceInterpreter(), bestInterpreter({ threads: 2, onFallback() {} })];
  const trained = [];
  for (const interpreter of interpreters) trained.push(await trainedWith(interpreter, writeAndRead));
  return { trained, idx: [...(await readIdx(idx)).data] };
};

const trainedWith = async (
  interpreter: SynchronousInterpreter,
  writeAndRead: Files["writeAndRead"],
): Promise<string> => {
  const random = randomStreams("wide use");
  const data = spirals({ random: random.stream("points"), size: 300 });
  const setup = {
    // Wide enough for memory that steps pass on.
    model: sequential(linear(2, 128), relu, dropout({ rate: 0.1 }), linear(128, 2)),
    loss: softmaxCrossEntropy,
    optimizer: adam({ learningRate: 0.01 }),
    interpreter,
    seed: "wide use",
  };
  let checkpoint: Uint8Array | undefined;
  for await (const event of train({ ...setup, data, batchSize: 100 })) {
    if (event.type === "end") checkpoint = event.training.save();
    // So long that the training pauses.
    const start = Date.now();
    while (Date.now() - start < 30);
  }
  const { parameters, statistics } = loadCheckpoint(setup, writeAndRead(checkpoint!));
  const output = predict(setup, { parameters, statistics }, data.examples([0], "float32").input);
  return `${weightsHash(parameters)} ${toArray(output)}`;
};
